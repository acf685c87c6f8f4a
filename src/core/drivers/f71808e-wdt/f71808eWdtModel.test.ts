import { describe, expect, it } from 'vitest'
import { runF71808eWdtModel } from './f71808eWdtModel.ts'

/** The parts of an answer the tests look at; worked out by hand from the driver's source. */
interface Answer {
  readonly init: number
  readonly probe: number | null
  readonly actions: readonly unknown[]
  readonly ops: Readonly<Record<string, readonly string[]>>
  readonly log: readonly { readonly level: string; readonly text: string }[]
  readonly why: readonly { readonly of: string; readonly why: string }[]
  readonly notes: readonly { readonly code: string }[]
}

const isAnswer = (out: unknown): out is Answer =>
  typeof out === 'object' && out !== null && 'ops' in out

function answer(input: object): Answer {
  const out = runF71808eWdtModel(input)
  if (!isAnswer(out)) throw new Error(`no answer: ${JSON.stringify(out)}`)
  return out
}

/** A chip at 0x2e, with what a case adds. */
const with71882 = (more: object = {}) => ({ ports: { '0x2e': { devid: 0x541, rev: 1 } }, ...more })

const logOf = (input: object) => answer(input).log.map(({ level, text }) => `${level} ${text}`)

const FOUND = 'info f71808e_wdt: Found f71882fg watchdog chip, revision 1'
const BUSY = 'err f71808e_wdt: I/O address 0x002e already in use'

describe('loading', () => {
  it('finds a chip, takes the timed-out flag and touches nothing else', () => {
    expect(answer(with71882())).toMatchObject({
      init: 0,
      probe: 0,
      chip: 'f71882fg',
      port: '0x2e',
      features: '0x8120',
      regs: { '0xf5': '0x00' },
      ops: {
        find: [
          'enter 0x2e',
          'read 0x23 -> 0x19',
          'read 0x24 -> 0x34',
          'read 0x20 -> 0x05',
          'read 0x21 -> 0x41',
          'read 0x22 -> 0x01',
          'exit 0x2e',
        ],
        probe: [
          'enter 0x2e',
          'select 0x07',
          'read 0xf5 -> 0x00',
          'write 0xf5 <- 0x40',
          'exit 0x2e',
        ],
      },
      hardware: { running: false, output_enabled: false, output: 'level', pulse_ms: null },
      effective: { period_s: 60, output: 'pulse', pulse_ms: 125 },
    })
  })

  it.each<[string, object, number, number | null, readonly string[]]>([
    [
      'prints a pin above 2^31 as the signed number the kernel does',
      { params: { f71862fg_pin: 4294967295 } },
      -22,
      null,
      ['err f71808e_wdt: Invalid argument f71862fg_pin=-1'],
    ],
    [
      'passes over an F71858 named by force_id without a word',
      with71882({ params: { force_id: 0x507 } }),
      -19,
      null,
      ['debug f71808e_wdt: Not a Fintek device'],
    ],
    [
      'takes what force_id names although the chip says otherwise',
      with71882({ params: { force_id: 0x1106, pulse_width: 6000 } }),
      0,
      0,
      ['info f71808e_wdt: Found f71868 watchdog chip, revision 1'],
    ],
    [
      'reports a busy second address when the first has a foreign chip',
      { ports: { '0x2e': { devid: 1, manid: 2 }, '0x4e': { busy: true } } },
      -16,
      null,
      [
        'debug f71808e_wdt: Not a Fintek device',
        'err f71808e_wdt: I/O address 0x004e already in use',
      ],
    ],
    [
      'fails probe, not loading, when the reboot notifier is refused',
      with71882({ faults: { reboot_notifier: -17 } }),
      0,
      -17,
      [FOUND, 'warn f71808e_wdt: probe of f71882fg watchdog failed with error -17'],
    ],
    [
      'only whispers of a probe that answers -ENODEV',
      with71882({ faults: { reboot_notifier: -19 } }),
      0,
      -19,
      [FOUND, 'debug f71808e_wdt: probe of f71882fg watchdog rejects match -19'],
    ],
    [
      'before the patch, fails loading with probe’s error',
      with71882({ mode: 'base', faults: { misc_register: -16 } }),
      -16,
      -16,
      [FOUND, 'err f71808e_wdt: cannot register miscdev on minor=130'],
    ],
    [
      'in mainline, passes the error of the watchdog core on to the log',
      with71882({ mode: 'mainline', faults: { register: -16 } }),
      0,
      -16,
      [FOUND, 'warn f71808e_wdt: probe of f71808e_wdt failed with error -16'],
    ],
    [
      'in mainline, takes a negative timeout as unsigned',
      with71882({ mode: 'mainline', params: { timeout: -1 } }),
      0,
      0,
      [FOUND, 'err watchdog: f71808e_wdt: driver supplied timeout (4294967295) out of range'],
    ],
    [
      'in mainline, takes a timeout of 0 without a word',
      with71882({ mode: 'mainline', params: { timeout: 0 } }),
      0,
      0,
      [FOUND],
    ],
  ])('%s', (_name, input, init, probe, log) => {
    const got = answer(input)
    expect([got.init, got.probe]).toEqual([init, probe])
    expect(logOf(input)).toEqual(log)
  })

  it.each([
    ['running', { '0x30': 1, '0xf5': 0x20 }, true],
    ['counting with the device off', { '0x30': 0, '0xf5': 0x20 }, false],
    ['stopped', { '0x30': 1, '0xf5': 0 }, false],
  ])('takes over a watchdog found %s, in mainline alone', (_name, ldn7, running) => {
    const ports = { '0x2e': { devid: 0x541, ldn7 } }
    expect(answer({ mode: 'mainline', ports })).toMatchObject({ hw_running: running })
    expect(answer({ ports })).toMatchObject({ hw_running: null })
  })
})

