import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runCmdqModel } from './runCmdqModel.ts'

interface WorkedExample {
  readonly id: string
  readonly note: string
  readonly in: unknown
  readonly out: Readonly<Record<string, unknown>>
}

const FACTS = '../shared/facts/cmdq.md'

const sharedExamples = (): readonly WorkedExample[] =>
  [...readFileSync(FACTS, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].flatMap((block) =>
    JSON.parse(block[1] ?? '[]'),
  )

const answer = (input: unknown): Readonly<Record<string, unknown>> => {
  const result = runCmdqModel(input)
  if (typeof result !== 'object' || result === null) throw new Error('no object')
  return { ...result }
}

const partsOf = (input: unknown, wanted: Readonly<Record<string, unknown>>) => {
  const got = answer(input)
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, got[key]]))
}

describe('the worked examples of facts/cmdq.md', () => {
  if (!existsSync(FACTS)) {
    console.info(`skipped: ${FACTS} is not here`)
    it.skip('are not here', () => {})
    return
  }
  const examples = sharedExamples()
  it('are all there', () => expect(examples.length).toBe(67))
  it.each(examples)('$id $note', ({ in: input, out }) => {
    expect(partsOf(input, out)).toEqual(out)
  })
  it('use no key the model does not read', () => {
    const unread = examples.flatMap((example) =>
      [answer(example.in).notes].flat().filter((note) => String(note).includes('is not read')),
    )
    expect(unread).toEqual([])
  })
})

const OVL0 = { reg: '0x1400c000', size: '0x1000' }
const EOC = '0x4000000000000001'
const JUMP = '0x1000000000000008'
const CLOSED = 'WARN_ON in cmdq_pkt_append_command: packet already finalized'
const write = (offset: number | string, value: number | string = 1) => ({
  op: 'write',
  dev: 'ovl0',
  offset,
  value,
})
const withOvl0 = (ops: readonly unknown[], more: object = {}) => ({
  devices: { ovl0: OVL0 },
  ops,
  ...more,
})

