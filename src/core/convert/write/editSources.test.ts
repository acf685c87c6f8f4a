import { describe, expect, it } from 'vitest'
import { blockId } from '../../base/ids.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { Block, PipelineDocument } from '../../pipeline/document.ts'
import type { Edit } from '../../pipeline/edit.ts'
import { endpointsOf } from '../../pipeline/endpoints.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import { openBoard } from '../open/openBoard.ts'
import { editSources, ownFiles } from './editSources.ts'
import { readBase } from './readBack.ts'
import { unifiedDiff } from './unifiedDiff.ts'
import { verifyForm } from './verifyForm.ts'

/** What a SoC's file would hold: two blocks in a row, one of them with a link stub. */
const DTSI = `/dts-v1/;
/ {
	soc {
		ovl0: ovl@1000 {
			compatible = "mediatek,mt8173-disp-ovl";
			status = "disabled";
			ports {
				#address-cells = <1>;
				#size-cells = <0>;
				port@1 {
					reg = <1>;
					ovl0_out: endpoint {
						remote-endpoint = <&rdma0_in>;
					};
				};
			};
		};
		rdma0: rdma@2000 {
			compatible = "mediatek,mt8173-disp-rdma";
			ports {
				#address-cells = <1>;
				#size-cells = <0>;
				port@0 {
					reg = <0>;
					rdma0_in: endpoint {
						remote-endpoint = <&ovl0_out>;
					};
				};
			};
		};
		dsi0: dsi@3000 {
			compatible = "mediatek,mt8173-dsi";
		};
	};
};
`

function opened(board: string, overlay?: string): OpenedBoard {
  const file = (name: string, text: string) => ({ name, bytes: encodeUtf8(text) })
  const more = overlay === undefined ? [] : [file('panel.dtso', overlay)]
  const result = openBoard([file('soc.dtsi', DTSI), file('board.dts', board), ...more])
  if (result.kind === 'failed') throw new Error(result.diagnostics[0]?.message)
  return result
}

type MakeEdit = (doc: PipelineDocument) => Edit

const blockAt = (doc: PipelineDocument, path: string): Block => {
  const block = doc.graph.blocks[blockId(path)]
  if (block === undefined) throw new Error(`The board has no ${path}`)
  return block
}
const endpoint = (doc: PipelineDocument, label: string) => {
  const places = Object.values(doc.graph.blocks).flatMap(endpointsOf)
  const place = places.find((one) => one.endpoint.labels.includes(label))
  if (place === undefined) throw new Error(`The board has no ${label}`)
  return place.endpoint.id
}

const status =
  (path: string, value: string): MakeEdit =>
  (doc) => ({ kind: 'set-status', block: blockAt(doc, path).id, status: value })
const flag =
  (path: string, name: string): MakeEdit =>
  (doc) => ({
    kind: 'set-property',
    block: blockAt(doc, path).id,
    property: { name, value: { kind: 'flag' } },
  })
const compatible =
  (path: string, ...names: string[]): MakeEdit =>
  (doc) => ({ kind: 'set-compatible', block: blockAt(doc, path).id, compatible: names })
const remove =
  (path: string): MakeEdit =>
  (doc) => ({ kind: 'remove-blocks', blocks: [blockAt(doc, path).id] })
const number =
  (label: string, to: number): MakeEdit =>
  (doc) => ({ kind: 'number-endpoint', endpoint: endpoint(doc, label), number: to })
const unlink =
  (label: string): MakeEdit =>
  (doc) => ({ kind: 'unlink', endpoints: [endpoint(doc, label)] })
const label =
  (path: string, name: string): MakeEdit =>
  (doc) => ({ kind: 'set-label', block: blockAt(doc, path).id, label: name })

/** The changed lines of the board's file, after the edit was proved to be what the document says. */
function changes(board: string, edit: MakeEdit | readonly MakeEdit[]): string[] {
  const start = opened(board)
  const doc = [edit].flat().reduce((now, make) => applyEdit(now, make(now)), start.doc)
  const edited = { ...start, doc }
  const read = readBase(edited)
  const { files, cannot } = editSources(
    { tree: read.tree, isWhole: true, texts: read.texts, own: ownFiles(edited) },
    start.base,
    doc.graph,
  )
  expect(cannot).toEqual([])
  expect(verifyForm({ kind: 'files', files }, cannot, edited, read)).toEqual([])
  return files.flatMap(({ name, before, after }) =>
    unifiedDiff(name, before, after)
      .split('\n')
      .filter((line) => /^[-+](?![-+][-+] )/.test(line)),
  )
}

