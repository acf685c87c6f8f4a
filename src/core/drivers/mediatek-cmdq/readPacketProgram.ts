import { SOCS, socById } from '../../soc/catalogue.ts'
import type { SocId } from '../../soc/soc.ts'
import type { CmdqDevice, PacketOp, PacketProgram } from './assemblePacket.ts'
import { ANY64, type InputRecord, S32, show, toBigInt, U8, U16, U32, U64 } from './inputReader.ts'
import type { ClientFaults } from './mailboxClient.ts'
import type { CmdqMode } from './packet.ts'
import { type PacketNames, socNames } from './packetNames.ts'
import { gceShift } from './writesInput.ts'

/** Executed calls at the most: more than fill the largest buffer of 4 MiB, 524288 words. */
const MAX_CALLS = 600_000
/** Defaults: a page of 4 KiB, and the largest allocation usual with it. */
const PAGE_SIZE = 4096n
const LARGEST_ALLOCATION = 0x400000n

/** The largest errno an error pointer can hold. */
const MAX_ERRNO = 4095n

const COMMON_KEYS = [
  'kind',
  'mode',
  'kmalloc_max',
  'fail_alloc',
  'devices',
  'ops',
  'bytes',
  'faults',
]
const MODE_KEYS = { seed: ['page_size'], mainline: ['buf_size', 'shift_pa', 'soc'] } as const

type Devices = PacketProgram['devices']

/** A list of helper calls, from the object the worked examples use. Problems go to the reader. */
export function readPacketProgram(input: InputRecord): PacketProgram {
  const mode = readMode(input)
  input.expect(...COMMON_KEYS, ...MODE_KEYS[mode])
  const devices = readDevices(input.record('devices'), mode)
  const soc = mode === 'seed' ? SEED_SOC : readSoc(input)
  return {
    soc,
    settings: {
      mode,
      pageSize: readPageSize(input),
      bufferSize: input.int('buf_size', U32, PAGE_SIZE),
      largestAllocation: input.int('kmalloc_max', U32, LARGEST_ALLOCATION),
      failingAllocations: readFailingAllocations(input),
      shift: mode === 'seed' ? 0 : readShift(input, soc),
      clientFaults: readClientFaults(input.record('faults')),
    },
    devices,
    ops: readOps(input, { mode, soc }, devices),
  }
}

/** The one SoC the seed's helper knows; what is not said to be of another is of this one. */
const SEED_SOC = 'mt8173'

export const readSoc = (input: InputRecord): SocId =>
  input.choice('soc', [SEED_SOC, ...SOCS.map(({ id }) => id).filter((id) => id !== SEED_SOC)])

export const readMode = (input: InputRecord): CmdqMode => input.choice('mode', ['seed', 'mainline'])

/** What the SoC's GCE has, unless given otherwise. */
export function readShift(input: InputRecord, soc: SocId = SEED_SOC): number {
  const shift = input.int('shift_pa', { min: 0n, max: 3n }, BigInt(gceShift(socById(soc))))
  if (shift === 1 || shift === 2) input.refuse('OUT_OF_RANGE', 'shift_pa', '; a GCE has 0 or 3.')
  return shift
}

/** Whose helper is called, and on which SoC. */
interface Helper {
  readonly mode: CmdqMode
  readonly soc: SocId
}

/**
 * @param value - a name of the SoC, or what the helper of this mode is passed
 * @param key - where it stands in `input`
 * @returns seed: place in its list; mainline: hardware number
 */
export function readEvent(
  input: InputRecord,
  key: string,
  value: unknown,
  { mode, soc }: Helper,
): number {
  if (typeof value === 'string' && toBigInt(value) === null) {
    const names = socNames(soc)
    const index = names.events.findIndex(({ name }) => name === value)
    if (index === -1) {
      const at = input.place(key)
      const message = `${at} names ${show(value)}, ${whyNoEvent(names)}`
      input.reader.refuse({ error: 'UNKNOWN_EVENT', at, message })
    }
    return mode === 'seed' ? index : (names.events[index]?.number ?? 0)
  }
  // Negative ones are numbers too: C turns them into large ones, which the helper refuses.
  const range = mode === 'seed' ? { min: S32.min, max: U32.max } : { min: -0x8000n, max: U16.max }
  return Number(input.reader.whole(value, input.place(key), range))
}

function whyNoEvent({ soc, events }: PacketNames): string {
  const named = events.filter(({ name }) => name !== null).length
  return named === 0
    ? `but no event of ${soc} is known by name here; give its number.`
    : `which is none of the ${named} ${soc} events known by name.`
}

function readPageSize(input: InputRecord): number {
  const size = input.int('page_size', { min: 16n, max: 65536n }, PAGE_SIZE)
  if ((size & (size - 1)) !== 0)
    input.refuse('OUT_OF_RANGE', 'page_size', '; a power of two is expected.')
  return size
}

function readClientFaults(input: InputRecord): ClientFaults {
  input.expect('client_alloc', 'request_channel')
  return {
    noMemory: input.flag('client_alloc', false),
    requestChannel: input.int('request_channel', { min: -MAX_ERRNO, max: 0n }, 0n),
  }
}

