import { describe, expect, it } from 'vitest'
import { lineColumnAt, type SourceSpan } from '../../base/sourceSpan.ts'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { Edit } from '../../pipeline/edit.ts'
import { endpointsOf } from '../../pipeline/endpoints.ts'
import { blockOrigins, linkOrigins, type Origin, originsAt } from './blockOrigins.ts'
import { openBoard } from './openBoard.ts'
import { type Provenance, provenanceOf } from './provenanceOf.ts'
import { type BoardRead, readBoard } from './readBoard.ts'

const SOC = `/ {
	compatible = "mediatek,mt8195";
	soc {
		mm: syscon@1 {
			compatible = "mediatek,mt8195-vdosys0";
			status = "disabled";
			reg = <1>;
			gone;
			port { mm_out: endpoint { remote-endpoint = <&ovl_in>; }; };
		};
		ovl: ovl@2 {
			compatible = "mediatek,mt8195-disp-ovl";
			ports {
				port@0 { ovl_in: endpoint { remote-endpoint = <&mm_out>; }; };
				port@1 { reg = <1>; ovl_out: endpoint { data-lanes = <1>; }; };
				port@2 { };
			};
		};
		lost { child { p; }; };
	};
};
`
const BOARD = `/dts-v1/;
#include "soc.dtsi"
&mm {
	status = "fail";
	/delete-property/ gone;
	/delete-property/ reg;
};
&mm { status = "okay"; reg = <2>; };
/delete-node/ &{/soc/lost};
&ovl { ports { port@1 { reg = <1>; }; }; };
&ovl { ports { /delete-node/ port@2; }; };
`
const OVERLAY = `/dts-v1/;
/plugin/;
&ovl { status = "disabled"; new; };
`
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const FILES = [
  { name: 'board.dts', bytes: bytes(BOARD) },
  { name: 'soc.dtsi', bytes: bytes(SOC) },
  { name: 'o.dtso', bytes: bytes(OVERLAY) },
]

const open = (files = FILES) => {
  const opened = openBoard(files)
  if (opened.kind === 'failed' || opened.sources === null) throw new Error('not opened')
  return { opened, read: readBoard(opened.sources, opened.overlays) }
}

const place = ({ texts }: BoardRead, { file, from }: SourceSpan): string =>
  `${file}:${lineColumnAt(texts.get(file) ?? '', from).line}`

function show(read: BoardRead, found: Provenance): string {
  const at = (spans: readonly SourceSpan[]): string =>
    spans.map((span) => place(read, span)).join(' ')
  if (found.kind === 'absent') return 'absent'
  if (found.kind === 'deleted') return `deleted by ${place(read, found.by.span)}`
  const replaced = found.replaced.length > 0 ? ` replacing ${at(found.replaced)}` : ''
  const deleted =
    found.deleted.length > 0 ? ` deleted by ${at(found.deleted.map(({ span }) => span))}` : ''
  return `${at(found.at) || found.file}${replaced}${deleted}`
}

