import { describe, expect, it } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { readModelInput } from '../../core/drivers/mediatek-cmdq/readModelInput.ts'
import { socById } from '../../core/soc/catalogue.ts'
import type { SocId } from '../../core/soc/soc.ts'
import { compileDts, hasDtc } from '../../testing/dtc.ts'
import { queueTree } from './queueTree.ts'

function treeOf(input: Readonly<Record<string, unknown>>, id: SocId = 'mt8173') {
  const read = readModelInput(input)
  if (read.kind !== 'ok' || read.request.kind !== 'packet') throw new Error('no packet')
  const soc = socById(id)
  const { base, baseName } = newBoard(soc)
  return queueTree(read.request.program, soc, base, baseName)
}

const FRAME = {
  devices: { ovl0: { reg: '0x1400c000' }, merge: { reg: '0x14017000' } },
  ops: [
    { op: 'clear_event', event: 'CMDQ_EVENT_MUTEX0_STREAM_EOF' },
    { op: 'wfe', event: 'CMDQ_EVENT_MUTEX0_STREAM_EOF' },
    { op: 'wfe', event: 'CMDQ_EVENT_DISP_OVL0_EOF' },
    { op: 'wfe', event: 'CMDQ_EVENT_MUTEX1_STREAM_EOF' },
    { op: 'wfe', event: 'CMDQ_EVENT_MUTEX0_STREAM_EOF' },
    { op: 'write', dev: 'ovl0', offset: 0, value: 1 },
    { op: 'write', dev: 'merge', offset: 0, value: 1 },
  ],
}

/** The body of a node in the text, white space as single blanks. */
const bodyOf = (text: string, head: string): string =>
  (text.split(`${head} {`)[1]?.split('};')[0] ?? '').replace(/\s+/g, ' ').trim()

// facts/cmdq.md, section 12.
describe(queueTree, () => {
  const { text, missing } = treeOf(FRAME)

  it('gives every device written its window, by the rule where the .dtsi has none', () => {
    expect(bodyOf(text, '&ovl0')).toContain('mediatek,gce-client-reg = <&gce 1 0xc000 0x1000>;')
    expect(bodyOf(text, 'merge@14017000')).toBe('mediatek,gce-client-reg = <&gce 2 0x7000 0x1000>;')
  })

  it('lists the events waited for at their node, once each, in order of first use', () => {
    expect(bodyOf(text, '&mutex')).toBe('mediatek,gce-events = <0x35 0x36>;')
    expect(bodyOf(text, '&ovl0')).toContain('mediatek,gce-events = <0x27>;')
  })

  it('gives the mmsys a mailbox', () => {
    expect(bodyOf(text, '&mmsys')).toBe('mboxes = <&gce 0 1>;')
    expect(missing).toEqual([])
  })

  it('goes by subsystem on another SoC', () => {
    const other = treeOf(
      {
        mode: 'mainline',
        devices: { mutex: { subsys: 4, offset: '0x6000' } },
        ops: [
          { op: 'wfe', event: 597 },
          { op: 'write', dev: 'mutex', offset: 0x20, value: 1 },
        ],
      },
      'mt8195',
    )
    expect(bodyOf(other.text, '&mutex')).toBe(
      'mediatek,gce-client-reg = <&gce0 4 0x6000 0x1000>; mediatek,gce-events = <0x255>;',
    )
  })

  // Threads 0 and 1 of mt8195.dtsi; RDMA of vdosys1 at 0x1c104000, OVL0 at 0x1c000000.
  it.each([
    [0x1c000000, 'ovl0', '&vdosys0', 'mboxes = <&gce0 0 4>;'],
    [0x1c104000, 'vdo1_rdma0', '&vdosys1', 'mboxes = <&gce0 1 4>;'],
  ])('gives the mailbox to the mmsys that 0x%x belongs to', (address, label, mmsys, line) => {
    const node = socById('mt8195').nodes.find(({ labels }) => labels.includes(label))
    expect(node?.reg[1]).toBe(address)
    const [window] = node?.gceClientReg ?? []
    const devices = { it: { subsys: window?.subsys, offset: window?.offset } }
    const ops = [{ op: 'write', dev: 'it', offset: 0, value: 1 }]
    expect(bodyOf(treeOf({ mode: 'mainline', devices, ops }, 'mt8195').text, mmsys)).toBe(line)
  })

  it.each<[string, Readonly<Record<string, unknown>>, SocId, string]>([
    [
      'a device that is no node',
      {
        devices: { x: { reg: '0x14030000' } },
        ops: [{ op: 'write', dev: 'x', offset: 0, value: 0 }],
      },
      'mt8173',
      'x is at the registers of no display node of MT8173.',
    ],
    ['an SoC without a GCE', { ops: [] }, 'mt2701', 'MT2701’s .dtsi has no GCE.'],
    [
      'an event of nowhere',
      { mode: 'mainline', ops: [{ op: 'wfe', event: 7 }] },
      'mt8195',
      'Event 7 comes from no node of MT8195 known here.',
    ],
  ])('says what it cannot write: %s', (_, input, soc, sentence) => {
    expect(treeOf(input, soc).missing).toEqual([sentence])
  })

  it.skipIf(!hasDtc)('is text dtc takes without a warning', () => {
    const node = (label: string, name: string) =>
      `${label}${name} { compatible = "x"; reg = <0x0 0x${name.split('@')[1]} 0x0 0x1000>; };`
    const base = `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	soc {
		#address-cells = <2>;
		#size-cells = <2>;
		compatible = "simple-bus";
		ranges;
		gce: mailbox@10212000 { compatible = "x"; reg = <0 0x10212000 0 0x1000>; #mbox-cells = <2>; };
		${node('mmsys: ', 'syscon@14000000')}
		${node('ovl0: ', 'ovl@1400c000')}
		${node('', 'merge@14017000')}
		${node('mutex: ', 'mutex@14020000')}
	};
};
`
    expect(compileDts(base + text).messages).toEqual([])
  })
})
