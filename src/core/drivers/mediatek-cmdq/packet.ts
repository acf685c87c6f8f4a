import { EBUSY, EINVAL, ENOMEM, type Errno } from '../../base/errno.ts'
import { hex } from '../../base/hex.ts'
import { GCE_EVENTS, MAINLINE_EVENT_LIMIT } from './gceEvents.ts'
import {
  EOC_IRQ_ENABLE,
  encodeWord,
  INSTRUCTION_SIZE,
  type InstructionWord,
  isClosed,
  OP,
  USE_MASK,
} from './instructionWord.ts'
import type { ClientFaults } from './mailboxClient.ts'
import type { WriteTarget } from './registerDevice.ts'

/** The helper of seed 001 (v17, 2016), or the one that went into mainline and grew there. */
export type CmdqMode = 'seed' | 'mainline'

export interface PacketSettings {
  readonly mode: CmdqMode
  /** Bytes. Seed: the first buffer, which doubles on demand. */
  readonly pageSize: number
  /** Bytes. Mainline: the only buffer. */
  readonly bufferSize: number
  /** Bytes. A larger request fails. */
  readonly largestAllocation: number
  /** Allocations that fail: 0 the packet, 1 its first buffer, 2.. each attempt to grow. */
  readonly failingAllocations: ReadonlySet<number>
  readonly clientFaults: ClientFaults
  /** Mainline: addresses and distances the GCE gets are shifted right by this. */
  readonly shift: number
}

/**
 * struct cmdq_pkt and what was said about it. The functions below change it in place, as the
 * helper's do: a packet of half a million instructions cannot be copied for each. It must not
 * leave the function that created it.
 */
export interface Packet {
  readonly settings: PacketSettings
  readonly words: InstructionWord[]
  /** Bytes, cmd_buf_size. In mainline it counts on past the words that fit. */
  used: number
  /** Bytes, buf_size. */
  size: number
  /** Each size the buffer grew to. */
  readonly grown: number[]
  allocations: number
  /** Kernel log, all of it at warning level. */
  readonly warnings: string[]
  /** What the kernel keeps to itself, in our words: a sentence for each refusal. */
  readonly reasons: string[]
}

/** 'OOPS': the kernel follows a NULL pointer and the caller is gone. */
export type CallResult = Errno | 'OOPS'

/** A write or poll. `reached` is null when it was given up before it had an address. */
export interface AccessResult {
  readonly ret: CallResult
  readonly reached: ReachedAccess | null
}

export interface ReachedAccess {
  /** What was added to the base, the mask bit included where that came first; unsigned 32-bit. */
  readonly added: number
  /** The 16-bit address field. */
  readonly address: number
  readonly masked: boolean
}

/** cmdq_pkt_create(): null for -ENOMEM. */
export function createPacket(settings: PacketSettings): Packet | null {
  const packet: Packet = {
    settings,
    words: [],
    used: 0,
    size: 0,
    grown: [],
    allocations: 0,
    warnings: [],
    reasons: [],
  }
  const first = settings.mode === 'seed' ? settings.pageSize : settings.bufferSize
  if (!allocate(packet, 0) || !allocate(packet, first)) return null
  packet.size = first
  return packet
}

/** cmdq_pkt_append_command(). The order of its checks decides the errno and what stays behind. */
export function append(packet: Packet, op: number, argA: number, argB: number): Errno {
  const refused = packet.settings.mode === 'seed' ? makeRoom(packet) : countRoom(packet)
  if (refused !== 0) return refused
  packet.words.push(encodeWord({ op, argA, argB }))
  packet.used += INSTRUCTION_SIZE
  return 0
}

function makeRoom(packet: Packet): Errno {
  if (isClosed(packet.words)) {
    packet.warnings.push('WARN_ON in cmdq_pkt_append_command: packet already finalized')
    packet.reasons.push('The packet is closed; nothing can be appended after EOC and JUMP.')
    return EBUSY
  }
  if (packet.used + INSTRUCTION_SIZE <= packet.size) return 0
  const doubled = packet.size * 2
  if (!allocate(packet, doubled)) {
    packet.reasons.push(
      doubled > packet.settings.largestAllocation
        ? `The buffer of ${packet.size} bytes is full, and twice that is more than the largest allocation, ${packet.settings.largestAllocation} bytes.`
        : `The buffer of ${packet.size} bytes is full, and no memory was found to double it.`,
    )
    return ENOMEM
  }
  packet.size = doubled
  packet.grown.push(doubled)
  return 0
}