describe(provenanceOf, () => {
  it.each([
    [
      'the places that opened a node',
      '/soc/syscon@1',
      undefined,
      'soc.dtsi:4 board.dts:3 board.dts:8',
    ],
    ['the one statement of a property', '/soc/syscon@1', 'compatible', 'soc.dtsi:5'],
    [
      'what a value replaced',
      '/soc/syscon@1',
      'status',
      'board.dts:8 replacing soc.dtsi:6 board.dts:4',
    ],
    ['who deleted a property', '/soc/syscon@1', 'gone', 'deleted by board.dts:5'],
    [
      'a deletion before it was set anew',
      '/soc/syscon@1',
      'reg',
      'board.dts:8 replacing soc.dtsi:7 deleted by board.dts:6',
    ],
    ['who deleted a node', '/soc/lost', undefined, 'deleted by board.dts:9'],
    ['who deleted the node it stood in', '/soc/lost/child', 'p', 'deleted by board.dts:9'],
    ['the link an endpoint holds', '/soc/syscon@1/port/endpoint', 'remote-endpoint', 'soc.dtsi:9'],
    ['what an overlay added', '/soc/ovl@2', 'new', 'o.dtso:3'],
    ['what never was', '/soc/ovl@2', 'nothing', 'absent'],
  ])('says %s', (_name, path, property, expected) => {
    const { read } = open()
    expect(show(read, provenanceOf(read, path, property))).toBe(expected)
  })

  it('counts the replaced statements that were too many to be kept', () => {
    const again = '&mm { status = "okay"; };\n'.repeat(120)
    const { read } = open([
      { name: 'board.dts', bytes: bytes(BOARD + again) },
      ...FILES.slice(1, 2),
    ])
    const found = provenanceOf(read, '/soc/syscon@1', 'status')
    // Of 123 the last is in force.
    expect(found).toMatchObject({ kind: 'set', replaced: { length: 100 }, moreReplaced: 22 })
    expect(provenanceOf(read, '/soc/syscon@1', 'reg')).toMatchObject({ moreReplaced: 0 })
  })

  it('names the blob that brought in what has no text', () => {
    const { read } = open()
    const base = encodeDtb(read.stages[0]?.tree ?? read.tree)
    const blob = open([{ name: 'board.dtb', bytes: base }, ...FILES.slice(2)]).read
    expect(show(blob, provenanceOf(blob, '/soc/ovl@2', 'compatible'))).toBe('board.dtb')
    expect(show(blob, provenanceOf(blob, '/soc/ovl@2', 'status'))).toBe('o.dtso:3')
    const overlay = readBoard({ kind: 'blob', name: 'board.dtb', bytes: base }, [
      { name: 'o.dtbo', bytes: encodeDtb(openOverlay()), on: true, files: new Map() },
    ])
    expect(show(overlay, provenanceOf(overlay, '/soc/ovl@2', 'new'))).toBe('o.dtbo')
    expect(show(overlay, provenanceOf(overlay, '/soc/ovl@2', 'compatible'))).toBe('board.dtb')
    expect(show(overlay, provenanceOf(overlay, '/soc/ovl@2'))).toBe('board.dtb')
  })
})

const openOverlay = () =>
  readBoard({ kind: 'files', entry: 'o.dtso', files: new Map([['o.dtso', bytes(OVERLAY)]]) }, [])
    .tree

describe(blockOrigins, () => {
  const { opened, read } = open()
  const [mm, ovl] = Object.values(opened.doc.graph.blocks)
  if (mm === undefined || ovl === undefined) throw new Error('two blocks expected')
  const [out] = endpointsOf(mm)
  const line = ({ path, property, edited }: Origin): string =>
    `${path}${property === null ? '' : ` ${property}`}${edited === null ? '' : ` (${edited})`}`
  const originsAfter = (...edits: readonly Edit[]): string[] => {
    const graph = edits.reduce(applyEdit, opened.doc).graph
    const block = graph.blocks[ovl.id]
    return block === undefined ? [] : blockOrigins(read, opened.base, block).map(line)
  }

  it('lists the node, what decides about it, then every node in it with its properties', () => {
    expect(originsAfter()).toEqual([
      '/soc/ovl@2',
      '/soc/ovl@2 status',
      '/soc/ovl@2 compatible',
      '/soc/ovl@2 new',
      '/soc/ovl@2/ports',
      '/soc/ovl@2/ports/port@0',
      '/soc/ovl@2/ports/port@0/endpoint',
      '/soc/ovl@2/ports/port@0/endpoint remote-endpoint',
      '/soc/ovl@2/ports/port@1',
      '/soc/ovl@2/ports/port@1 reg',
      '/soc/ovl@2/ports/port@1/endpoint',
      '/soc/ovl@2/ports/port@1/endpoint data-lanes',
      '/soc/ovl@2/ports/port@2',
    ])
  })

  it('says who opened a port, set a property of it, and deleted one', () => {
    const at = (path: string, property: string | null): string => {
      const origins = blockOrigins(read, opened.base, ovl)
      const found = origins.find((one) => one.path === path && one.property === property)
      return found === undefined ? '' : show(read, found.provenance)
    }
    expect(at('/soc/ovl@2/ports/port@1', null)).toBe('soc.dtsi:15 board.dts:10')
    expect(at('/soc/ovl@2/ports/port@1', 'reg')).toBe('board.dts:10 replacing soc.dtsi:15')
    expect(at('/soc/ovl@2/ports/port@2', null)).toBe('deleted by board.dts:11')
  })

  it('marks what was changed here', () => {
    const list = originsAfter(
      { kind: 'set-status', block: ovl.id, status: 'okay' },
      { kind: 'unlink', endpoints: out === undefined ? [] : [out.endpoint.id] },
      { kind: 'add-endpoint', block: ovl.id, port: 1, number: 1 },
      { kind: 'add-endpoint', block: ovl.id, port: 3, number: 0 },
    )
    expect(list).toContain('/soc/ovl@2 status (changed)')
    expect(list).toContain('/soc/ovl@2/ports/port@0/endpoint remote-endpoint (removed)')
    expect(list).toContain('/soc/ovl@2/ports/port@1/endpoint@1 (added)')
    expect(list).toContain('/soc/ovl@2/ports/port@3 (added)')
  })

  it('marks an endpoint that is gone, and the number of one that was changed', () => {
    const [entering, leaving] = endpointsOf(ovl)
    if (entering === undefined || leaving === undefined) throw new Error('two ends expected')
    const list = originsAfter(
      { kind: 'remove-endpoint', endpoint: entering.endpoint.id },
      { kind: 'number-endpoint', endpoint: leaving.endpoint.id, number: 1 },
    )
    expect(list).toContain('/soc/ovl@2/ports/port@0/endpoint (removed)')
    expect(list).toContain('/soc/ovl@2/ports/port@1/endpoint reg (added)')
  })

  it('leaves the nodes of another block to that block', () => {
    const nested = open([
      {
        name: 'board.dts',
        bytes: bytes(
          '/dts-v1/; / { compatible = "mediatek,mt8195";' +
            ' dsi@1 { compatible = "mediatek,mt8183-dsi"; timings { x; };' +
            ' panel@0 { compatible = "a,panel"; port { }; }; }; };',
        ),
      },
    ])
    const { blocks } = nested.opened.base
    const nodesOf = (path: string): string[] => {
      const block = Object.values(blocks).find((one) => one.path === path)
      const origins =
        block === undefined ? [] : blockOrigins(nested.read, nested.opened.base, block)
      return origins.filter(({ property }) => property === null).map((one) => one.path)
    }
    expect(Object.values(blocks).map(({ path }) => path)).toEqual(['/dsi@1', '/dsi@1/panel@0'])
    expect(nodesOf('/dsi@1')).toEqual(['/dsi@1', '/dsi@1/timings'])
  })

  it('lists the links of a board begun from the catalogue', () => {
    const list = blockOrigins(null, opened.base, ovl).map(line)
    expect(list).toContain('/soc/ovl@2/ports/port@0/endpoint remote-endpoint')
    expect(list).not.toContain('/soc/ovl@2 compatible')
  })

  it('gives the two statements of a link', () => {
    const [entering] = endpointsOf(ovl)
    const ends = [out, entering].filter((end) => end !== undefined)
    expect(
      linkOrigins(read, opened.base, ends).map(({ provenance }) => show(read, provenance)),
    ).toEqual(['soc.dtsi:9', 'soc.dtsi:14'])
  })
})

