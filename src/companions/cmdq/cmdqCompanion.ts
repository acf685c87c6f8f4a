import type { CompanionModule } from '../companionModule.ts'
import { CmdqView } from './CmdqView.tsx'

const OVL0 = { reg: '0x1400c000', size: '0x1000' }
const RDMA0 = { reg: '0x1400e000', size: '0x1000' }
const FRAME_DONE = 'CMDQ_EVENT_MUTEX0_STREAM_EOF'

export const CMDQ_COMPANION: CompanionModule = {
  View: CmdqView,
  examples: [
    {
      title: 'Update a layer at the end of a frame',
      blurb: 'Clear the event, wait for the next frame to end, write, send. Step it over.',
      input: {
        kind: 'packet',
        mode: 'seed',
        devices: { ovl0: OVL0 },
        ops: [
          { op: 'clear_event', event: FRAME_DONE },
          { op: 'wfe', event: FRAME_DONE },
          { op: 'write', dev: 'ovl0', offset: '0x38', value: '0x02d00500' },
          { op: 'write_mask', dev: 'ovl0', offset: '0x2c', value: '0x1', mask: '0xf' },
          { op: 'flush' },
        ],
      },
    },
    {
      title: 'Write after the packet is closed',
      blurb: 'A warning and -EBUSY, each time; a bad event is -EINVAL even then.',
      input: {
        kind: 'packet',
        mode: 'seed',
        devices: { ovl0: OVL0 },
        ops: [
          { op: 'write', dev: 'ovl0', offset: '0x38', value: '0x1' },
          { op: 'flush_async' },
          { op: 'write', dev: 'ovl0', offset: '0x3c', value: '0x1' },
          { op: 'wfe', event: 22 },
          { op: 'flush_async' },
        ],
      },
    },
    {
      title: 'No memory for the JUMP',
      blurb: 'The packet ends in an EOC; two flushes later it is sent without its JUMP.',
      input: {
        kind: 'packet',
        mode: 'seed',
        page_size: 32,
        fail_alloc: [2],
        devices: { ovl0: OVL0 },
        ops: [
          { op: 'write', dev: 'ovl0', offset: 0, value: 1, repeat: 3 },
          { op: 'flush_async' },
          { op: 'flush_async' },
          { op: 'flush_async' },
        ],
      },
    },
    {
      title: 'Offsets that reach another device',
      blurb: 'An offset past the 64 KiB window wraps to the MMSYS; an odd one uses an old mask.',
      input: {
        kind: 'packet',
        mode: 'seed',
        devices: { ovl0: OVL0, rdma0: RDMA0 },
        ops: [
          { op: 'write', dev: 'ovl0', offset: '0x4000', value: '0x1' },
          { op: 'write', dev: 'rdma0', offset: '0x21', value: '0x1' },
          { op: 'finalize' },
        ],
      },
    },
    {
      title: 'Mainline: poll, then raise an event',
      blurb: 'The calls the helper grew later, by subsystem and offset, with a shifted JUMP.',
      input: {
        kind: 'packet',
        mode: 'mainline',
        soc: 'mt8195',
        shift_pa: 3,
        devices: { mutex: { subsys: 4, offset: '0x6000', size: '0x1000' } },
        ops: [
          { op: 'poll_mask', dev: 'mutex', offset: '0x20', value: '0x0', mask: '0x1' },
          { op: 'write', dev: 'mutex', offset: '0x20', value: '0x1' },
          { op: 'set_event', event: 'CMDQ_EVENT_VDO0_DISP_STREAM_DONE_0' },
          { op: 'finalize' },
        ],
      },
    },
    {
      title: 'Read a dump of memory',
      blurb: 'Bytes as they lie in the buffer, back to registers by name.',
      input: {
        kind: 'decode',
        bytes:
          '00 00 00 80 35 00 00 20 01 80 00 80 35 00 00 20\nf0 ff ff ff 00 00 00 02 01 00 00 00 2d c0 01 04\n01 00 00 00 00 00 00 40 08 00 00 00 00 00 00 10\n',
      },
    },
  ],
}
