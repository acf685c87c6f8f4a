import { hex } from '../../core/base/hex.ts'
import type { PacketOp } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { GCE_EVENTS } from '../../core/drivers/mediatek-cmdq/gceEvents.ts'
import type { CmdqMode } from '../../core/drivers/mediatek-cmdq/packet.ts'
import { eventName, type PacketNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'

/** What the calls are named in a list to choose from. */
export const CALL_TITLES: Readonly<Record<PacketOp['op'], string>> = {
  write: 'write: a register',
  write_mask: 'write_mask: some bits of a register',
  wfe: 'wfe: wait for an event',
  clear_event: 'clear_event: forget an event',
  finalize: 'finalize: EOC and JUMP',
  flush_async: 'flush_async: send',
  flush: 'flush: send and wait',
  set_event: 'set_event: raise an event',
  acquire_event: 'acquire_event: take it when free',
  poll: 'poll: wait for a register',
  poll_mask: 'poll_mask: wait for some bits',
  assign: 'assign: a GCE register',
  jump_rel: 'jump_rel: by a distance',
  jump_abs: 'jump_abs: to an address',
  eoc: 'eoc: end of commands',
}

/** The calls each helper has, the most used first. */
export const CALLS_OF: Readonly<Record<CmdqMode, readonly PacketOp['op'][]>> = {
  seed: ['write', 'write_mask', 'wfe', 'clear_event', 'finalize', 'flush_async', 'flush'],
  mainline: [
    'write',
    'write_mask',
    'wfe',
    'clear_event',
    'set_event',
    'acquire_event',
    'poll',
    'poll_mask',
    'finalize',
    'eoc',
    'jump_rel',
    'jump_abs',
    'assign',
    'flush_async',
    'flush',
  ],
}

/** A call in a line: 'write ovl0 + 0x20 = 0x1'. */
export function callText(op: PacketOp, mode: CmdqMode, names: PacketNames): string {
  switch (op.op) {
    case 'write':
    case 'poll':
      return `${op.op} ${placeText(op)}`
    case 'write_mask':
    case 'poll_mask':
      return `${op.op} ${placeText(op)} in ${number(op.mask)}`
    case 'wfe':
      return `wfe ${passedEvent(op.event, mode, names)}${op.clear ? '' : ', left set'}`
    case 'clear_event':
    case 'set_event':
    case 'acquire_event':
      return `${op.op} ${passedEvent(op.event, mode, names)}`
    case 'assign':
      return `assign ${op.register} = ${number(op.value)}`
    case 'jump_rel':
      return `jump_rel ${op.offset}`
    case 'jump_abs':
      return `jump_abs ${number(op.address)}`
    case 'finalize':
    case 'flush_async':
    case 'flush':
    case 'eoc':
      return op.op
  }
}

const placeText = (op: { dev: string; offset: bigint; value: bigint }): string =>
  `${op.dev} + ${number(op.offset)} = ${number(op.value)}`

const number = (value: bigint): string => (value < 0n ? String(value) : hex(value))

/** The seed is passed a place in its list, mainline the hardware's number. */
function passedEvent(event: number, mode: CmdqMode, names: PacketNames): string {
  const number = mode === 'seed' ? GCE_EVENTS[event]?.number : event
  return number === undefined ? `event ${event}` : eventText(names, number)
}

/** 'MUTEX0_STREAM_EOF', or 'event 434' for a number without a name. */
export const eventText = (names: PacketNames, number: number): string =>
  eventName(names, number)?.replace('CMDQ_EVENT_', '') ?? `event ${number}`
