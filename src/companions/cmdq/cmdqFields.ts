import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import type { PacketOp } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import type { CmdqMode } from '../../core/drivers/mediatek-cmdq/packet.ts'
import type { PacketNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { SOCS } from '../../core/soc/catalogue.ts'

const integer = (
  name: string,
  title: string,
  unit: string | null,
  [min, max]: readonly [number | bigint, number | bigint],
  byDefault: number | bigint | null,
): FieldDescription => ({ name, title, unit, min, max, default: byDefault, kind: 'integer' })

const text = (name: string, title: string, options?: readonly string[]): FieldDescription => ({
  name,
  title,
  unit: null,
  min: null,
  max: null,
  default: null,
  kind: 'text',
  ...(options && { options }),
})

const choice = (
  name: string,
  title: string,
  options: readonly (string | number)[],
  byDefault: string | number | null = options[0] ?? null,
): FieldDescription => ({
  name,
  title,
  unit: null,
  min: null,
  max: null,
  default: byDefault,
  kind: 'choice',
  options,
})

const flag = (name: string, title: string, byDefault: boolean): FieldDescription => ({
  name,
  title,
  unit: null,
  min: null,
  max: null,
  default: byDefault,
  kind: 'flag',
})

/** What fits a register, signed or not: C takes either. */
const REGISTER = [-0x8000_0000, 0xffff_ffff] as const
const U64 = [0n, 0xffff_ffff_ffff_ffffn] as const

const offset = integer('offset', 'Offset', null, REGISTER, null)
const value = integer('value', 'Value', null, REGISTER, null)
const mask = integer('mask', 'Mask', null, REGISTER, 0xffff_ffff)
const repeat = integer('repeat', 'Times', null, [1, 600_000], 1)
/** Fields of a helper call, by its name, given the devices there are and the events to offer. */
export function callFields(
  op: PacketOp['op'],
  mode: CmdqMode,
  devices: readonly string[],
  { events }: PacketNames,
): readonly FieldDescription[] {
  const event = text(
    'event',
    'Event',
    events.map(({ name, number }) => name ?? String(number)),
  )
  const dev = choice('dev', 'Device', devices, null)
  switch (op) {
    case 'write':
    case 'poll':
      return [dev, offset, value, repeat]
    case 'write_mask':
    case 'poll_mask':
      return [dev, offset, value, mask]
    case 'wfe':
      return mode === 'seed' ? [event] : [event, flag('clear', 'Clear after', true)]
    case 'clear_event':
    case 'set_event':
    case 'acquire_event':
      return [event]
    case 'flush':
      return [flag('cb_err', 'Completes with an error', false)]
    case 'assign':
      return [integer('reg', 'GCE register', null, [0, 0xffff], null), value]
    case 'jump_rel':
      return [integer('offset', 'Distance', 'byte', [-0x8000_0000, 0x7fff_ffff], null)]
    case 'jump_abs':
      return [integer('addr', 'Address', null, U64, null)]
    case 'finalize':
    case 'flush_async':
    case 'eoc':
      return []
  }
}

/** Fields shown in hexadecimal. */
export const CALL_HEX = { offset: 1, value: 1, mask: 1, addr: 1 }

export const DEVICE_HEX = { reg: 8, size: 1, offset: 1 }

const size = integer('size', 'Size', 'byte', U64, null)

export const DEVICE_FIELDS: Readonly<Record<CmdqMode, readonly FieldDescription[]>> = {
  seed: [text('name', 'Name'), integer('reg', 'Address (reg)', null, U64, null), size],
  mainline: [
    text('name', 'Name'),
    integer('subsys', 'Subsystem', null, [0, 0xff], null),
    integer('offset', 'Offset', null, [0, 0xffff], null),
    size,
  ],
}

export const MODE = choice('mode', 'Helper', ['seed', 'mainline'])

/** Whose names, windows and shift a packet of mainline’s helper goes by. */
export const SOC = choice(
  'soc',
  'SoC',
  SOCS.map(({ id }) => id),
  'mt8173',
)

const largest = integer('kmalloc_max', 'Largest allocation', 'byte', [0, 0xffff_ffff], 0x40_0000)
const thread = (most: number) => integer('gce.thread', 'GCE thread', null, [0, most], 0)
const address = {
  ...integer('gce.addr', 'Packet’s address', null, U64, null),
  default: 0x4000_0000n,
}

/** Where the packet lies and which thread takes it: the workbench's own, no input of the helper. */
export const GCE_FIELDS = {
  address,
  thread: { seed: thread(15), mainline: thread(23) },
  priority: integer('gce.priority', 'Thread priority', null, [0, 0xffff_ffff], 0),
} as const

/** Page size and all that few people touch. */
export const MEMORY_FIELDS: Readonly<Record<CmdqMode, readonly FieldDescription[]>> = {
  seed: [
    choice('page_size', 'Page size', [4096, 16384, 65536, 32, 16]),
    largest,
    address,
    GCE_FIELDS.thread.seed,
  ],
  mainline: [
    integer('buf_size', 'Buffer size', 'byte', [0, 0xffff_ffff], 4096),
    choice('shift_pa', 'Address shift', [0, 3]),
    largest,
    address,
    GCE_FIELDS.thread.mainline,
    GCE_FIELDS.priority,
  ],
}

export const MEMORY_HEX = { 'gce.addr': 8, kmalloc_max: 1 }