describe('starting', () => {
  const KEEPALIVE = [
    'enter 0x2e',
    'select 0x07',
    'clear_bit 0xf5.3 0x00->0x00',
    'write 0xf6 <- 0x3c',
    'exit 0x2e',
  ]

  it.each([
    ['0x0901', 63, ['clear_bit 0x2a.3 0xff->0xf7', 'clear_bit 0x2b.3 0xff->0xf7'], '0xf0.7'],
    ['0x0601', 63, ['clear_bit 0x27.6 0xff->0xbf', 'set_bit 0x2b.4 0xff->0xff'], '0xf0.7'],
    ['0x0601', 56, ['set_bit 0x29.1 0xff->0xff'], '0xf0.7'],
    ['0x1106', 63, ['clear_bit 0x29.4 0xff->0xef'], '0xf0.7'],
    ['0x1007', 56, ['clear_bit 0x29.4 0xff->0xef'], '0xf0.7'],
    ['0x0541', 63, ['set_bit 0x29.1 0xff->0xff'], '0xf0.7'],
    ['0x0723', 63, ['read 0x2b -> 0xff', 'write 0x2b <- 0xcf'], '0xf0.7'],
    [
      '0x1210',
      63,
      ['clear_bit 0x26.3 0xff->0xf7', 'read 0x28 -> 0xff', 'write 0x28 <- 0x5f'],
      '0xf0.7',
    ],
    ['0x0704', 63, ['clear_bit 0x2b.5 0xff->0xdf'], '0xfa.0'],
    [
      '0x1010',
      63,
      ['read 0x27 -> 0xff', 'write 0x27 <- 0xf6', 'clear_bit 0x2c.5 0xff->0xdf'],
      '0xfa.0',
    ],
  ])('a chip with id %s and pin %i', (devid, f71862fg_pin, pins, outputBit) => {
    const regs = Object.fromEntries(
      ['0x26', '0x27', '0x28', '0x29', '0x2a', '0x2b', '0x2c'].map((it) => [it, '0xff']),
    )
    const out = answer({
      ports: { '0x2e': { devid, regs } },
      params: { f71862fg_pin, pulse_width: 0 },
      actions: ['open'],
    })
    expect(out.ops.open).toEqual([
      ...KEEPALIVE,
      'enter 0x2e',
      'select 0x07',
      ...pins,
      'select 0x07',
      'set_bit 0x30.0 0x00->0x01',
      `set_bit ${outputBit} 0x00->${outputBit === '0xf0.7' ? '0x80' : '0x01'}`,
      'set_bit 0xf5.5 0x00->0x20',
      'clear_bit 0xf5.4 0x20->0x20',
      'exit 0x2e',
    ])
  })

  it.each([
    ['replaces old width bits by a pulse', 25, '0x1f', '0x35'], // 0011 0101: bit 2 stays
    ['leaves them alone for a level', 0, '0x1f', '0x27'], // 0010 0111
  ])('%s', (_name, pulse_width, before, after) => {
    const ports = { '0x2e': { devid: 0x541, ldn7: { '0xf5': before } } }
    const out = answer({ ports, params: { pulse_width }, actions: ['open'] })
    expect(out).toMatchObject({ regs: { '0xf5': after } })
  })

  it('at load runs once with start_withtimeout, then with timeout', () => {
    const params = { timeout: 40, start_withtimeout: 300 }
    expect(answer(with71882({ params }))).toMatchObject({
      timeout: 40,
      regs: { '0xf5': '0x3a', '0xf6': '0x05' },
      hardware: { running: true, period_s: 300, output_enabled: true, pulse_ms: 125 },
      effective: { period_s: 40 },
    })
    expect(answer(with71882({ params, actions: ['keepalive'] }))).toMatchObject({
      regs: { '0xf5': '0x32', '0xf6': '0x28' },
      hardware: { running: true, period_s: 40 },
    })
    expect(logOf(with71882({ params }))).toEqual([
      FOUND,
      'info f71808e_wdt: watchdog started with initial timeout of 300 sec',
    ])
  })

  it('at load with a time out of range fails probe before anything is started', () => {
    const out = answer(with71882({ params: { start_withtimeout: 15301 } }))
    expect([out.probe, Object.keys(out.ops)]).toEqual([-22, ['find', 'probe']])
    expect(out.log[1]?.text).toBe('f71808e_wdt: starting timeout out of range')
  })

  it('in mainline with a time out of range goes on with 0', () => {
    const out = answer(with71882({ mode: 'mainline', params: { start_withtimeout: 15301 } }))
    expect(out).toMatchObject({ probe: 0, timeout: 0, timer_val: '0x00', hw_running: true })
    expect(out.log.at(-1)?.text).toBe('watchdog started with initial timeout of 15301 sec')
  })
})

