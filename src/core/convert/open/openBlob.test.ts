import { describe, expect, it } from 'vitest'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import { readDts } from '../../devicetree/readDts.ts'
import { openBlob } from './openBlob.ts'
import { openBoard } from './openBoard.ts'
import { sourceSet } from './sourceSet.ts'

const blobOf = (text: string): Uint8Array =>
  encodeDtb(readDts('a.dts', sourceSet(new Map([['a.dts', `/dts-v1/;\n${text}`]]))).tree)

const BOARD = blobOf(`/ {
	model = "Board";
	compatible = "mediatek,mt8195";
	aliases { mutex0 = &mutex; };
	syscon@14000000 {
		compatible = "mediatek,mt8195-vdosys0", "syscon";
		port { endpoint { remote-endpoint = <&in>; }; };
	};
	mutex: mutex@1 { compatible = "mediatek,mt8195-disp-mutex"; reg = <1>; };
	panel { port { in: endpoint {}; }; };
};`)
const DEEP = blobOf(
  `/ { ${'a { '.repeat(70)}${'}; '.repeat(70)} x { compatible = "mediatek,mt8195-vdosys0"; }; };`,
)
const FOREIGN = blobOf('/ { soc { serial { status = "okay"; }; }; };')
const OVERLAY = blobOf('/plugin/;\n&mutex { status = "disabled"; };')

describe(openBlob, () => {
  it.each([
    ['a board', 'a.dtb', BOARD, 'opened'],
    ['a board under the name of a source', 'a.dts', BOARD, 'opened'],
    ['a board deeper than the kernel reads', 'a.dtb', DEEP, 'opened'],
    ['a board that is cut off', 'a.dtb', BOARD.subarray(0, BOARD.length - 60), 'opened'],
    ['a blob without display', 'a.dtb', FOREIGN, 'failed'],
    ['a blob with nothing behind its header', 'a.dtb', BOARD.subarray(0, 40), 'failed'],
    ['an overlay', 'dir/a.dtbo', OVERLAY, 'failed'],
  ])('makes of %s what is made of it among other files', (_what, name, bytes, kind) => {
    const opened = openBlob({ name, bytes })
    expect(opened.kind).toBe(kind)
    expect(opened).toEqual(openBoard([{ name, bytes }]))
  })
})
