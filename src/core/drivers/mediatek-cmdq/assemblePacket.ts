import { EFAULT, ENOMEM, type Errno } from '../../base/errno.ts'
import type { SocId } from '../../soc/soc.ts'
import {
  EOC_IRQ_ENABLE,
  type InstructionWord,
  isClosed,
  OP,
  splitWord,
  toU32,
  WFE_ARGUMENT,
} from './instructionWord.ts'
import {
  type Lint,
  lintAccess,
  lintMask,
  lintNumbers,
  lintRegister,
  lintWords,
} from './lintPacket.ts'
import { type ClientCreation, createClient } from './mailboxClient.ts'
import {
  type AccessResult,
  access,
  append,
  appendEvent,
  type CallResult,
  createPacket,
  finalize,
  maskThen,
  type Packet,
  type PacketSettings,
  writeMasked,
} from './packet.ts'
import { registerDevice, type WriteTarget } from './registerDevice.ts'
import { numbersOf } from './wideNumbers.ts'

/** A device of the caller. `size` in bytes, null when not known; it only serves a lint. */
export type CmdqDevice =
  /** Seed: start of the first `reg` entry, null when there is none. */
  | { readonly kind: 'reg'; readonly reg: bigint | null; readonly size: bigint | null }
  /** Mainline: what `mediatek,gce-client-reg` holds, 8 and 16 bits. */
  | {
      readonly kind: 'client-reg'
      readonly subsys: number
      readonly offset: number
      readonly size: bigint | null
    }

/**
 * One call of a helper function. Numbers are as the user wrote them, used modulo 2^32. The seed has
 * write, write_mask, wfe, clear_event, finalize, flush and flush_async; the rest is mainline's.
 */
export type PacketOp =
  | {
      readonly op: 'write' | 'poll'
      readonly dev: string
      readonly offset: bigint
      readonly value: bigint
    }
  | {
      readonly op: 'write_mask' | 'poll_mask'
      readonly dev: string
      readonly offset: bigint
      readonly value: bigint
      readonly mask: bigint
    }
  /** `clear` false only in mainline. */
  | { readonly op: 'wfe'; readonly event: number; readonly clear: boolean }
  | { readonly op: 'clear_event' | 'set_event' | 'acquire_event'; readonly event: number }
  | { readonly op: 'finalize' | 'flush_async' | 'eoc' }
  /** `callbackError`: what the completion callback reports. */
  | { readonly op: 'flush'; readonly callbackError: boolean }
  | { readonly op: 'assign'; readonly register: number; readonly value: bigint }
  /** `offset` signed bytes. */
  | { readonly op: 'jump_rel'; readonly offset: number }
  | { readonly op: 'jump_abs'; readonly address: bigint }

export interface PacketProgram {
  readonly settings: PacketSettings
  /** Whose names events and registers go by; the seed knows MT8173 alone. */
  readonly soc: SocId
  readonly devices: Readonly<Record<string, CmdqDevice>>
  readonly ops: readonly { readonly op: PacketOp; readonly repeat: number }[]
}

/** One executed call; a repeated op gives several. */
export interface PacketStep {
  /** Place in `ops`. */
  readonly item: number
  readonly ret: CallResult
  /** Words of the packet before and after: what the call appended stands between. */
  readonly from: number
  readonly to: number
  readonly lints: readonly Lint[]
  /** Kernel log lines, at warning level. */
  readonly warnings: readonly string[]
  /** Why a call was refused, and what was sent oddly. */
  readonly reasons: readonly string[]
}

/** A packet handed to the mailbox. An asynchronous one completes after the calls end. */
export interface Send {
  readonly step: number
  readonly completion: 'pending' | 'ok' | 'error'
}