describe('actions', () => {
  it.each<[string, readonly unknown[], readonly unknown[], readonly string[]]>([
    ['an empty write does nothing', ['open', { write: '' }], [0, 0], ['find', 'probe', 'open']],
    ['a write counts bytes', [{ write: 'é€' }], [5], ['find', 'probe', 'write']],
    [
      'a repeated action gets a number',
      ['keepalive', 'keepalive', 'keepalive'],
      [0, 0, 0],
      ['find', 'probe', 'keepalive', 'keepalive#2', 'keepalive#3'],
    ],
    [
      'a second open is refused untouched, a third after a close is not',
      ['open', 'open', 'close', 'open'],
      [0, -16, 0, 0],
      ['find', 'probe', 'open', 'close', 'open#2'],
    ],
    ['reboot and halt stop', ['reboot', 'halt'], [0, 0], ['find', 'probe', 'reboot', 'halt']],
    [
      'nothing is left after removal',
      ['remove', 'open', 'reboot'],
      [0, -19, 0],
      ['find', 'probe', 'remove'],
    ],
    [
      'a taken port fails what answers with an errno',
      ['busy', 'open', 'enablecard', 'disablecard', 'keepalive', { settimeout: 5 }],
      [0, -16, -16, 0, 0, { timeout: 5 }],
      ['find', 'probe'],
    ],
  ])('%s', (_name, actions, results, phases) => {
    const out = answer(with71882({ actions }))
    expect(out.actions).toEqual(results)
    expect(Object.keys(out.ops)).toEqual(phases)
  })

  const UNEXPECTED = 'crit f71808e_wdt: Unexpected close, not stopping watchdog!'

  it.each<[string, readonly unknown[], object, boolean]>([
    ['without a word keeps it running', [], {}, true],
    ['after a V stops it', [{ write: 'V' }], {}, false],
    ['after a V among others stops it', [{ write: 'aVb' }], {}, false],
    ['after a V and a later x keeps it running', [{ write: 'V' }, { write: 'x' }], {}, true],
    ['after a V keeps it running with nowayout', [{ write: 'V' }], { nowayout: true }, true],
  ])('a close %s', (_name, writes, params, running) => {
    const input = with71882({ params, actions: ['open', ...writes, 'close'] })
    expect(answer(input)).toMatchObject({ hardware: { running } })
    expect(logOf(input)).toEqual(running ? [FOUND, UNEXPECTED] : [FOUND])
  })

  it('tell of the last reset', () => {
    const ports = { '0x2e': { devid: 0x541, ldn7: { '0xf5': '0x40' } } }
    expect(answer({ ports, actions: ['getstatus'] }).actions).toEqual([{ status: '0x20' }])
    expect(answer(with71882({ actions: ['getstatus'] })).actions).toEqual([{ status: '0x00' }])
  })

  it('a refused timeout changes nothing', () => {
    const out = answer(with71882({ actions: [{ settimeout: 15301 }, 'gettimeout'] }))
    expect(out.actions).toEqual([-22, { timeout: 60 }])
  })

  it('removal looks at 0xf5 only when the logical device is on', () => {
    expect(answer(with71882({ actions: ['remove'] })).ops.remove).toEqual([
      'enter 0x2e',
      'select 0x07',
      'read 0x30 -> 0x00',
      'exit 0x2e',
    ])
  })

  it('removal takes a chip it cannot ask for running', () => {
    expect(logOf(with71882({ actions: ['busy', 'remove'] }))).toEqual([
      FOUND,
      BUSY,
      'warn f71808e_wdt: Watchdog timer still running, stopping it',
      BUSY,
    ])
  })

  it('without a bound driver there is no device to act on', () => {
    const out = answer(with71882({ params: { timeout: 0 }, actions: ['open', 'halt', 'remove'] }))
    expect(out.actions).toEqual([-19, 0, 0])
  })
})

