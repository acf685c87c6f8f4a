import { describe, expect, it } from 'vitest'
import { blockId } from '../../base/ids.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import { describeEdit } from '../../pipeline/describeEdit.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import type { Edit } from '../../pipeline/edit.ts'
import { endpointsOf } from '../../pipeline/endpoints.ts'
import { socById } from '../../soc/catalogue.ts'
import { editsOfLists, listOfEdits } from './doneEdits.ts'
import type { OpenedBoard } from './newBoard.ts'
import { newBoard } from './newBoard.ts'
import { openBoard } from './openBoard.ts'
import { addOverlays, withMoreFiles, withOverlays } from './withOverlays.ts'

const BASE = `/dts-v1/;
/ {
	compatible = "mediatek,mt8195";
	soc {
		mm: syscon@1 { compatible = "mediatek,mt8195-vdosys0"; };
		ovl: ovl@2 {
			compatible = "mediatek,mt8195-disp-ovl";
			ports {
				p1: port@1 { reg = <1>; #address-cells = <1>; #size-cells = <0>;
					ovl_out: endpoint@2 { reg = <2>; }; };
			};
		};
	};
};
`
const plugin = (text: string): string => `/dts-v1/;\n/plugin/;\n${text}\n`
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const OVL = blockId('/soc/ovl@2')
const PANEL = blockId('/panel')

function open(...overlays: readonly string[]): OpenedBoard {
  const opened = openBoard([
    { name: 'a.dts', bytes: bytes(BASE) },
    ...overlays.map((text, i) => ({ name: `${i}.dtso`, bytes: bytes(plugin(text)) })),
  ])
  if (opened.kind === 'failed') throw new Error('not opened')
  return opened
}

/** As the store does it: every edit kept with its label. */
function edited(board: OpenedBoard, ...edits: readonly Edit[]): OpenedBoard {
  let { doc } = board
  const done = edits.map((edit) => {
    const label = describeEdit(doc, edit)
    doc = applyEdit(doc, edit)
    return { label, edit }
  })
  return { ...board, doc, edits: editsOfLists()(done) }
}

/** Switches all overlays on or off. */
function switched(board: OpenedBoard, on: boolean) {
  const rebased = withOverlays(
    board,
    board.overlays.map((overlay) => ({ ...overlay, on })),
  )
  if (rebased === null) throw new Error('no base')
  return rebased
}

const endpoints = (graph: PipelineGraph): string[] => {
  const block = graph.blocks[OVL]
  return (block === undefined ? [] : endpointsOf(block)).map(
    ({ port, endpoint }) => `${port.name}/${endpoint.name}`,
  )
}
const outputOf = (board: OpenedBoard) => {
  const block = board.doc.graph.blocks[OVL]
  const place = (block === undefined ? [] : endpointsOf(block)).find(
    ({ endpoint }) => endpoint.labels[0] === 'ovl_out',
  )
  if (place === undefined) throw new Error('ovl_out is not there')
  return place.endpoint.id
}

describe(withOverlays, () => {
  it('gives the board of the files again when an overlay is switched off', () => {
    const board = open('&ovl { status = "disabled"; };')
    const off = switched(board, false).board
    expect(off.doc.graph).toEqual(open().doc.graph)
    expect(off.baseName).toBe('a.dts')
    expect(switched(off, true).board.doc.graph).toEqual(board.doc.graph)
  })

  it('does every edit again, in the base and in the document', () => {
    const board = edited(open('&mm { status = "fail"; };'), {
      kind: 'set-status',
      block: OVL,
      status: 'disabled',
    })
    const { board: off, lost } = switched(board, false)
    expect(lost).toEqual([])
    expect(off.base.blocks[OVL]?.status).toBeNull()
    expect(off.doc.graph.blocks[OVL]?.status).toBe('disabled')
    expect(off.edits).toEqual(board.edits)
  })

  it('follows an endpoint whose id another endpoint took', () => {
    const board = open('&p1 { endpoint@0 { reg = <0>; }; };')
    expect(endpoints(board.doc.graph)).toEqual(['port@1/endpoint@0', 'port@1/endpoint@2'])
    const renumbered = edited(board, {
      kind: 'number-endpoint',
      endpoint: outputOf(board),
      number: 1,
    })
    const { board: off, lost } = switched(renumbered, false)
    expect(lost).toEqual([])
    expect(endpoints(off.doc.graph)).toEqual(['port@1/endpoint@1'])
    const { board: again } = switched(off, true)
    expect(endpoints(again.doc.graph)).toEqual(['port@1/endpoint@0', 'port@1/endpoint@1'])
  })

  it('names the edits whose block or endpoint went with the overlay, and keeps the others', () => {
    const board = open('&{/} { panel { compatible = "panel-lvds"; port { endpoint { }; }; }; };')
    const panel = board.doc.graph.blocks[PANEL]
    expect(panel).toBeDefined()
    const changed = edited(
      board,
      { kind: 'set-status', block: PANEL, status: 'disabled' },
      { kind: 'set-title', title: 'Mine' },
      { kind: 'place', positions: { [PANEL]: { x: 1, y: 2 } } },
      {
        kind: 'batch',
        label: 'Two at once',
        edits: [
          { kind: 'set-status', block: OVL, status: 'disabled' },
          { kind: 'set-label', block: PANEL, label: 'lcd' },
        ],
      },
    )
    const { board: off, lost } = switched(changed, false)
    expect(lost.map(({ label }) => label)).toEqual(['Disable panel', 'Two at once'])
    expect(off.doc.title).toBe('Mine')
    expect(off.doc.graph.blocks[OVL]?.status).toBe('disabled')
    expect(off.doc.positions[PANEL]).toBeUndefined()
    expect(listOfEdits(off.edits).map(({ edit }) => edit.kind)).toEqual(['set-title', 'set-status'])
  })

  it('has nothing to put an overlay on in a board from the catalogue', () => {
    expect(withOverlays(newBoard(socById('mt8195')), [])).toBeNull()
  })
})

describe(withMoreFiles, () => {
  it('reads the board again with a file it lacked, and does the edits again', () => {
    const opened = openBoard([
      { name: 'a.dts', bytes: bytes(BASE.replace('/ {', '#include "more.dtsi"\n/ {')) },
    ])
    if (opened.kind === 'failed') throw new Error('not opened')
    expect(opened.notices.map(({ code }) => code)).toEqual(['dts/missing-include'])
    const board = edited(opened, { kind: 'set-title', title: 'Mine' })
    const more = new Map([['more.dtsi', bytes('/ { soc { ovl@2 { status = "fail"; }; }; };')]])
    const completed = withMoreFiles(board, more)
    expect(completed?.board.notices).toEqual([])
    expect(completed?.board.doc.title).toBe('Mine')
    expect(completed?.board.base.blocks[OVL]?.status).toBe('fail')
  })
})

describe(addOverlays, () => {
  it('replaces the overlay of the same name in its place', () => {
    const overlay = (name: string, on: boolean) => ({
      name,
      on,
      bytes: bytes(''),
      files: new Map(),
    })
    const list = addOverlays([overlay('a', false), overlay('b', true)], [overlay('a', true)])
    expect(list.map(({ name, on }) => `${name} ${on}`)).toEqual(['a true', 'b true'])
  })
})