/** Mainline: what does not fit is counted, so that the caller learns the size it needs. */
function countRoom(packet: Packet): Errno {
  if (packet.used + INSTRUCTION_SIZE <= packet.size) return 0
  packet.used += INSTRUCTION_SIZE
  packet.reasons.push(
    `The buffer of ${packet.size} bytes is full; it does not grow, ${packet.used} are needed by now.`,
  )
  // WARN_ONCE: once per boot, and a packet is all of the boot this model knows.
  if (packet.warnings.length === 0)
    packet.warnings.push(`cmdq_pkt_append_command: buffer size ${packet.size} is too small !`)
  return ENOMEM
}

function allocate(packet: Packet, size: number): boolean {
  const { failingAllocations, largestAllocation } = packet.settings
  const number = packet.allocations++
  return !failingAllocations.has(number) && size <= largestAllocation
}

/** cmdq_pkt_write() and cmdq_pkt_poll(). The device is followed before anything is appended. */
export function access(
  packet: Packet,
  op: typeof OP.WRITE | typeof OP.POLL,
  target: WriteTarget | null,
  offset: number,
  value: number,
  masked = false,
): AccessResult {
  if (target === null) {
    packet.reasons.push('The device was not registered: its NULL pointer is followed here.')
    return { ret: 'OOPS', reached: null }
  }
  // The seed puts the mask bit into the offset, before the base; mainline into the final address.
  const seed = packet.settings.mode === 'seed'
  const bit = masked ? USE_MASK : 0
  const added = (seed ? offset | bit : offset) >>> 0
  const address = ((target.base + added) & 0xffff) | (seed ? 0 : bit)
  const ret = append(packet, op, (target.subsys << 16) | address, value)
  return { ret, reached: { added, address, masked } }
}

/** cmdq_pkt_write_mask(): a MASK of its own each time, unless all bits are to be written. */
export const writeMasked = (
  packet: Packet,
  target: WriteTarget | null,
  offset: number,
  value: number,
  mask: number,
): AccessResult =>
  mask === 0xffffffff
    ? access(packet, OP.WRITE, target, offset, value)
    : maskThen(packet, OP.WRITE, target, offset, value, mask)

/** Also cmdq_pkt_poll_mask(), which sends its MASK even for all bits. A MASK is never taken back. */
export function maskThen(
  packet: Packet,
  op: typeof OP.WRITE | typeof OP.POLL,
  target: WriteTarget | null,
  offset: number,
  value: number,
  mask: number,
): AccessResult {
  const ret = append(packet, OP.MASK, 0, ~mask >>> 0)
  if (ret !== 0) return { ret, reached: null }
  return access(packet, op, target, offset, value, true)
}

/**
 * cmdq_pkt_wfe(), cmdq_pkt_clear_event() and mainline's other event functions. A bad event is
 * refused before the packet is looked at, hence -EINVAL also where it is closed.
 *
 * @param event - seed: place in the seed's list; mainline: hardware number, taken as a u16
 */
export function appendEvent(packet: Packet, event: number, argB: number): Errno {
  const number = packet.settings.mode === 'seed' ? seedEvent(event) : mainlineEvent(event)
  if (number !== null) return append(packet, OP.WFE, number, argB)
  packet.reasons.push(
    packet.settings.mode === 'seed'
      ? `Event ${event} is no place in the list of ${GCE_EVENTS.length} events; 0..${GCE_EVENTS.length - 1} are.`
      : `Event ${event} is not below ${hex(MAINLINE_EVENT_LIMIT)}; 0..${MAINLINE_EVENT_LIMIT - 1} are accepted.`,
  )
  return EINVAL
}

const seedEvent = (index: number) => GCE_EVENTS[index]?.number ?? null
const mainlineEvent = (number: number) => {
  const unsigned = number & 0xffff
  return unsigned < MAINLINE_EVENT_LIMIT ? unsigned : null
}

/** cmdq_pkt_finalize(). An EOC is not taken back when its JUMP is refused. */
export function finalize(packet: Packet): Errno {
  if (packet.settings.mode === 'seed' && isClosed(packet.words)) return 0
  const ret = append(packet, OP.EOC, 0, EOC_IRQ_ENABLE)
  if (ret !== 0) return ret
  return append(packet, OP.JUMP, 0, INSTRUCTION_SIZE >>> packet.settings.shift)
}