/** Words computed by hand from the layouts of section 6 of the facts. */
const PACKETS: readonly (readonly [string, unknown, Record<string, unknown>])[] = [
  [
    'closes a write with EOC and JUMP',
    withOvl0([write('0x10', '0xabcd'), { op: 'finalize' }]),
    {
      devices: { ovl0: { subsys: 1, base: '0x1400c000' } },
      create: 0,
      returns: [0, 0],
      words: ['0x0401c0100000abcd', EOC, JUMP],
      cmd_buf_size: 24,
      buf_size: 4096,
      finalized: true,
      lints: [],
    },
  ],
  [
    'sends the complement of the mask and sets bit 0 of the address',
    withOvl0([{ op: 'write_mask', dev: 'ovl0', offset: 4, value: '0x50', mask: '0xf0' }]),
    { words: ['0x02000000ffffff0f', '0x0401c00500000050'] },
  ],
  [
    'takes a number for a place in the list of events, a name for itself',
    {
      ops: [
        { op: 'wfe', event: 0 },
        { op: 'clear_event', event: 'CMDQ_EVENT_MUTEX4_STREAM_EOF' },
        { op: 'wfe', event: 22 },
      ],
    },
    { returns: [0, 0, -22], words: ['0x2000000b80008001', '0x2000003980000000'] },
  ],
  [
    'refuses to append to a closed packet, and warns each time',
    withOvl0([{ op: 'finalize' }, write(0), write(0), { op: 'wfe', event: 99 }]),
    {
      returns: [0, -16, -16, -22],
      words: [EOC, JUMP],
      log: [
        { op: 1, level: 'warn', text: CLOSED },
        { op: 2, level: 'warn', text: CLOSED },
      ],
    },
  ],
  [
    'doubles the buffer, up to the largest allocation',
    withOvl0([{ ...write(0), repeat: 9 }], { page_size: 16, kmalloc_max: 64 }),
    { returns: [0, 0, 0, 0, 0, 0, 0, 0, -12], grow: [32, 64], buf_size: 64, cmd_buf_size: 64 },
  ],
  [
    'leaves an EOC behind when its JUMP is refused, and then sends without one',
    withOvl0([write(0), { op: 'flush' }, { op: 'flush' }, { op: 'flush' }], {
      page_size: 16,
      fail_alloc: [2],
    }),
    { returns: [0, -12, -16, 0], words: ['0x0401c00000000001', EOC, EOC], sent: 1 },
  ],
  [
    'reports the error of the completion callback after sending',
    { ops: [{ op: 'flush', cb_err: true }, { op: 'flush' }, { op: 'flush_async' }] },
    { returns: [-14, 0, 0], sent: 3, words: [EOC, JUMP] },
  ],
  [
    'falls over a device that did not register, with the MASK already there',
    {
      devices: { x: { reg: '0x14030000' } },
      ops: [{ op: 'write_mask', dev: 'x', offset: 0, value: 1, mask: 2 }, { op: 'finalize' }],
    },
    {
      devices: { x: null },
      returns: ['OOPS'],
      words: ['0x02000000fffffffd'],
      lints: [{ op: null, code: 'ORPHAN_MASK' }],
    },
  ],
  [
    'cannot create a packet without memory',
    { fail_alloc: [1], ops: [{ op: 'finalize' }] },
    { create: -12, returns: [], words: [], buf_size: 0 },
  ],
  [
    'shortens more than 16 words and more than 16 returns',
    withOvl0([{ ...write(0), repeat: 17 }]),
    {
      returns: [{ ret: 0, times: 17 }],
      count: 17,
      first: ['0x0401c00000000001', '0x0401c00000000001'],
      words: undefined,
    },
  ],
  [
    'prints the memory image little-endian',
    { ops: [{ op: 'finalize' }], bytes: true },
    { bytes: '01000000000000400800000000000010' },
  ],
  [
    'mainline: closes unguarded and jumps in units of the shift',
    { mode: 'mainline', shift_pa: 3, ops: [{ op: 'finalize' }, { op: 'finalize' }] },
    { words: [EOC, '0x1000000000000001', EOC, '0x1000000000000001'] },
  ],
  [
    'mainline: jumps as the GCE of the SoC named counts',
    { mode: 'mainline', soc: 'mt8195', ops: [{ op: 'finalize' }] },
    { words: [EOC, '0x1000000000000001'] },
  ],
  [
    'mainline: has a buffer that never grows and counts on',
    { mode: 'mainline', buf_size: 8, ops: [{ op: 'eoc' }, { op: 'eoc' }, { op: 'eoc' }] },
    {
      returns: [0, -12, -12],
      words: [EOC],
      cmd_buf_size: 24,
      log: [
        {
          op: 1,
          level: 'warn',
          text: 'cmdq_pkt_append_command: buffer size 8 is too small !',
        },
      ],
    },
  ],
  [
    'mainline: takes hardware numbers of events',
    {
      mode: 'mainline',
      ops: [
        { op: 'wfe', event: 65, clear: false },
        { op: 'set_event', event: 65 },
        { op: 'acquire_event', event: 65 },
        { op: 'clear_event', event: 'CMDQ_EVENT_DISP_RDMA2_UNDERRUN' },
        { op: 'wfe', event: 1023 },
        { op: 'wfe', event: -1 },
      ],
    },
    {
      returns: [0, 0, 0, 0, -22, -22],
      words: [
        '0x2000004100008001',
        '0x2000004180010000',
        '0x2000004180018000',
        '0x2000004180000000',
      ],
    },
  ],
  [
    'mainline: polls, assigns and jumps',
    {
      mode: 'mainline',
      devices: { m: { subsys: 3, offset: 0 } },
      ops: [
        { op: 'poll', dev: 'm', offset: 8, value: 2 },
        { op: 'poll_mask', dev: 'm', offset: 8, value: 2 },
        { op: 'assign', reg: 1, value: '0x12' },
        { op: 'jump_rel', offset: -8 },
        { op: 'jump_abs', addr: '0x40001000' },
      ],
    },
    {
      words: [
        '0x0803000800000002',
        '0x0200000000000000',
        '0x0803000900000002',
        '0xa080000100000012',
        '0x10000000fffffff8',
        '0x1000000140001000',
      ],
    },
  ],
]

/** Each lint alone: op on a device, and the codes in order. */
const LINTS: readonly (readonly [string, object, object, readonly string[]])[] = [
  ['wraps below the window', { reg: '0x14020000' }, write('0xfffffffc'), ['WINDOW_WRAP']],
  ['wraps above the window', { reg: '0x1402f000' }, write('0x1000'), ['WINDOW_WRAP']],
  ['reaches the last register', { reg: '0x1402f000' }, write('0xffc'), []],
  ['is not a multiple of 4', OVL0, write(6), ['UNALIGNED']],
  ['uses an old mask by an odd offset', OVL0, write(5), ['UNALIGNED', 'STALE_MASK']],
  ['is beyond the device', OVL0, write('0x1000'), ['BEYOND_REG']],
  [
    'loses its mask to an odd base',
    { reg: '0x14020001' },
    { ...write(0), op: 'write_mask', mask: 1 },
    ['LOST_MASK'],
  ],
  ['selects no bit', OVL0, { ...write(0), op: 'write_mask', mask: 0 }, ['EMPTY_MASK']],
  [
    'needs more than 32 bits',
    OVL0,
    { ...write('0x100000001'), op: 'write_mask', mask: '0x100000000' },
    ['WIDE_VALUE', 'EMPTY_MASK', 'UNALIGNED'],
  ],
  ['is negative within 32 bits', OVL0, write(0, '-0x80000000'), []],
  ['is negative beyond 32 bits', OVL0, write(0, '-0x80000001'), ['WIDE_VALUE']],
  ['stands above 4 GiB', { reg: '0x11400c000' }, write(0), ['REG_TRUNCATED']],
]

