import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runAt91Sam9WdtModel } from './runAt91Sam9WdtModel.ts'

const FACTS = '../shared/facts/at91sam9-wdt.md'
const haveFacts = existsSync(FACTS)
if (!haveFacts) console.info(`skipped: worked examples, as ${FACTS} is not here`)

interface Example {
  readonly id: string
  readonly note?: string
  readonly in: unknown
  readonly out: Readonly<Record<string, unknown>>
}

const examples: readonly Example[] = haveFacts
  ? JSON.parse(/```json\n(\[[\s\S]*?\n\])\n```/.exec(readFileSync(FACTS, 'utf8'))?.[1] ?? '[]')
  : []

/** Exactly the listed keys: what the example does not name is not compared. */
const pick = (from: unknown, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(Object(from)).filter(([key]) => keys.includes(key)))

describe.skipIf(!haveFacts)('worked examples', () => {
  it('are all read', () => expect(examples).toHaveLength(64))

  it.each(examples.map((it) => [it.id, it.note ?? '', it] as const))(
    '%s %s',
    (_id, _note, example) => {
      const out = runAt91Sam9WdtModel(example.in)
      expect(pick(out, Object.keys(example.out))).toEqual(example.out)
    },
  )
})

const ENABLED = {
  level: 'info',
  kind: 'pr',
  text: 'at91sam9_wdt: enabled (heartbeat=15 sec, nowayout=0)',
}

describe(runAt91Sam9WdtModel, () => {
  // By hand: 6 s = 1536 ticks, 1 s = 256; window 1280; period (384 + 1) * 250 / 256 = 375.97
  it('computes register, period and timeout from a node', () => {
    const out = runAt91Sam9WdtModel({
      HZ: 250,
      dt: { 'atmel,max-heartbeat-sec': 6, 'atmel,min-heartbeat-sec': 1, 'atmel,dbg-halt': true },
    })
    expect(out).toMatchObject({
      err: 0,
      mr_before: '0x3fff2fff',
      mr_wanted: '0x15002600',
      mr_mask: '0x3fffffff',
      mr_written: true,
      mr: '0x15002600',
      fields: { WDV: 1536, WDD: 1280, WDRSTEN: 1, WDDBGHLT: 1, WDIDLEHLT: 0 },
      max_ms: 6003, // 1537 * 1000 / 256
      min_ms: 1000,
      period_jiffies: 375,
      period_ms: 1500,
      first_jiffies: 375,
      irq_requested: false,
      timeout: 15,
      registered: true,
      log: [ENABLED],
      binding_issues: [],
    })
  })

  // By hand: 6 s = 1535 ticks, 1 s = 255; hi = 1536 * 250 / 256 = 1500, lo = (256 * 250 + 255) / 256
  it('computes the same in mainline, a tick less', () => {
    const out = runAt91Sam9WdtModel({
      mode: 'mainline',
      HZ: 250,
      dt: { 'atmel,max-heartbeat-sec': 6, 'atmel,min-heartbeat-sec': 1 },
    })
    expect(out).toMatchObject({
      mr_wanted: '0x050025ff',
      max_ms: 6000,
      min_ms: 996,
      period_jiffies: 375,
      first_jiffies: 250,
    })
  })

  it('leaves out what the driver does not reach', () => {
    const out = runAt91Sam9WdtModel({ hw: { mr: '0x00008000' } })
    expect(Object(out).err).toBe(-22)
    for (const key of ['period_jiffies', 'timeout', 'registered', 'irq_requested']) {
      expect(out).not.toHaveProperty(key)
    }
  })

  it('needs no input at all', () => {
    expect(runAt91Sam9WdtModel({})).toMatchObject({ err: 0, mr: '0x0fff2fff', timeout: 15 })
  })

  it('gives a reason for each derived value it prints', () => {
    const out = Object(runAt91Sam9WdtModel({ dt: { 'atmel,max-heartbeat-sec': 8 } }))
    const explained = out.why.map((it: { of: string }) => it.of)
    expect(explained).toEqual(
      expect.arrayContaining(['WDV', 'WDD', 'WDRSTEN', 'mr', 'mr_written', 'period_jiffies']),
    )
    expect(explained).toEqual(expect.arrayContaining(['irq_requested', 'timeout', 'err']))
  })
})

describe('unusable input', () => {
  it.each([
    ['no object', null, 'WRONG_KIND', 'The input must be an object.'],
    ['a list', [], 'WRONG_KIND', 'The input must be an object.'],
    ['an unknown kind', { kind: 'map' }, 'NOT_A_CHOICE', 'kind must be one of probe, formula'],
    [
      'HZ of 0',
      { HZ: 0 },
      'OUT_OF_RANGE',
      'HZ must be an integer from 1 to 2147483647 (1/s), is 0',
    ],
    ['half a hertz', { HZ: 0.5 }, 'WRONG_KIND', 'HZ must be an integer from 1 to'],
    [
      'an unknown mode',
      { mode: 'v4' },
      'NOT_A_CHOICE',
      'mode must be one of seed, mainline, is "v4"',
    ],
    [
      'a cell of 33 bits',
      { dt: { 'timeout-sec': '0x100000000' } },
      'OUT_OF_RANGE',
      'dt.timeout-sec must be an integer from 0 to 4294967295 (s), is "0x100000000".',
    ],
    ['a negative register', { hw: { mr: -1 } }, 'OUT_OF_RANGE', 'hw.mr must be an integer from 0'],
    [
      'a word for a flag',
      { dt: { 'atmel,disable': 'yes' } },
      'WRONG_KIND',
      'dt.atmel,disable must be true or false',
    ],
    [
      'a number for a type',
      { dt: { 'atmel,watchdog-type': 1 } },
      'WRONG_KIND',
      'must be a string, is 1',
    ],
    [
      'a positive errno',
      { faults: { request_irq: 16 } },
      'OUT_OF_RANGE',
      'faults.request_irq must be an integer from -4095 to 0',
    ],
    ['a node that is a list', { dt: [] }, 'WRONG_KIND', 'dt must be an object'],
    ['no formula', { kind: 'formula' }, 'MISSING', 'formula must be one of ticks_to_hz'],
    [
      'a formula without its number',
      { kind: 'formula', formula: 'ticks_to_ms' },
      'MISSING',
      't must be an integer',
    ],
  ])('%s is refused with the field and its range', (_name, input, code, sentence) => {
    expect(runAt91Sam9WdtModel(input)).toMatchObject({
      error: { code, message: expect.stringContaining(sentence) },
    })
  })

  it('is reported all at once', () => {
    const { problems } = Object(runAt91Sam9WdtModel({ HZ: -1, hw: { mr: 'x' }, mode: 0 }))
    expect(problems.map((it: { field: string }) => it.field)).toEqual(['hw.mr', 'mode', 'HZ'])
  })

  it('is never thrown back', () => {
    const names = fc.constantFrom(
      ...[
        'kind',
        'formula',
        't',
        'mode',
        'HZ',
        'dt',
        'params',
        'hw',
        'faults',
        'mr',
        'timeout-sec',
      ],
    )
    const nested = fc.dictionary(
      names,
      fc.oneof(fc.anything(), fc.dictionary(names, fc.anything())),
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withBigInt: true }), nested), (input) => {
        expect(runAt91Sam9WdtModel(input)).toBeTypeOf('object')
      }),
    )
  })
})