describe('notes', () => {
  it.each<[string, object]>([
    ['driver-stays-registered', {}],
    ['uninitialised-port', with71882()],
    ['identity-copy', with71882()],
    ['identity-kept', { ports: { '0x2e': { devid: 0x1007 } } }],
    ['running-at-load', { ports: { '0x2e': { devid: 0x541, ldn7: { '0x30': 1, '0xf5': 0x20 } } } }],
    ['probe-error-hidden', with71882({ params: { timeout: 0 } })],
    ['period-rounded', with71882({ params: { timeout: 301 } })],
    ['time-zero', with71882({ mode: 'mainline', params: { timeout: 0 } })],
    ['pulse-lost', with71882({ params: { pulse_width: 512 } })],
    ['first-period-only', with71882({ params: { start_withtimeout: 30 } })],
    ['mainline-loading-only', with71882({ mode: 'mainline', actions: ['open'] })],
  ])('%s', (code, input) => {
    expect(answer(input).notes.map((it) => it.code)).toContain(code)
  })

  it('has none on a plain load before the patch or in mainline', () => {
    expect(answer(with71882({ mode: 'base' })).notes).toEqual([])
    expect(answer(with71882({ mode: 'mainline' })).notes).toEqual([])
  })
})

describe('reasons', () => {
  it.each<[string, object, string]>([
    [
      'timer_val',
      { timeout: 301 },
      '301 s are above 255 s: the chip counts full minutes, rounded up: 6 min = 360 s.',
    ],
    ['minutes', { timeout: 255 }, '255 s fit the 8 bit time register as seconds.'],
    [
      'pulse_val',
      { pulse_width: 26 },
      '26 ms needs the 125 ms step of 1, 25, 125, 5000 ms: code 2, pulse mode.',
    ],
    [
      'pulse',
      { pulse_width: 256 },
      '256 ms needs the 5000 ms step of 1, 25, 125, 5000 ms: code 3. But the mode keeps only the low 8 bits of 256, which are 0: level mode.',
    ],
    ['chip', { force_id: 0x1106 }, 'force_id is 0x1106, which is f71868.'],
    [
      'init',
      { f71862fg_pin: 1 },
      'f71862fg_pin is 1; 63 and 56 are accepted, and every chip has to pass this.',
    ],
    ['pulse_val', { timeout: 0 }, 'Not set: probe ended at the timeout.'],
    ['timeout', { timeout: 0 }, 'timeout=0 is not from 1 to 15300 s and was refused.'],
  ])('%s with %o', (of, params, expected) => {
    const reason = answer(with71882({ params })).why.find((it) => it.of === of)
    expect(reason?.why).toBe(expected)
  })
})