const REFUSALS: readonly (readonly [string, unknown, string, string, RegExp])[] = [
  ['is no object', 7, 'BAD_INPUT', '', /object is expected/],
  ['is null', null, 'BAD_INPUT', '', /object is expected/],
  ['has an unknown kind', { kind: 'burn' }, 'BAD_INPUT', 'kind', /packet, register, decode/],
  ['has no ops', {}, 'BAD_INPUT', 'ops', /array is expected/],
  ['has an unknown op', { ops: [{ op: 'wriet' }] }, 'UNKNOWN_OP', 'ops[0].op', /wriet/],
  [
    'has an op of mainline in the seed',
    { ops: [{ op: 'set_event', event: 1 }] },
    'UNKNOWN_OP',
    'ops[0].op',
    /only mainline/,
  ],
  [
    'names no device',
    withOvl0([{ ...write(0), dev: 'x' }]),
    'UNKNOWN_DEVICE',
    'ops[0].dev',
    /ovl0/,
  ],
  [
    'names a device every object inherits',
    withOvl0([{ ...write(0), dev: 'toString' }]),
    'UNKNOWN_DEVICE',
    'ops[0].dev',
    /ovl0/,
  ],
  [
    'names no event',
    { ops: [{ op: 'finalize' }, { op: 'wfe', event: 'VSYNC' }] },
    'UNKNOWN_EVENT',
    'ops[1].event',
    /VSYNC/,
  ],
  ['has half an offset', withOvl0([write(0.5)]), 'BAD_INPUT', 'ops[0].offset', /whole number/],
  ['has an offset in words', withOvl0([write('four')]), 'BAD_INPUT', 'ops[0].offset', /four/],
  [
    'has an offset beyond 64 bits',
    withOvl0([write('0x10000000000000000')]),
    'OUT_OF_RANGE',
    'ops[0].offset',
    /0xffffffffffffffff/,
  ],
  [
    'has a number JSON cannot hold',
    withOvl0([write(0, 2 ** 53)]),
    'BAD_INPUT',
    'ops[0].value',
    /string/,
  ],
  ['has an odd page', { page_size: 100, ops: [] }, 'OUT_OF_RANGE', 'page_size', /power of two/],
  [
    'repeats less than never',
    { ops: [{ op: 'finalize', repeat: -1 }] },
    'OUT_OF_RANGE',
    'ops[0].repeat',
    /0\.\./,
  ],
  [
    'repeats without end',
    { ops: [{ op: 'finalize', repeat: 1e6 }] },
    'TOO_MANY_OPS',
    'ops',
    /600000/,
  ],
  [
    'has a subsystem of 9 bits',
    { mode: 'mainline', devices: { m: { subsys: 256, offset: 0 } }, ops: [] },
    'OUT_OF_RANGE',
    'devices.m.subsys',
    /0\.\.255/,
  ],
  [
    'has an event of 17 bits',
    { mode: 'mainline', ops: [{ op: 'wfe', event: 65536 }] },
    'OUT_OF_RANGE',
    'ops[0].event',
    /65535/,
  ],
  [
    'has a shift no GCE has',
    { mode: 'mainline', shift_pa: 2, ops: [] },
    'OUT_OF_RANGE',
    'shift_pa',
    /0 or 3/,
  ],
  ['decodes nothing', { kind: 'decode' }, 'BAD_INPUT', 'words', /either words/],
  ['has an odd digit', { kind: 'decode', bytes: '123' }, 'BAD_HEX', 'bytes', /two digits/],
  ['has no hex', { kind: 'decode', bytes: '0x12' }, 'BAD_HEX', 'bytes', /'x'/],
  ['ends inside a word', { kind: 'decode', bytes: '0011' }, 'TRUNCATED', 'bytes', /2 bytes/],
  [
    'has a word of 65 bits',
    { kind: 'decode', words: ['0x10000000000000000'] },
    'BAD_WORD',
    'words[0]',
    /64 bits/,
  ],
  ['has a negative word', { kind: 'decode', words: [0, -1] }, 'BAD_WORD', 'words[1]', /64 bits/],
  [
    'has a thread MT8173 lacks',
    { kind: 'thread', thread: 16, addr: 0, size: 8 },
    'OUT_OF_RANGE',
    'thread',
    /0\.\.15/,
  ],
]

