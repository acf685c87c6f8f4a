import { choiceField, flagField, integerField, textField } from '../../core/base/describedField.ts'
import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import type { PacketOp } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import type { CmdqMode } from '../../core/drivers/mediatek-cmdq/packet.ts'
import type { PacketNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { gceShift } from '../../core/drivers/mediatek-cmdq/writesInput.ts'
import { SOCS, socById } from '../../core/soc/catalogue.ts'
import type { SocId } from '../../core/soc/soc.ts'

/** What fits a register, signed or not: C takes either. */
const REGISTER = [-0x8000_0000, 0xffff_ffff] as const
const U64 = [0n, 0xffff_ffff_ffff_ffffn] as const

const offset = integerField('offset', 'Offset', null, REGISTER, null)
const value = integerField('value', 'Value', null, REGISTER, null)
const mask = integerField('mask', 'Mask', null, REGISTER, 0xffff_ffff)
const repeat = integerField('repeat', 'Times', null, [1, 600_000], 1)

/** Fields of a helper call, by its name, given the devices there are and the events to offer. */
export const callFields = (
  op: PacketOp['op'],
  mode: CmdqMode,
  devices: readonly string[],
  names: PacketNames,
): readonly FieldDescription[] => [...argumentFields(op, mode, devices, names), repeat]

function argumentFields(
  op: PacketOp['op'],
  mode: CmdqMode,
  devices: readonly string[],
  { events }: PacketNames,
): readonly FieldDescription[] {
  const event = textField(
    'event',
    'Event',
    events.map(({ name, number }) => name ?? String(number)),
  )
  const dev = { ...choiceField('dev', 'Device', ['']), default: null, options: devices }
  switch (op) {
    case 'write':
    case 'poll':
      return [dev, offset, value]
    case 'write_mask':
    case 'poll_mask':
      return [dev, offset, value, mask]
    case 'wfe':
      return mode === 'seed' ? [event] : [event, flagField('clear', 'Clear after', true)]
    case 'clear_event':
    case 'set_event':
    case 'acquire_event':
      return [event]
    case 'flush':
      return [flagField('cb_err', 'Completes with an error', false)]
    case 'assign':
      return [integerField('reg', 'GCE register', null, [0, 0xffff], null), value]
    case 'jump_rel':
      return [integerField('offset', 'Distance', 'byte', [-0x8000_0000, 0x7fff_ffff], null)]
    case 'jump_abs':
      return [integerField('addr', 'Address', null, U64, null)]
    case 'finalize':
    case 'flush_async':
    case 'eoc':
      return []
  }
}

/** Fields shown in hexadecimal. */
export const CALL_HEX = { offset: 1, value: 1, mask: 1, addr: 1 }

export const DEVICE_HEX = { reg: 8, size: 1, offset: 1 }

const size = integerField('size', 'Size', 'byte', U64, null)

export const DEVICE_FIELDS: Readonly<Record<CmdqMode, readonly FieldDescription[]>> = {
  seed: [textField('name', 'Name'), integerField('reg', 'Address (reg)', null, U64, null), size],
  mainline: [
    textField('name', 'Name'),
    integerField('subsys', 'Subsystem', null, [0, 0xff], null),
    integerField('offset', 'Offset', null, [0, 0xffff], null),
    size,
  ],
}

export const MODE = choiceField('mode', 'Helper', ['seed', 'mainline'])

/** Whose names, windows and shift a packet of mainline’s helper goes by. */
export const SOC: FieldDescription = {
  ...choiceField('soc', 'SoC', ['mt8173']),
  options: SOCS.map(({ id }) => id),
}

const largest = integerField(
  'kmalloc_max',
  'Largest allocation',
  'byte',
  [0, 0xffff_ffff],
  0x40_0000,
)
/** A list in the input, a text of numbers in the form. */
const FAIL_ALLOC = textField('fail_alloc', 'Allocations that fail, by number')
const thread = (most: number) => integerField('gce.thread', 'GCE thread', null, [0, most], 0)
const address = integerField('gce.addr', 'Packet’s address', null, U64, 0x4000_0000n)

/** Where the packet lies and which thread takes it: the workbench's own, no input of the helper. */
export const GCE_FIELDS = {
  address,
  thread: { seed: thread(15), mainline: thread(23) },
  priority: integerField('gce.priority', 'Thread priority', null, [0, 0xffff_ffff], 0),
} as const

const FAULTS = [
  flagField('faults.client_alloc', 'No memory for the mailbox client'),
  integerField(
    'faults.request_channel',
    'What requesting the mailbox channel returns',
    'errno',
    [-4095, 0],
    0,
  ),
]

/** Page size and all that few people touch. */
export const memoryFields = (mode: CmdqMode, soc: SocId): readonly FieldDescription[] =>
  mode === 'seed'
    ? [
        choiceField('page_size', 'Page size', [4096, 16384, 65536, 32, 16]),
        largest,
        FAIL_ALLOC,
        address,
        GCE_FIELDS.thread.seed,
        ...FAULTS,
      ]
    : [
        integerField('buf_size', 'Buffer size', 'byte', [0, 0xffff_ffff], 4096),
        { ...choiceField('shift_pa', 'Address shift', [0, 3]), default: gceShift(socById(soc)) },
        largest,
        FAIL_ALLOC,
        address,
        GCE_FIELDS.thread.mainline,
        GCE_FIELDS.priority,
        ...FAULTS,
      ]

export const MEMORY_HEX = { 'gce.addr': 8, kmalloc_max: 1 }