export interface AssembledPacket {
  readonly devices: Readonly<Record<string, WriteTarget | null>>
  readonly client: ClientCreation
  /** 0, or -ENOMEM with no steps and no words; null where the caller got no client to go on with. */
  readonly create: Errno | null
  readonly steps: readonly PacketStep[]
  readonly words: readonly InstructionWord[]
  /** Bytes. */
  readonly used: number
  readonly bufferSize: number
  readonly grown: readonly number[]
  readonly closed: boolean
  readonly sends: readonly Send[]
  /** Found before the first call, and after the last. */
  readonly deviceLints: readonly Lint[]
  readonly packetLints: readonly Lint[]
}

/**
 * Builds a packet call by call as the CMDQ helper does, refusals and silent traps included. An
 * 'OOPS' ends it. Every device named by an op must be among `devices`.
 *
 * Kernel: drivers/soc/mediatek/mtk-cmdq-helper.c of seed 001; in mainline mode as of v6.10, where
 * a packet is closed by its caller and a flush sends it as it is.
 */
export function assemblePacket({ settings, devices, ops }: PacketProgram): AssembledPacket {
  const targets = mapValues(devices, (device) => ({
    target: targetOf(device),
    size: device.size,
  }))
  const deviceLints = Object.entries(devices).flatMap(([name, device]) =>
    device.kind === 'reg' ? lintRegister(name, device.reg) : [],
  )
  const client = createClient(settings.mode, settings.clientFaults)
  const packet = client.ret === 0 ? createPacket(settings) : null
  const { steps, sends } = packet === null ? NOTHING : execute(packet, ops, targets)
  const words = packet?.words ?? []
  return {
    devices: mapValues(targets, ({ target }) => target),
    client,
    create: client.ret !== 0 ? null : packet === null ? ENOMEM : 0,
    steps,
    words,
    used: packet?.used ?? 0,
    bufferSize: packet?.size ?? 0,
    grown: packet?.grown ?? [],
    closed: isClosed(words),
    sends,
    deviceLints,
    packetLints: lintWords(words),
  }
}

/** By name of the device; `target` null where the driver has NULL. */
type Targets = Readonly<
  Record<string, { readonly target: WriteTarget | null; readonly size: bigint | null }>
>

const NOTHING: Pick<AssembledPacket, 'steps' | 'sends'> = { steps: [], sends: [] }

function execute(
  packet: Packet,
  ops: PacketProgram['ops'],
  targets: Targets,
): Pick<AssembledPacket, 'steps' | 'sends'> {
  const steps: PacketStep[] = []
  const sends: Send[] = []
  for (const [item, { op, repeat }] of ops.entries()) {
    const wide = lintNumbers(numbersOf(op, packet.settings.shift))
    for (let round = 0; round < repeat; round++) {
      const { words, warnings, reasons } = packet
      const before = { words: words.length, warnings: warnings.length, reasons: reasons.length }
      const { ret, lints = [], completion } = call(packet, op, targets)
      if (completion !== undefined) {
        sends.push({ step: steps.length, completion })
        reasons.push(...oddlyClosed(words))
      }
      steps.push({
        item,
        ret,
        from: before.words,
        to: words.length,
        lints: [...wide, ...lints],
        warnings: warnings.slice(before.warnings),
        reasons: reasons.slice(before.reasons),
      })
      if (ret === 'OOPS') return { steps, sends }
    }
  }
  return { steps, sends }
}

interface CallOutcome {
  readonly ret: CallResult
  readonly lints?: readonly Lint[]
  /** Given when the packet was sent. */
  readonly completion?: Send['completion']
}