function readFailingAllocations(input: InputRecord): ReadonlySet<number> {
  const numbers = input.reader.list(input.get('fail_alloc') ?? [], 'fail_alloc')
  return new Set(
    numbers.map((number, i) => Number(input.reader.whole(number, `fail_alloc[${i}]`, U32))),
  )
}

function readDevices(input: InputRecord, mode: CmdqMode): Devices {
  const read = mode === 'seed' ? readSeedDevice : readMainlineDevice
  return Object.fromEntries(input.entries().map(([name]) => [name, read(input.record(name))]))
}

function readSeedDevice(input: InputRecord): CmdqDevice {
  input.expect('reg', 'size')
  return {
    kind: 'reg',
    reg: input.wholeOrNull('reg', U64),
    size: input.wholeOrNull('size', U64),
  }
}

function readMainlineDevice(input: InputRecord): CmdqDevice {
  input.expect('subsys', 'offset', 'size')
  return {
    kind: 'client-reg',
    subsys: input.int('subsys', U8),
    offset: input.int('offset', U16),
    size: input.wholeOrNull('size', U64),
  }
}

function readOps(input: InputRecord, helper: Helper, devices: Devices): PacketProgram['ops'] {
  const ops = input.reader.list(input.get('ops'), 'ops').map((value, index) => {
    const item = input.reader.record(value, `ops[${index}]`)
    return { op: readOp(item, helper, devices), repeat: item.int('repeat', U32, 1n) }
  })
  const calls = ops.reduce((sum, { repeat }) => sum + repeat, 0)
  const message = `ops repeat to ${calls} calls; ${MAX_CALLS} at the most are executed here.`
  if (calls > MAX_CALLS) input.reader.refuse({ error: 'TOO_MANY_OPS', at: 'ops', message })
  return ops
}

const SEED_OPS = [
  'write',
  'write_mask',
  'wfe',
  'clear_event',
  'finalize',
  'flush_async',
  'flush',
] as const
const MAINLINE_OPS = [
  ...SEED_OPS,
  'set_event',
  'acquire_event',
  'poll',
  'poll_mask',
  'assign',
  'jump_rel',
  'jump_abs',
  'eoc',
] as const satisfies readonly PacketOp['op'][]

/** One op; where it goes wrong the reader knows, and the op returned means nothing. */
function readOp(input: InputRecord, helper: Helper, devices: Devices): PacketOp {
  const { mode } = helper
  const known = mode === 'seed' ? SEED_OPS : MAINLINE_OPS
  const op = known.find((name) => name === input.get('op'))
  if (op === undefined) {
    const elsewhere = MAINLINE_OPS.some((name) => name === input.get('op'))
    const why = elsewhere ? 'which only mainline has' : 'which is no operation'
    input.refuse('UNKNOWN_OP', 'op', `, ${why}; ${mode} mode knows ${known.join(', ')}.`)
    return { op: 'finalize' }
  }
  input.expect('op', ...keysOf(op, mode), 'repeat')
  switch (op) {
    case 'write':
    case 'poll':
      return { op, ...readAccess(input, devices) }
    case 'write_mask':
    case 'poll_mask':
      return { op, ...readAccess(input, devices), mask: input.whole('mask', ANY64, 0xffffffffn) }
    case 'wfe': {
      const clear = mode === 'seed' || input.flag('clear', true)
      return { op, event: readEvent(input, 'event', input.get('event'), helper), clear }
    }
    case 'clear_event':
    case 'set_event':
    case 'acquire_event':
      return { op, event: readEvent(input, 'event', input.get('event'), helper) }
    case 'flush':
      return { op, callbackError: input.flag('cb_err', false) }
    case 'assign':
      return { op, register: input.int('reg', U16), value: input.whole('value', ANY64) }
    case 'jump_rel':
      return { op, offset: input.int('offset', S32) }
    case 'jump_abs':
      return { op, address: input.whole('addr', U64) }
    case 'finalize':
    case 'flush_async':
    case 'eoc':
      return { op }
  }
}

const OP_KEYS: Readonly<Record<PacketOp['op'], readonly string[]>> = {
  write: ['dev', 'offset', 'value'],
  write_mask: ['dev', 'offset', 'value', 'mask'],
  poll: ['dev', 'offset', 'value'],
  poll_mask: ['dev', 'offset', 'value', 'mask'],
  wfe: ['event', 'clear'],
  clear_event: ['event'],
  set_event: ['event'],
  acquire_event: ['event'],
  finalize: [],
  flush_async: [],
  flush: ['cb_err'],
  assign: ['reg', 'value'],
  jump_rel: ['offset'],
  jump_abs: ['addr'],
  eoc: [],
}

/** The seed always clears the event it waited for. */
const keysOf = (op: PacketOp['op'], mode: CmdqMode) =>
  OP_KEYS[op].filter((key) => key !== 'clear' || mode === 'mainline')

function readAccess(input: InputRecord, devices: Devices) {
  const dev = input.get('dev')
  const name = typeof dev === 'string' && Object.hasOwn(devices, dev) ? dev : null
  if (name === null) {
    const names = Object.keys(devices).join(', ') || 'nothing'
    input.refuse('UNKNOWN_DEVICE', 'dev', `; devices holds ${names}.`)
  }
  const [offset, value] = [input.whole('offset', ANY64), input.whole('value', ANY64)]
  return { dev: name ?? '', offset, value }
}
