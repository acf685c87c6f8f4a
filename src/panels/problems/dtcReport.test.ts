import { describe, expect, it } from 'vitest'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { encodeUtf8 } from '../../core/devicetree/strings.ts'
import { applyEdit } from '../../core/pipeline/applyEdit.ts'
import { linksOf } from '../../core/pipeline/links.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { dtcReport } from './dtcReport.ts'

/** Two blocks that name each other, and whatever a test adds. */
const source = (more = '', back = '&a'): string => `/dts-v1/;
/ {
	compatible = "acme,board", "mediatek,mt8173";
	#address-cells = <1>;
	#size-cells = <1>;
	ovl0: ovl@1000 {
		compatible = "mediatek,mt8173-disp-ovl"; reg = <0x1000 1>;
		port { a: endpoint { remote-endpoint = <&b>; }; };
	};
	rdma0: rdma@2000 {
		compatible = "mediatek,mt8173-disp-rdma"; reg = <0x2000 1>;
		port { b: endpoint { remote-endpoint = <${back}>; }; };
	};
	${more}
};
`

function opened(text: string, overlay?: string): OpenedBoard {
  const more = overlay === undefined ? [] : [{ name: 'o.dtso', bytes: encodeUtf8(overlay) }]
  const board = openBoard([{ name: 'board.dts', bytes: encodeUtf8(text) }, ...more])
  if (board.kind === 'failed') throw new Error('The board does not open')
  return board
}

const told = (board: OpenedBoard, all = false): string[] | string => {
  const report = dtcReport(board, { version: '1.8.1', all })
  return report.kind === 'not-checked'
    ? report.why
    : report.groups.map(({ check, since, findings }) => `${check} ${since} ${findings.length}`)
}

describe(dtcReport, () => {
  it.each<[string, string, string[]]>([
    ['nothing of a sound tree', source(), []],
    ['a link that does not lead back', source('', '&b'), ['graph_endpoint 1.4.7 1']],
    [
      'each check by itself, with the release that brought it',
      source('x@0 { reg = <0 1 2>; }; y@0x3 { reg = <3 1>; };'),
      ['reg_format 1.1.0 1', 'unit_address_format 1.4.5 1'],
    ],
    ['not again what reading told', source('c { p = <&nope>; };'), []],
  ])('tells %s', (_what, text, groups) => {
    expect(told(opened(text))).toEqual(groups)
  })

  it("leaves out what the kernel's build turns off, until asked for it", () => {
    const board = opened(source('x@5 { };'))
    expect(told(board)).toEqual([])
    expect(told(board, true)).toEqual(['unit_address_vs_reg 1.4.2 1'])
  })

  it.each([
    ['is on', '&ovl0 { reg = <1>; };', ['reg_format 1.1.0 1']],
    ['does not fit', '&nobody { reg = <1>; };', []],
    ['cannot be read', '&ovl0 { reg = <1> };', []],
  ])('counts an overlay in that %s, and no other', (_what, text, groups) => {
    expect(told(opened(source(), `/dts-v1/;\n/plugin/;\n${text}\n`))).toEqual(groups)
  })

  it('follows the edits', () => {
    const board = opened(source())
    const [link] = linksOf(board.doc.graph)
    const [block] = Object.values(board.doc.graph.blocks)
    if (link === undefined || block === undefined) throw new Error('The board has no link')
    const property = { name: 'reg', value: { kind: 'cells', cells: [1] } } as const
    const doc = applyEdit(board.doc, { kind: 'set-property', block: block.id, property })
    expect(told({ ...board, doc })).toEqual(['reg_format 1.1.0 1'])
  })

  it.each([
    ['the catalogue is all there is', newBoard(socById('mt8173')), /display nodes/],
    ['an include is missing', opened(`${source()}#include "gone.dtsi"\n`), /missing/],
    ['dtc cannot parse the source', opened(source('x = <1> ')), /refuses/],
  ])('says why it has no answer where %s', (_what, board, why) => {
    expect(told(board)).toMatch(why)
  })
})
