import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runF71808eWdtModel } from './f71808eWdtModel.ts'
import { readInput } from './readInput.ts'

const problemOf = (raw: unknown) => {
  const reading = readInput(raw)
  if (reading.kind === 'ok') return 'accepted'
  const { code, message } = reading.problems[0]
  return `${code}: ${message}`
}

const param = (name: string, value: unknown) => ({ params: { [name]: value } })
const port = (content: unknown) => ({ ports: { '0x2e': content } })

describe(readInput, () => {
  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['what the driver will refuse: 0 s', param('timeout', 0)],
    ['what the driver will refuse: -1 s', param('timeout', -1)],
    ['what the driver will refuse: pin 1', param('f71862fg_pin', 1)],
    ['numbers as text', param('force_id', '0xFFFF')],
    ['an empty address', port(null)],
    ['an address that is only busy', port({ busy: true })],
  ])('takes %s', (_name, raw) => {
    expect(problemOf(raw)).toBe('accepted')
  })

  it.each<[string, unknown]>([
    ['MISSING: The input is left out.', null],
    ['WRONG_KIND: The input must be an object, is a list.', []],
    ['NOT_A_CHOICE: mode must be one of seed, base, mainline, is "v6".', { mode: 'v6' }],
    [
      'OUT_OF_RANGE: params.timeout must be an integer from -2147483648 to 2147483647 (s), is 2147483648.',
      param('timeout', 2147483648),
    ],
    [
      'OUT_OF_RANGE: params.pulse_width must be an integer from 0 to 4294967295 (ms), is -1.',
      param('pulse_width', -1),
    ],
    [
      'OUT_OF_RANGE: params.force_id must be an integer from 0 to 65535, is 65536.',
      param('force_id', 65536),
    ],
    [
      'WRONG_KIND: params.start_withtimeout must be an integer from 0 to 4294967295 (s), is 1.5.',
      param('start_withtimeout', 1.5),
    ],
    [
      'WRONG_KIND: params.timeout must be an integer from -2147483648 to 2147483647 (s), is "010".',
      param('timeout', '010'),
    ],
    ['WRONG_KIND: params.nowayout must be true or false, is 1.', param('nowayout', 1)],
    [
      'UNKNOWN_NAME: params.pulse is not an input; params can hold force_id, timeout, pulse_width, f71862fg_pin, nowayout, start_withtimeout.',
      param('pulse', 1),
    ],
    [
      'UNKNOWN_NAME: ports.0x3e is not an input; ports can hold 0x2e, 0x4e.',
      { ports: { '0x3e': {} } },
    ],
    [
      'MISSING: ports.0x2e.devid must be an integer from 0 to 65535, is left out.',
      port({ rev: 5 }),
    ],
    [
      'OUT_OF_RANGE: ports.0x2e.regs.0xf5 must name a register from 0x00 to 0x2f.',
      port({ devid: 0x901, regs: { '0xf5': 0 } }),
    ],
    [
      'UNKNOWN_NAME: ports.0x2e.regs.0x20 follows from devid, manid and rev, or from selecting.',
      port({ devid: 0x901, regs: { '0x20': 0 } }),
    ],
    [
      'OUT_OF_RANGE: ports.0x2e.ldn7.0xf5 must be an integer from 0 to 255, is "0x100".',
      port({ devid: 0x901, ldn7: { '0xf5': '0x100' } }),
    ],
    [
      'OUT_OF_RANGE: faults.misc_register must be an integer from -4095 to 0 (errno), is 16.',
      { faults: { misc_register: 16 } },
    ],
    ['WRONG_KIND: actions must be a list, is "open".', { actions: 'open' }],
    [
      'NOT_A_CHOICE: actions.0 must be one of open, close, keepalive, gettimeout, getstatus, disablecard, enablecard, reboot, halt, remove, {write}, {settimeout} or {busy}, is "dance".',
      { actions: ['dance'] },
    ],
    ['WRONG_KIND: actions.1.write must be a string, is 5.', { actions: ['open', { write: 5 }] }],
  ])('%s', (expected, raw) => {
    expect(problemOf(raw)).toBe(expected)
  })

  it('names every problem, not only the first', () => {
    const out = runF71808eWdtModel({ params: { timeout: 'x', force_id: -1 } })
    expect(out).toMatchObject({
      error: { field: 'params.force_id' },
      problems: [{ field: 'params.force_id' }, { field: 'params.timeout' }],
    })
  })
})

describe(runF71808eWdtModel, () => {
  it('never throws, whatever it is given', () => {
    const junk = fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true })
    const port = fc.record({ devid: junk, manid: junk, regs: junk, ldn7: junk, busy: junk })
    const shaped = fc.record(
      {
        mode: junk,
        params: fc.record({ timeout: junk, force_id: junk, nowayout: junk }),
        ports: fc.record({ '0x2e': port, '0x4e': junk }),
        faults: junk,
        actions: fc.oneof(junk, fc.array(fc.oneof(junk, fc.record({ write: junk })))),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(junk, shaped), (raw) => {
        expect(runF71808eWdtModel(raw)).toBeTypeOf('object')
      }),
    )
  })

  it('answers every input it accepts', () => {
    const byte = fc.integer({ min: 0, max: 0xff })
    const anyPort = fc.record({
      devid: fc.constantFrom(0x901, 0x601, 0x1106, 0x1007, 0x723, 0x1210, 0x1010, 0x1502, 0x507),
      ldn7: fc.record({ '0xf5': byte, '0x30': byte }),
      busy: fc.boolean(),
    })
    const input = fc.record({
      mode: fc.constantFrom('seed', 'base', 'mainline'),
      ports: fc.record({ '0x2e': fc.option(anyPort), '0x4e': fc.option(anyPort) }),
      params: fc.record({
        timeout: fc.integer(),
        pulse_width: fc.integer({ min: 0, max: 7000 }),
        start_withtimeout: fc.integer({ min: 0, max: 20000 }),
      }),
      actions: fc.array(
        fc.constantFrom('open', { write: 'V' }, 'close', { busy: true }, { busy: false }, 'remove'),
      ),
    })
    fc.assert(
      fc.property(input, (raw) => {
        expect(runF71808eWdtModel(raw)).toHaveProperty('init')
      }),
    )
  })
})