describe(runCmdqModel, () => {
  it.each(PACKETS)('%s', (_name, input, out) => {
    expect(partsOf(input, out)).toEqual(out)
  })

  it.each(LINTS)('lints a write that %s', (_name, device, op, codes) => {
    const { lints, notes } = answer({ devices: { ovl0: device }, ops: [op] })
    const where = codes[0] === 'REG_TRUNCATED' ? null : 0
    expect(lints).toEqual(codes.map((code) => ({ op: where, code })))
    expect([notes].flat()).toHaveLength(codes.length)
  })

  it.each(REFUSALS)('refuses an input that %s', (_name, input, error, at, message) => {
    expect(runCmdqModel(input)).toMatchObject({
      error,
      at,
      message: expect.stringMatching(message),
    })
  })

  it('explains each refusal of the helper once for an op', () => {
    const ops = [{ op: 'finalize' }, { ...write(0), repeat: 3 }]
    expect(answer(withOvl0(ops)).notes).toEqual([
      'ops[1]: The packet is closed; nothing can be appended after EOC and JUMP.',
    ])
  })

  it('says that a device did not register, which the kernel does not', () => {
    const device = { devices: { x: { reg: '0x14030000' } }, ops: [] }
    for (const input of [device, { kind: 'register', reg: '0x14030000' }])
      expect(answer(input).notes).toEqual([expect.stringMatching(/0x14030000 is in none/)])
  })

  it('tells of a key it does not read', () => {
    const notes = answer({ ops: [{ op: 'wfe', event: 0, clear: false }] }).notes
    expect(notes).toEqual(['ops[0].clear is not read; known are op, event, repeat.'])
  })

  it('executes a packet until it waits, and to its end when the event is there', () => {
    const words = ['0x2000003580008001', '0x0401c02000000005', EOC, JUMP]
    const input = { kind: 'execute', words, base: '0x40000000' }
    expect(answer(input)).toMatchObject({
      status: { kind: 'waiting', event: 53, value: 1 },
      pc: '0x40000000',
      registers: [],
    })
    expect(answer({ ...input, events: { CMDQ_EVENT_MUTEX0_STREAM_EOF: 1 } })).toMatchObject({
      status: { kind: 'ended' },
      pc: '0x40000020',
      done: true,
      events: { 53: 0 },
      registers: [{ subsys: 1, addr: '0xc020', value: '0x00000005', known: '0xffffffff' }],
    })
  })

  it('executes a packet with the shift of the SoC named', () => {
    const words = [EOC, '0x1000000000000001']
    expect(answer({ kind: 'execute', words, soc: 'mt8195' }).status).toEqual({ kind: 'ended' })
    expect(answer({ kind: 'execute', words }).status).toMatchObject({ kind: 'stopped' })
  })

  it('lists the register writes of a submit', () => {
    const input = { kind: 'thread', thread: 2, addr: '0x40000000', size: 72 }
    expect(answer(input).writes).toMatchObject([
      { register: 'WARM_RESET', offset: '0x200', value: '0x00000001' },
      { register: 'CURR_ADDR', offset: '0x220', value: '0x40000000' },
      { register: 'END_ADDR', offset: '0x224', value: '0x40000048' },
      { register: 'IRQ_ENABLE', offset: '0x214', value: '0x00000013' },
      { register: 'ENABLE_TASK', offset: '0x204', value: '0x00000001' },
    ])
  })

  it('answers any input without throwing, in plain JSON', () => {
    const anyOp = fc.record(
      {
        op: fc.constantFrom('write', 'write_mask', 'wfe', 'poll', 'flush', 'jump_rel', 'nope'),
        dev: fc.constantFrom('ovl0', 'gone', '__proto__'),
        offset: fc.oneof(fc.integer(), fc.string(), fc.constant('0xffffffffffffffff')),
        value: fc.anything(),
        event: fc.oneof(fc.integer({ min: -3, max: 2000 }), fc.anything()),
      },
      { requiredKeys: ['op'] },
    )
    const anyInput = fc.record(
      {
        kind: fc.constantFrom('packet', 'decode', 'execute', 'register', 'thread'),
        mode: fc.constantFrom('seed', 'mainline', 'other'),
        devices: fc.constant({ ovl0: OVL0, gone: { reg: 1 } }),
        ops: fc.array(anyOp),
        words: fc.array(fc.oneof(fc.bigInt().map(String), fc.nat(), fc.anything())),
        reg: fc.anything(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(anyInput, fc.anything()), (input) => {
        const result = runCmdqModel(input)
        expect(JSON.parse(JSON.stringify(result))).toBeTypeOf('object')
      }),
    )
  })
})