describe(originsAt, () => {
  const { opened, read } = open()
  const [mm] = Object.values(opened.doc.graph.blocks)
  const at = (path: string, graph = opened.doc.graph): string[] =>
    originsAt(read, opened.base, graph, path).map(
      ({ property, provenance, edited }) =>
        `${property ?? 'node'} ${show(read, provenance)}${edited === null ? '' : ` ${edited}`}`,
    )

  it.each([
    ['the root', '/', ['node soc.dtsi:1', 'compatible soc.dtsi:2']],
    ['a node that is no block', '/soc', ['node soc.dtsi:3']],
    ['a node that was deleted', '/soc/lost', ['node deleted by board.dts:9']],
    [
      'what went with it',
      '/soc/lost/child',
      ['node deleted by board.dts:9', 'p deleted by board.dts:9'],
    ],
    [
      'a property that was deleted',
      '/soc/syscon@1',
      [
        'node soc.dtsi:4 board.dts:3 board.dts:8',
        'status board.dts:8 replacing soc.dtsi:6 board.dts:4',
        'compatible soc.dtsi:5',
        'reg board.dts:8 replacing soc.dtsi:7 deleted by board.dts:6',
        'gone deleted by board.dts:5',
      ],
    ],
  ])('says where %s came from', (_what, path, expected) => {
    expect(at(path)).toEqual(expected)
  })

  it('marks what was changed here', () => {
    if (mm === undefined) throw new Error('a block expected')
    const edit = { kind: 'set-status', block: mm.id, status: 'disabled' } as const
    const { graph } = applyEdit(opened.doc, edit)
    expect(at('/soc/syscon@1', graph)).toContain(
      'status board.dts:8 replacing soc.dtsi:6 board.dts:4 changed',
    )
    expect(at('/soc/ovl@2', graph)).toEqual(at('/soc/ovl@2'))
  })
})
