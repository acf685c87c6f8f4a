import { describe, expect, it } from 'vitest'
import { readDts } from '../../devicetree/readDts.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { PipelineDocument } from '../../pipeline/document.ts'
import { endpointsOf } from '../../pipeline/endpoints.ts'
import { importPipeline } from '../open/importPipeline.ts'
import { overlayBlob, overlaySource } from './overlaySource.ts'

/** Two blocks in a row, of which `rdma` has no labels, an output, and panels with and without one. */
const BASE = readDts('base.dts', {
  files: new Map([
    [
      'base.dts',
      `/dts-v1/;
/ {
	aliases { ovl0 = "/ovl"; };
	ovl0: ovl {
		compatible = "mediatek,mt8173-disp-ovl";
		status = "disabled";
		port { ovl0_out: endpoint { remote-endpoint = <&{/rdma/port/endpoint}>; }; };
	};
	rdma {
		compatible = "mediatek,mt8173-disp-rdma";
		port { endpoint { remote-endpoint = <&ovl0_out>; }; };
	};
	dsi0: dsi { compatible = "mediatek,mt8173-dsi"; };
	panel { compatible = "panel-dpi"; port { panel_in: endpoint { }; }; };
	plain { compatible = "panel-dpi"; port { endpoint { }; }; };
};
`,
    ],
  ]),
  includeDirs: [],
}).tree
const NUMBERED = readDts('base.dts', {
  files: new Map([
    [
      'base.dts',
      '/dts-v1/; / { panel { compatible = "panel-dpi"; port { endpoint@1 { reg = <1>; }; }; }; };',
    ],
  ]),
  includeDirs: [],
}).tree
const START = importPipeline(BASE, 'base')

const blockAt = (doc: PipelineDocument, path: string) => {
  const block = Object.values(doc.graph.blocks).find((one) => one.path === path)
  if (block === undefined) throw new Error(`No ${path}`)
  return block
}

const linked = (from: string, to: string): PipelineDocument =>
  applyEdit(START, {
    kind: 'link',
    from: { block: blockAt(START, from).id, endpoint: null },
    to: { block: blockAt(START, to).id, endpoint: null },
  })

const written = (doc: PipelineDocument) =>
  overlaySource(START.graph, doc.graph, 'base.dts', { tree: BASE, isWhole: false })
const codes = (doc: PipelineDocument): string[] =>
  written(doc).cannot.map(({ code, subject }) =>
    [code, subject.kind === 'node' ? subject.path : ''].join(' '),
  )
const body = (doc: PipelineDocument): string =>
  written(doc).text.split('\n').slice(5).join('\n').replace(/\s+/g, ' ').trim()

describe(overlaySource, () => {
  const ovl = blockAt(START, '/ovl')
  const rdma = blockAt(START, '/rdma')
  const [ovlEnd] = endpointsOf(ovl)
  const unlinked = applyEdit(START, {
    kind: 'unlink',
    endpoints: ovlEnd === undefined ? [] : [ovlEnd.endpoint.id],
  })

  it('is empty for an untouched board, and so is the blob', () => {
    expect(written(START)).toEqual({ text: '', cannot: [] })
    expect(
      overlayBlob(START.graph, START.graph, 'base.dts', { tree: BASE, isWhole: false }).bytes,
    ).toBeNull()
  })

  it('begins as an overlay has to', () => {
    const doc = applyEdit(START, { kind: 'set-status', block: ovl.id, status: 'okay' })
    expect(written(doc).text).toMatch(/^\/dts-v1\/;\n\/plugin\/;\n/)
  })

  it('targets a label where the base has one, and the root else', () => {
    const labelled = applyEdit(START, { kind: 'set-status', block: ovl.id, status: 'okay' })
    const unlabelled = applyEdit(START, { kind: 'set-status', block: rdma.id, status: 'disabled' })
    expect(body(labelled)).toBe('&ovl0 { status = "okay"; };')
    expect(body(unlabelled)).toBe('&{/} { rdma { status = "disabled"; }; };')
  })

  it('writes an alias as a path, which is all an overlay can know', () => {
    const doc = applyEdit(START, { kind: 'set-alias', block: rdma.id, alias: 'rdma0' })
    expect(body(doc)).toBe('&{/} { aliases { rdma0 = "/rdma"; }; };')
  })

  it('writes the absence of a status as "okay", which is the same to the kernel', () => {
    const doc = applyEdit(START, { kind: 'set-status', block: ovl.id, status: null })
    expect(body(doc)).toBe('&ovl0 { status = "okay"; };')
    expect(codes(doc)).toEqual([])
  })

  it('names each end of a link it cannot take away', () => {
    expect(written(unlinked).text).toBe('')
    expect(codes(unlinked)).toEqual([
      'export/overlay-delete /ovl/port/endpoint',
      'export/overlay-delete /rdma/port/endpoint',
    ])
  })

  it('names a node it cannot take away, once', () => {
    const doc = applyEdit(START, { kind: 'remove-blocks', blocks: [blockAt(START, '/panel').id] })
    expect(codes(doc)).toEqual(['export/overlay-delete /panel'])
  })

  it('names an alias it cannot take away', () => {
    const doc = applyEdit(START, { kind: 'remove-alias', alias: 'ovl0' })
    expect(codes(doc)).toEqual(['export/overlay-delete /aliases'])
  })

  it('names a link to an endpoint without a label, which it could not look up', () => {
    const doc = linked('/dsi', '/plain')
    expect(codes(doc)).toEqual(['export/overlay-no-label /dsi/ports/port@1/endpoint'])
  })

  it('adds no node that libfdt would take for one with a unit address', () => {
    const numbered = importPipeline(NUMBERED, 'base')
    const [panel] = Object.values(numbered.graph.blocks)
    const doc = applyEdit(numbered, {
      kind: 'add-endpoint',
      block: panel?.id ?? ovl.id,
      port: 0,
      number: 0,
    })
    const renamed = JSON.parse(
      JSON.stringify(doc.graph).replace('"endpoint@0","reg":0', '"endpoint","reg":null'),
    )
    const { text, cannot } = overlaySource(numbered.graph, renamed, 'base.dts', {
      tree: NUMBERED,
      isWhole: false,
    })
    expect(text).toBe('')
    expect(cannot.map(({ code }) => code)).toEqual(['export/overlay-name'])
  })

  it('gives no label to a node of the base', () => {
    const doc = applyEdit(START, { kind: 'set-label', block: rdma.id, label: 'mine' })
    expect(written(doc).text).toBe('')
    expect(codes(doc)).toEqual(['export/overlay-label /rdma'])
  })

  it('writes both ends of a link, and the nodes one of them lacks', () => {
    const doc = linked('/dsi', '/panel')
    expect(body(doc)).toBe(
      [
        '&dsi0 { ports { #address-cells = <1>; #size-cells = <0>;',
        'port@1 { reg = <1>; dsi0_out: endpoint { remote-endpoint = <&panel_in>; }; }; }; };',
        '&panel_in { remote-endpoint = <&dsi0_out>; };',
      ].join(' '),
    )
  })
})