const OVL = '/soc/ovl@1000'
const DSI = '/soc/dsi@3000'
const PANEL = '/panel'
const HEAD = '#include "soc.dtsi"\n'

/** Three endpoints, of which the first and the second answer to 0. */
const TWINS = `&dsi0 {
\tport {
\t\t#address-cells = <1>;
\t\t#size-cells = <0>;
\t\tfirst: endpoint@0 { reg = <0>; };
\t\tsecond: endpoint { };
\t\tthird: endpoint@1 { reg = <1>; };
\t};
};
`

describe(editSources, () => {
  it.each<[string, string, MakeEdit | readonly MakeEdit[], string[]]>([
    [
      'changes a value where it stands, its comment kept',
      `${HEAD}&ovl0 {\n\tstatus = "okay"; /* the only one */\n};\n`,
      status(OVL, 'fail'),
      ['-\tstatus = "okay"; /* the only one */', '+\tstatus = "fail"; /* the only one */'],
    ],
    [
      'keeps comments anywhere in the statement',
      `${HEAD}&ovl0 {\n\tstatus /* a */ = /* "b" */ "okay" /* c; */ ; // d\n};\n`,
      status(OVL, 'fail'),
      [
        '-\tstatus /* a */ = /* "b" */ "okay" /* c; */ ; // d',
        '+\tstatus /* a */ = /* "b" */ "fail" /* c; */ ; // d',
      ],
    ],
    [
      'finds a block between comments, whatever is in them',
      `${HEAD}&ovl0 /* { */ { // {\n\tpower-domains = <1>;\n} /* }; */ ; // }\n`,
      status(OVL, 'fail'),
      ['+\tstatus = "fail";'],
    ],
    [
      'keeps the spacing around the value',
      `${HEAD}&ovl0\n{\n  status   =   "okay" ;\n};\n`,
      status(OVL, 'fail'),
      ['-  status   =   "okay" ;', '+  status   =   "fail" ;'],
    ],
    [
      'replaces a macro where the value changes, and leaves its other uses',
      `${HEAD}#define ON "okay"\n&ovl0 {\n\tstatus = ON;\n};\n&dsi0 {\n\tstatus = ON;\n};\n`,
      status(OVL, 'disabled'),
      ['-\tstatus = ON;', '+\tstatus = "disabled";'],
    ],
    [
      'adds a property behind the last one, before the first child',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n\n\tpanel@0 {\n\t};\n};\n`,
      flag(DSI, 'no-hpd'),
      ['+\tno-hpd;'],
    ],
    [
      'adds a property before a status that stands last',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n\tstatus = "okay";\n};\n`,
      flag(DSI, 'no-hpd'),
      ['+\tno-hpd;'],
    ],
    [
      'adds a property behind a status that shares its line with the head',
      `${HEAD}&dsi0 { status = "okay";\n\n\tpanel@0 {\n\t};\n};\n`,
      flag(DSI, 'no-hpd'),
      ['+\tno-hpd;'],
    ],
    [
      'adds a property before the status of a block of one line',
      `${HEAD}&dsi0 { status = "okay"; };\n`,
      flag(DSI, 'no-hpd'),
      ['-&dsi0 { status = "okay"; };', '+&dsi0 { no-hpd; status = "okay"; };'],
    ],
    [
      'adds behind a comment that belongs to the last property',
      `${HEAD}&dsi0 {\n\tlabel = "x"; /* of two\n\t\tlines */\n};\n`,
      flag(DSI, 'no-hpd'),
      ['+\tno-hpd;'],
    ],
    [
      'indents as the file does',
      `${HEAD}&dsi0 {\n    label = "x";\n};\n`,
      flag(DSI, 'no-hpd'),
      ['+    no-hpd;'],
    ],
    [
      'stays on the line of a block of one line',
      `${HEAD}&dsi0 { label = "x"; };\n`,
      flag(DSI, 'no-hpd'),
      ['-&dsi0 { label = "x"; };', '+&dsi0 { label = "x"; no-hpd; };'],
    ],
    [
      'keeps out of an #ifdef the last property stands in',
      `${HEAD}#define A\n&dsi0 {\n#ifdef A\n\tlabel = "x";\n#endif\n};\n`,
      flag(DSI, 'no-hpd'),
      ['+\tno-hpd;'],
    ],
    [
      'puts a new block where the alphabet has it',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n};\n\n/* memory reader */\n&rdma0 {\n\tlabel = "x";\n};\n`,
      status(OVL, 'okay'),
      ['+&ovl0 {', '+\tstatus = "okay";', '+};', '+'],
    ],
    [
      'puts no new block into what is commented out',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n};\n\n/*\n&rdma0 {\n\tlabel = "x";\n};\n*/\n`,
      status(OVL, 'okay'),
      ['+', '+&ovl0 {', '+\tstatus = "okay";', '+};'],
    ],
    [
      'puts a new block at the end of a file in no order',
      `${HEAD}&rdma0 {\n\tlabel = "x";\n};\n\n&dsi0 {\n\tlabel = "x";\n};`,
      status(OVL, 'okay'),
      ['-};', '+};', '+', '+&ovl0 {', '+\tstatus = "okay";', '+};'],
    ],
    [
      'takes out what the user wrote, with the block that is left empty',
      `${HEAD}/ {\n\tpanel {\n\t\tcompatible = "panel-dpi";\n\t\tport {\n\t\t\tpanel_in: endpoint { };\n\t\t};\n\t};\n};\n\n&panel_in {\n\tremote-endpoint = <&ovl0_out>;\n};\n\n&dsi0 {\n\tlabel = "x";\n};\n`,
      unlink('panel_in'),
      ['-&panel_in {', '-\tremote-endpoint = <&ovl0_out>;', '-};', '-'],
    ],
    [
      'deletes with a statement what another file says',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n};\n`,
      unlink('ovl0_out'),
      [
        '+',
        '+&ovl0_out {',
        '+\t/delete-property/ remote-endpoint;',
        '+};',
        '+',
        '+&rdma0_in {',
        '+\t/delete-property/ remote-endpoint;',
        '+};',
      ],
    ],
    [
      'overrides and so needs both: the own text goes, the statement comes',
      `${HEAD}&ovl0_out {\n\tremote-endpoint = <&rdma0_in>;\n\tlabel = "x";\n};\n\n&rdma0_in {\n\tlabel = "x";\n};\n`,
      unlink('ovl0_out'),
      [
        '-\tremote-endpoint = <&rdma0_in>;',
        '+\t/delete-property/ remote-endpoint;',
        '+\t/delete-property/ remote-endpoint;',
      ].sort(),
    ],
    [
      'takes a whole node out with the empty line before it',
      `${HEAD}/ {\n\tmodel = "x";\n\n\tpanel {\n\t\tcompatible = "panel-dpi";\n\t\tport { };\n\t};\n};\n`,
      remove(PANEL),
      ['-', '-\tpanel {', '-\t\tcompatible = "panel-dpi";', '-\t\tport { };', '-\t};'],
    ],
    [
      'renames an endpoint in place',
      `${HEAD}/ {\n\tpanel {\n\t\tcompatible = "panel-dpi";\n\t\tport {\n\t\t\t#address-cells = <1>;\n\t\t\t#size-cells = <0>;\n\t\t\tpanel_in: endpoint@0 {\n\t\t\t\t/* first */\n\t\t\t\treg = <0>;\n\t\t\t\tdata-lanes = <0 1>;\n\t\t\t};\n\t\t};\n\t};\n};\n`,
      number('panel_in', 1),
      [
        '-\t\t\tpanel_in: endpoint@0 {',
        '+\t\t\tpanel_in: endpoint@1 {',
        '-\t\t\t\treg = <0>;',
        '+\t\t\t\treg = <1>;',
      ],
    ],
    [
      'gives a label where the node begins',
      `${HEAD}/ {\n\tpanel {\n\t\tcompatible = "panel-dpi";\n\t\tport { };\n\t};\n};\n`,
      label(PANEL, 'lcd'),
      ['-\tpanel {', '+\tlcd: panel {'],
    ],
    [
      'gives a label of another file a second one',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n};\n`,
      label(DSI, 'screen'),
      ['-&dsi0 {', '+screen: &dsi0 {'],
    ],
    [
      'keeps a new label with its block when another block comes before that',
      `${HEAD}&dsi0 {\n\tlabel = "x";\n};\n\n&rdma0 {\n\tlabel = "x";\n};\n`,
      [label('/soc/rdma@2000', 'mine'), flag(OVL, 'no-hpd')],
      ['-&rdma0 {', '+&ovl0 {', '+\tno-hpd;', '+};', '+', '+mine: &rdma0 {'],
    ],
    [
      'writes a list of names anew',
      `${HEAD}/ {\n\tpanel {\n\t\tcompatible = "a,b",\n\t\t\t     "panel-dpi";\n\t\tport { };\n\t};\n};\n`,
      compatible(PANEL, 'c,d', 'panel-dpi'),
      [
        '-\t\tcompatible = "a,b",',
        '-\t\t\t     "panel-dpi";',
        '+\t\tcompatible = "c,d", "panel-dpi";',
      ],
    ],
    [
      'gives endpoints their new names where they stand, so that of two of one number the same is first',
      `${HEAD}${TWINS}`,
      number('third', 0),
      [
        '-\t\tfirst: endpoint@0 { reg = <0>; };',
        '+\t\tfirst: endpoint@1 { reg = <1>; };',
        '-\t\tthird: endpoint@1 { reg = <1>; };',
        '+\t\tthird: endpoint@0 { reg = <0>; };',
      ],
    ],
    [
      'does not touch a block a macro made, but adds one behind it',
      `${HEAD}#define BLOCK(x) &x { label = "x"; status = "okay"; }\nBLOCK(ovl0);\n`,
      status(OVL, 'disabled'),
      ['+', '+&ovl0 {', '+\tstatus = "disabled";', '+};'],
    ],
  ])('%s', (_name, board, edit, expected) => {
    const lines = changes(`${board}`, edit)
    expect(_name.includes('both') ? lines.sort() : lines).toEqual(expected)
  })

  it('writes into an overlay what refers to its nodes, and into the board what does not', () => {
    const overlay = `/dts-v1/;
/plugin/;
&{/} {
	panel {
		compatible = "panel-dpi";
		port { panel_in: endpoint { }; };
	};
};
`
    const start = opened(`${HEAD}&dsi0 {\n\tlabel = "x";\n};\n`, overlay)
    const doc = [
      flag(DSI, 'no-hpd'),
      (now: PipelineDocument): Edit => ({
        kind: 'link',
        from: { block: blockAt(now, DSI).id, endpoint: null },
        to: { block: blockAt(now, PANEL).id, endpoint: endpoint(now, 'panel_in') },
      }),
    ].reduce((now, make) => applyEdit(now, make(now)), start.doc)
    const edited = { ...start, doc }
    const read = readBase(edited)
    const { files, cannot } = editSources(
      { tree: read.tree, isWhole: true, texts: read.texts, own: ownFiles(edited) },
      start.base,
      doc.graph,
    )
    expect(cannot).toEqual([])
    expect(verifyForm({ kind: 'files', files }, cannot, edited, read)).toEqual([])
    const added = (name: string): string =>
      files.find((file) => file.name === name)?.after.replace(/\s+/g, ' ') ?? ''
    expect(added('board.dts')).toContain('&dsi0 { label = "x"; no-hpd; };')
    expect(added('board.dts')).not.toContain('panel')
    expect(added('panel.dtso')).toMatch(/&dsi0 \{.* remote-endpoint = <&panel_in>;/)
    expect(added('panel.dtso')).toContain('panel_in: endpoint { remote-endpoint = <&dsi0_out>; };')
  })

  it('says that an overlay has no name for a node without a label', () => {
    const overlay = `/dts-v1/;
/plugin/;
&{/} {
	panel {
		compatible = "panel-dpi";
		port { panel_in: endpoint { remote-endpoint = <&dsi_out>; }; };
	};
};
`
    const board = `${HEAD}&dsi0 { port { dsi_out: endpoint { remote-endpoint = <&ovl0_out>; }; }; };\n`
    const start = opened(board, overlay)
    const cells = { kind: 'cells', cells: [{ to: PANEL }, 7] } as const
    const doc = applyEdit(start.doc, {
      kind: 'set-property',
      block: blockAt(start.doc, PANEL).id,
      property: { name: 'enable-gpios', value: cells },
    })
    const edited = { ...start, doc }
    const read = readBase(edited)
    const given = { tree: read.tree, isWhole: true, texts: read.texts, own: ownFiles(edited) }
    const { files, cannot } = editSources(given, start.base, doc.graph)
    expect(files).toEqual([])
    expect(cannot).toMatchObject([{ code: 'export/overlay-no-label', subject: { path: PANEL } }])
  })

  it('keeps the line ends of the file', () => {
    const board = `${HEAD}&dsi0 {\n\tlabel = "x";\n};\n`.replaceAll('\n', '\r\n')
    expect(changes(board, flag(DSI, 'no-hpd'))).toEqual(['+\tno-hpd;\r'])
  })
})