function call(packet: Packet, op: PacketOp, targets: Targets): CallOutcome {
  const { shift } = packet.settings
  switch (op.op) {
    case 'write':
    case 'poll':
    case 'write_mask':
    case 'poll_mask':
      return callAccess(packet, op, targets)
    case 'wfe':
      return {
        ret: appendEvent(packet, op.event, WFE_ARGUMENT[op.clear ? 'waitAndClear' : 'wait']),
      }
    case 'clear_event':
      return { ret: appendEvent(packet, op.event, WFE_ARGUMENT.clear) }
    case 'set_event':
      return { ret: appendEvent(packet, op.event, WFE_ARGUMENT.set) }
    case 'acquire_event':
      return { ret: appendEvent(packet, op.event, WFE_ARGUMENT.acquire) }
    case 'finalize':
      return { ret: finalize(packet) }
    case 'flush_async':
      return flush(packet, 'pending')
    case 'flush':
      return flush(packet, op.callbackError ? 'error' : 'ok')
    case 'eoc':
      return { ret: append(packet, OP.EOC, 0, EOC_IRQ_ENABLE) }
    case 'assign':
      return { ret: append(packet, OP.LOGIC, TO_REGISTER | op.register, toU32(op.value)) }
    case 'jump_rel':
      // The helper shifts an unsigned number, which spoils a distance back.
      if (op.offset < 0 && shift > 0)
        packet.reasons.push('A distance back is shifted as an unsigned number: it leads far ahead.')
      return { ret: append(packet, OP.JUMP, 0, (op.offset >>> 0) >>> shift) }
    case 'jump_abs':
      return { ret: append(packet, OP.JUMP, 1, toU32(op.address >> BigInt(shift))) }
  }
}

/** dst_t of mainline's struct cmdq_instruction: the destination is a GCE register. */
const TO_REGISTER = 0x800000

function callAccess(
  packet: Packet,
  op: Extract<PacketOp, { readonly dev: string }>,
  targets: Targets,
): CallOutcome {
  const device = targets[op.dev]
  if (device === undefined) throw new Error(`No device ${op.dev}`)
  const { target, size } = device
  const [offset, value] = [toU32(op.offset), toU32(op.value)]
  const { ret, reached } = callWrite(packet, op, target, offset, value)
  const lints: Lint[] = 'mask' in op ? [...lintMask(toU32(op.mask))] : []
  if (target !== null && reached !== null)
    lints.push(...lintAccess({ ...reached, target, size, offset }))
  return { ret, lints }
}

function callWrite(
  packet: Packet,
  op: Extract<PacketOp, { readonly dev: string }>,
  target: WriteTarget | null,
  offset: number,
  value: number,
): AccessResult {
  switch (op.op) {
    case 'write':
      return access(packet, OP.WRITE, target, offset, value)
    case 'poll':
      return access(packet, OP.POLL, target, offset, value)
    case 'write_mask':
      return writeMasked(packet, target, offset, value, toU32(op.mask))
    case 'poll_mask':
      return maskThen(packet, OP.POLL, target, offset, value, toU32(op.mask))
  }
}

/** cmdq_pkt_flush_async() and cmdq_pkt_flush(), which waits for the callback without a limit. */
function flush(packet: Packet, completion: Send['completion']): CallOutcome {
  const { mode, clientFaults } = packet.settings
  const ret = mode === 'seed' ? finalize(packet) : 0
  if (ret !== 0) return { ret }
  if (clientFaults.requestChannel !== 0) {
    packet.reasons.push('The channel of the client is an error pointer, which is followed here.')
    return { ret: 'OOPS' }
  }
  if (completion !== 'error') return { ret, completion }
  packet.reasons.push('The completion callback reported an error.')
  return { ret: EFAULT, completion }
}

/** A packet sent without its end: the GCE runs into the end address, or no interrupt comes. */
function oddlyClosed(words: readonly InstructionWord[]): readonly string[] {
  const last = words.at(-1)
  if (!isClosed(words)) return ['The packet was sent without the closing EOC and JUMP.']
  if (last !== undefined && splitWord(last).op !== OP.JUMP)
    return ['The packet was sent with an EOC for its last word, where the JUMP belongs.']
  return []
}

const targetOf = (device: CmdqDevice): WriteTarget | null =>
  device.kind === 'reg'
    ? registerDevice(device.reg)
    : { subsys: device.subsys, base: device.offset }

const mapValues = <From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]))
