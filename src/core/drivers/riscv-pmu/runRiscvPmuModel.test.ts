import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runRiscvPmuModel } from './runRiscvPmuModel.ts'

const FACTS = '../shared/facts/riscv-pmu.md'
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
  it('are all read', () => expect(examples).toHaveLength(73))

  it.each(examples.map((it) => [it.id, it.note ?? '', it] as const))(
    '%s %s',
    (_id, _note, example) => {
      const out = runRiscvPmuModel(example.in)
      expect(pick(out, Object.keys(example.out))).toEqual(example.out)
    },
  )
})

const INIT = { op: 'init', ev: 'a', type: 'PERF_TYPE_HARDWARE', config: 'PERF_COUNT_HW_CPU_CYCLES' }

describe(runRiscvPmuModel, () => {
  it('counts what passes while an event runs', () => {
    const ops = [
      INIT,
      { op: 'add', ev: 'a', flags: 1 },
      { op: 'advance', cycle: '0x10', instret: 3 },
      { op: 'del', ev: 'a' },
      { op: 'destroy', ev: 'a' },
    ]
    expect(runRiscvPmuModel({ counters: { cycle: 1 }, ops: ops.slice(0, 4) })).toMatchObject({
      returns: [0, 0, null, null],
      events: {
        a: { idx: 0, state: ['STOPPED', 'UPTODATE'], prev: '0x0000000000000011', count: '16' },
      },
      counters: { cycle: '0x0000000000000011', instret: '0x0000000000000003' },
      n_events: 0,
      active_events: 1,
    })
    expect(runRiscvPmuModel({ counters: { cycle: 1 }, ops })).toMatchObject({
      events: {},
      active_events: 0,
      perf_irq: null,
      hazards: [],
    })
  })

  it('needs no operation at all', () => {
    expect(runRiscvPmuModel({})).toMatchObject({ returns: [], events: {}, active_events: 0 })
  })

  it('names the leak of a refused raw event', () => {
    const ops = [{ op: 'init', ev: 'r', type: 4, config: 0 }]
    expect(runRiscvPmuModel({ ops })).toMatchObject({
      active_events: 1,
      leaks: [{ step: 0, ev: 'r', errno: 'EOPNOTSUPP' }],
    })
  })

  // By hand: 2^32 - 1 and 2 more is 1 in 32 bits; 1 - 0xffffffff mod 2^64 with 63 bits kept
  it('shows a wrap, what it should have added and what it did', () => {
    const ops = [
      INIT,
      { op: 'add', ev: 'a', flags: 1 },
      { op: 'advance', cycle: 2 },
      { op: 'read', ev: 'a' },
    ]
    const out = runRiscvPmuModel({ xlen: 32, counters: { cycle: '0xffffffff' }, ops })
    expect(out).toMatchObject({
      readings: [{ step: 3, ev: 'a', passed: '2', delta: '9223372032559808514', wrapped: true }],
    })
  })

  it('takes an event of any name', () => {
    const ops = [{ ...INIT, ev: '__proto__' }]
    expect(JSON.stringify(runRiscvPmuModel({ ops }))).toContain('"__proto__":{"idx":-1')
  })
})

describe('unusable input', () => {
  it.each([
    ['no object', 7, 'WRONG_KIND', 'The input must be an object.'],
    [
      'an unknown kind',
      { kind: 'x' },
      'NOT_A_CHOICE',
      'kind must be one of sequence, delta, map, sbi_map, is "x".',
    ],
    [
      'another register width',
      { xlen: 128 },
      'NOT_A_CHOICE',
      'xlen must be one of 64, 32, is 128.',
    ],
    [
      'a width past the shift',
      { counter_width: 64 },
      'OUT_OF_RANGE',
      'counter_width must be an integer from 0 to 63 (bit), is 64.',
    ],
    [
      'a counter of 65 bits',
      { counters: { cycle: '0x10000000000000000' } },
      'OUT_OF_RANGE',
      'counters.cycle must be an integer from 0 to 18446744073709551615',
    ],
    [
      'a number past 2^53',
      { counters: { cycle: 2 ** 53 } },
      'WRONG_KIND',
      'counters.cycle must be an integer',
    ],
    ['no list', { ops: {} }, 'WRONG_KIND', 'ops must be a list'],
    [
      'an unknown operation',
      { ops: [INIT, { op: 'reset' }] },
      'NOT_A_CHOICE',
      'ops[1].op must be one of init, add',
    ],
    ['no operation', { ops: [null] }, 'MISSING', 'ops[0].op must be one of init'],
    [
      'an operation without event',
      { ops: [{ op: 'read' }] },
      'MISSING',
      'ops[0].ev must be a string, is left out.',
    ],
    [
      'flags that do not exist',
      { ops: [{ op: 'add', ev: 'a', flags: 8 }] },
      'OUT_OF_RANGE',
      'ops[0].flags must be an integer from 0 to 7, is 8.',
    ],
    [
      'an unknown name',
      { kind: 'map', type: 'PERF_TYPE_X', config: 0 },
      'WRONG_KIND',
      'type must be an integer from 0 to 4294967295, is "PERF_TYPE_X".',
    ],
    ['no config', { kind: 'sbi_map', type: 0 }, 'MISSING', 'config must be an integer'],
    ['half a difference', { kind: 'delta', new: 1 }, 'MISSING', 'prev must be an integer'],
  ])('%s is refused with the field and its range', (_name, input, code, sentence) => {
    expect(runRiscvPmuModel(input)).toMatchObject({
      error: { code, message: expect.stringContaining(sentence) },
    })
  })

  it('calls a width past 63 an undefined shift', () => {
    expect(runRiscvPmuModel({ counter_width: 64 })).toMatchObject({ hazard: 'UNDEFINED_SHIFT' })
    expect(runRiscvPmuModel({ xlen: 1 })).not.toHaveProperty('hazard')
  })

  it('is never thrown back', () => {
    const names = fc.constantFrom(
      ...['kind', 'mode', 'type', 'config', 'counters', 'ops', 'op', 'ev', 'flags', 'xlen', 'new'],
    )
    const nested = fc.dictionary(
      names,
      fc.oneof(fc.anything(), fc.dictionary(names, fc.anything())),
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withBigInt: true }), nested), (input) => {
        expect(runRiscvPmuModel(input)).toBeTypeOf('object')
      }),
    )
  })
})
