import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { blockId, endpointId } from '../base/ids.ts'
import { applyEdit } from './applyEdit.ts'
import type { PipelineDocument, Remote } from './document.ts'
import type { Edit } from './edit.ts'
import { endpointsOf, numberOf, placeOf } from './endpoints.ts'
import { updateBlock, updateEndpoint } from './graphUpdate.ts'
import { linksOf } from './links.ts'

const HERE = { x: 10, y: 20 }

/** A document of these chains; on the canvas stands what is named. */
const docOf = (
  chains: string,
  onCanvas: readonly string[] = [],
  aliases = '',
): PipelineDocument => ({
  title: 'Board',
  soc: null,
  graph: graphOf(chains, aliases),
  positions: Object.fromEntries(onCanvas.map((name) => [idOf(name), HERE])),
})

const aliasesOf = ({ graph }: PipelineDocument): string =>
  graph.aliases.map(({ name, block }) => `${name}=${block.replace('/soc/', '')}`).join(' ')

/** The block ids without their folder: 'mmsys ovl0'. */
const names = (record: object): string =>
  Object.keys(record)
    .map((id) => id.replace('/soc/', ''))
    .join(' ')

/** What the endpoints of a block are, port by port: 'port@1: endpoint@0 endpoint@1'. */
const portsOf = (doc: PipelineDocument, name: string): string[] =>
  blockOf(doc.graph, name).groups.flatMap(({ ports }) =>
    ports.map((port) => `${port.name}: ${port.endpoints.map((e) => e.name).join(' ')}`.trim()),
  )

describe('place', () => {
  it('moves a block and puts another on the canvas', () => {
    const doc = docOf('ovl0; rdma0', ['ovl0'])
    const positions = { [idOf('ovl0')]: { x: 1, y: 2 }, [idOf('rdma0')]: HERE }
    expect(applyEdit(doc, { kind: 'place', positions }).positions).toEqual(positions)
  })

  it('passes over a block the document does not have', () => {
    const doc = docOf('ovl0')
    const positions = { [idOf('ovl0')]: HERE, [idOf('gone')]: HERE }
    expect(names(applyEdit(doc, { kind: 'place', positions }).positions)).toBe('ovl0')
  })
})

describe('use-block', () => {
  it('places the block and lifts its status = "disabled"', () => {
    const doc = docOf('dsi0!')
    const used = applyEdit(doc, { kind: 'use-block', block: idOf('dsi0'), position: HERE })
    expect(used.positions).toEqual({ [idOf('dsi0')]: HERE })
    expect(blockOf(used.graph, 'dsi0').status).toBe('okay')
  })

  it('leaves any other status: somebody chose it', () => {
    const doc = docOf('dsi0!fail')
    const used = applyEdit(doc, { kind: 'use-block', block: idOf('dsi0'), position: HERE })
    expect(blockOf(used.graph, 'dsi0').status).toBe('fail')
  })
})

describe('remove-blocks', () => {
  it('takes a block the board added away, with its links and aliases', () => {
    const doc = docOf('dsi0.0 > panel', ['dsi0', 'panel'], 'panel0=panel')
    const removed = applyEdit(doc, { kind: 'remove-blocks', blocks: [idOf('panel')] })
    expect(names(removed.graph.blocks)).toBe('dsi0')
    expect(names(removed.positions)).toBe('dsi0')
    expect(aliasesOf(removed)).toBe('')
    expect(linksOf(removed.graph)).toEqual([])
  })

  it('only takes a block of the SoC off the canvas and unlinks it: its node stays', () => {
    const doc = docOf('ovl0.0 > rdma0.0 > dsi0', ['ovl0', 'rdma0'], 'rdma0=rdma0')
    const removed = applyEdit(doc, { kind: 'remove-blocks', blocks: [idOf('rdma0')] })
    expect(names(removed.graph.blocks)).toBe('ovl0 rdma0 dsi0')
    expect(names(removed.positions)).toBe('ovl0')
    expect(aliasesOf(removed)).toBe('rdma0=rdma0')
    expect(linksOf(removed.graph)).toEqual([])
  })

  it('clears what named it, an endpoint of it or not', () => {
    const doc = docOf('dsi0.0 >; panel')
    const stray: Remote = { kind: 'node', path: '/soc/panel/port', device: idOf('panel') }
    const id = endpointOf(doc.graph, 'dsi0:out')
    const strayed = {
      ...doc,
      graph: updateEndpoint(doc.graph, id, (end) => ({ ...end, remote: stray })),
    }
    expect(linksOf(strayed.graph)).toHaveLength(1)
    const removed = applyEdit(strayed, { kind: 'remove-blocks', blocks: [idOf('panel')] })
    expect(endpointsOf(blockOf(removed.graph, 'dsi0')).map((p) => p.endpoint.remote)).toEqual([
      null,
    ])
  })

  it('clears what names a node in the block, wherever the kernel climbs to from there', () => {
    const doc = docOf('dsi0.0 > panel')
    const [end] = endpointsOf(blockOf(doc.graph, 'dsi0'))
    if (end === undefined) throw new Error('dsi0 has no endpoint')
    const remote: Remote = { kind: 'node', path: '/soc/panel/ports', device: null }
    const strayed = {
      ...doc,
      graph: updateEndpoint(doc.graph, end.endpoint.id, (old) => ({ ...old, remote })),
    }
    const removed = applyEdit(strayed, { kind: 'remove-blocks', blocks: [idOf('panel')] })
    expect(placeOf(removed.graph, end.endpoint.id)?.endpoint.remote).toBeNull()
  })

  it('takes the endpoint of an mmsys along, and the port it leaves empty', () => {
    const doc = docOf('mmsys.0 > ovl0')
    const removed = applyEdit(doc, { kind: 'remove-blocks', blocks: [idOf('ovl0')] })
    expect(blockOf(removed.graph, 'mmsys').groups).toEqual([])
  })
})

describe('unlink', () => {
  const doc = docOf('ovl0.0 > rdma0.0 > dsi0; ovl1.0 >')
  const [a, b] = [endpointOf(doc.graph, 'ovl0:out'), endpointOf(doc.graph, 'rdma0:in')]

  it.each([
    ['one of its ends', [a]],
    ['the other', [b]],
    ['both', [a, b]],
  ])('cuts a link by %s', (_, endpoints) => {
    const cut = applyEdit(doc, { kind: 'unlink', endpoints })
    expect(linksOf(cut.graph).map(({ to }) => to)).toEqual([endpointOf(doc.graph, 'dsi0:in')])
  })

  it('cuts a one-way link and not the one its far end has', () => {
    const extra = endpointOf(doc.graph, 'ovl1:out')
    const pointed = updateEndpoint(doc.graph, extra, (end) => ({
      ...end,
      remote: { kind: 'endpoint', endpoint: b },
    }))
    expect(linksOf(pointed)).toHaveLength(3)
    const cut = applyEdit({ ...doc, graph: pointed }, { kind: 'unlink', endpoints: [extra, b] })
    expect(linksOf(cut.graph)).toEqual(linksOf(doc.graph))
  })
})

describe('set-status, set-label, set-compatible, set-property', () => {
  const doc = docOf('ovl0')
  const block = idOf('ovl0')
  const changed = (...edits: readonly Edit[]) => blockOf(edits.reduce(applyEdit, doc).graph, 'ovl0')

  it('set what they name', () => {
    expect(changed({ kind: 'set-status', block, status: 'disabled' }).status).toBe('disabled')
    expect(changed({ kind: 'set-label', block, label: 'a' }).labels).toEqual(['a'])
    expect(changed({ kind: 'set-compatible', block, compatible: ['x,y'] }).compatible).toEqual([
      'x,y',
    ])
  })

  it('put a new label in the place of the first and write none twice', () => {
    const graph = updateBlock(doc.graph, block, (old) => ({ ...old, labels: ['a', 'b'] }))
    const labelled = (label: string) =>
      blockOf(applyEdit({ ...doc, graph }, { kind: 'set-label', block, label }).graph, 'ovl0')
        .labels
    expect(labelled('b')).toEqual(['b'])
    expect(labelled('c')).toEqual(['c', 'b'])
  })

  it('keep properties in order, one of a name', () => {
    const cells = (name: string, cell: number): Edit => ({
      kind: 'set-property',
      block,
      property: { name, value: { kind: 'cells', cells: [cell] } },
    })
    expect(changed(cells('a', 1), cells('b', 2), cells('a', 3)).properties).toEqual([
      { name: 'a', value: { kind: 'cells', cells: [3] } },
      { name: 'b', value: { kind: 'cells', cells: [2] } },
    ])
  })

  it('set a property of an endpoint', () => {
    const linked = docOf('dptx.0 > panel')
    const endpoint = endpointOf(linked.graph, 'dptx:out')
    const property = { name: 'data-lanes', value: { kind: 'cells', cells: [0, 1] } } as const
    const edit: Edit = { kind: 'set-endpoint-property', endpoint, property }
    const { graph } = applyEdit(linked, edit)
    expect(placeOf(graph, endpoint)?.endpoint.properties).toEqual([property])
    expect(applyEdit({ ...linked, graph }, edit).graph).toBe(graph)
  })
})

describe('set-alias and remove-alias', () => {
  const set = (block: string, alias: string): Edit => ({
    kind: 'set-alias',
    block: idOf(block),
    alias,
  })
  it.each<[string, string, Edit, string]>([
    ['gives an alias', '', set('merge', 'merge5'), 'merge5=merge'],
    ['replaces the alias of the stem', 'merge0=merge', set('merge', 'merge5'), 'merge5=merge'],
    [
      'leaves of two of a stem the one that was chosen, as the kernel takes the first',
      'merge0=merge merge5=merge',
      set('merge', 'merge5'),
      'merge5=merge',
    ],
    [
      'keeps an alias of another stem',
      'vpp0=merge',
      set('merge', 'merge5'),
      'vpp0=merge merge5=merge',
    ],
    ['takes the alias from another block', 'merge5=ovl', set('merge', 'merge5'), 'merge5=merge'],
    [
      'keeps names without a number, which are no aliases to the kernel',
      'console=merge',
      set('merge', 'display'),
      'console=merge display=merge',
    ],
    [
      'removes the one named and no other',
      'merge5=merge vpp0=merge',
      { kind: 'remove-alias', alias: 'merge5' },
      'vpp0=merge',
    ],
    ['gives none to a block that is not there', '', set('gone', 'merge5'), ''],
  ])('%s', (_, aliases, edit, expected) => {
    expect(aliasesOf(applyEdit(docOf('merge; ovl', [], aliases), edit))).toBe(expected)
  })
})

describe('add-endpoint, remove-endpoint, number-endpoint', () => {
  const add = (block: string, port: number, number: number): Edit => ({
    kind: 'add-endpoint',
    block: idOf(block),
    port,
    number,
  })
  it.each<[string, string, string, Edit, string[]]>([
    [
      'into a port that is there',
      'ovl.0 >',
      'ovl',
      add('ovl', 1, 1),
      ['port@0:', 'port@1: endpoint@0 endpoint@1'],
    ],
    ['with its port and ports node', 'ovl', 'ovl', add('ovl', 1, 0), ['port@1: endpoint@0']],
    [
      'ports in order of number',
      'ovl.0 >',
      'ovl',
      add('ovl', 2, 0),
      ['port@0:', 'port@1: endpoint@0', 'port@2: endpoint@0'],
    ],
    [
      'the lone port of an mmsys without a number',
      'mmsys',
      'mmsys',
      add('mmsys', 0, 1),
      ['port: endpoint@1'],
    ],
    [
      'a second port of an mmsys with one',
      'mmsys.0 >',
      'mmsys',
      add('mmsys', 1, 1),
      ['port: endpoint@0', 'port@1: endpoint@1'],
    ],
    [
      'numbers in hexadecimal, as unit addresses are',
      'ovl.0 >',
      'ovl',
      add('ovl', 1, 17),
      ['port@0:', 'port@1: endpoint@0 endpoint@11'],
    ],
    [
      'nothing where the number is taken',
      'ovl.0 >',
      'ovl',
      add('ovl', 1, 0),
      ['port@0:', 'port@1: endpoint@0'],
    ],
  ])('adds %s', (_, chains, name, edit, expected) => {
    expect(portsOf(applyEdit(docOf(chains), edit), name)).toEqual(expected)
  })

  it('adds a port where the kernel iterates: directly below, when the others are there', () => {
    const doc = docOf('panel')
    const direct = [add('panel', 0, 0), add('panel', 1, 0)].reduce(applyEdit, doc)
    expect(blockOf(direct.graph, 'panel').groups.map(({ container }) => container)).toEqual([null])
  })

  it('removes an endpoint with what named it', () => {
    const doc = docOf('ovl.0 > dsi')
    const edit: Edit = { kind: 'remove-endpoint', endpoint: endpointOf(doc.graph, 'ovl:out') }
    const removed = applyEdit(doc, edit)
    expect(portsOf(removed, 'ovl')).toEqual(['port@0:', 'port@1:'])
    expect(linksOf(removed.graph)).toEqual([])
  })

  it('renames what it numbers', () => {
    const doc = docOf('ovl.- > dsi')
    const endpoint = endpointOf(doc.graph, 'ovl:out')
    const numbered = applyEdit(doc, { kind: 'number-endpoint', endpoint, number: 2 })
    expect(portsOf(numbered, 'ovl')).toEqual(['port@0:', 'port@1: endpoint@2'])
  })

  it('exchanges numbers with the endpoint that had it: MAIN and EXT of an mmsys change places', () => {
    const doc = docOf('mmsys.0 > ovl; mmsys.1 > rdma')
    const endpoint = endpointOf(doc.graph, 'mmsys:out')
    const swapped = applyEdit(doc, { kind: 'number-endpoint', endpoint, number: 1 })
    expect(
      endpointsOf(blockOf(swapped.graph, 'mmsys')).map((p) => [
        numberOf(p.endpoint),
        p.endpoint.name,
        p.endpoint.remote,
      ]),
    ).toEqual([
      [1, 'endpoint@1', { kind: 'endpoint', endpoint: endpointOf(doc.graph, 'ovl:in') }],
      [0, 'endpoint@0', { kind: 'endpoint', endpoint: endpointOf(doc.graph, 'rdma:in') }],
    ])
  })
})

describe('link', () => {
  it.each([
    ['a block to itself', 'ovl', 'ovl'],
    ['two mmsys', 'mmsys', 'vdosys1'],
    ['two panels', 'panel1', 'panel2'],
    ['a block that is gone', 'ovl', 'gone'],
  ])('does nothing between %s', (_, from, to) => {
    const doc = docOf('ovl!; mmsys; vdosys1; panel1!; panel2')
    const end = (name: string) => ({ block: idOf(name), endpoint: null })
    expect(applyEdit(doc, { kind: 'link', from: end(from), to: end(to) })).toBe(doc)
  })

  it('enables both ends', () => {
    const doc = docOf('ovl!; dsi!')
    const end = (name: string) => ({ block: idOf(name), endpoint: null })
    const { graph } = applyEdit(doc, { kind: 'link', from: end('ovl'), to: end('dsi') })
    expect([blockOf(graph, 'ovl').status, blockOf(graph, 'dsi').status]).toEqual(['okay', 'okay'])
  })
})

describe('add-block, set-title and batch', () => {
  const doc = docOf('ovl')
  it('adds a block at its place', () => {
    const block = blockOf(graphOf('panel'), 'panel')
    const added = applyEdit(doc, { kind: 'add-block', block, position: HERE })
    expect([names(added.graph.blocks), added.positions]).toEqual([
      'ovl panel',
      { [block.id]: HERE },
    ])
  })

  it('does several edits in turn, as one', () => {
    const edits: Edit[] = [
      { kind: 'set-title', title: 'x' },
      { kind: 'set-title', title: 'y' },
    ]
    expect(applyEdit(doc, { kind: 'batch', label: 'twice', edits }).title).toBe('y')
  })
})

const GONE = blockId('/gone')
const GONE_END = endpointId(GONE, 0)
const ovl = blockOf(graphOf('ovl.0 >'), 'ovl')
const end = { block: GONE, endpoint: GONE_END }

it.each<Edit>([
  { kind: 'place', positions: { [ovl.id]: HERE } },
  { kind: 'place', positions: { [GONE]: HERE } },
  { kind: 'use-block', block: GONE, position: HERE },
  { kind: 'use-block', block: ovl.id, position: HERE },
  { kind: 'add-block', block: ovl, position: { x: 0, y: 0 } },
  { kind: 'remove-blocks', blocks: [GONE] },
  { kind: 'link', from: end, to: end },
  { kind: 'unlink', endpoints: [GONE_END] },
  { kind: 'unlink', endpoints: [] },
  { kind: 'set-status', block: GONE, status: 'okay' },
  { kind: 'set-status', block: ovl.id, status: null },
  { kind: 'set-label', block: GONE, label: 'x' },
  { kind: 'set-label', block: ovl.id, label: 'ovl' },
  { kind: 'set-alias', block: ovl.id, alias: 'ovl0' },
  { kind: 'set-alias', block: GONE, alias: 'ovl1' },
  { kind: 'remove-alias', alias: 'ovl1' },
  { kind: 'set-compatible', block: GONE, compatible: [] },
  { kind: 'set-compatible', block: ovl.id, compatible: ovl.compatible },
  { kind: 'set-property', block: GONE, property: { name: 'x', value: { kind: 'flag' } } },
  { kind: 'add-endpoint', block: GONE, port: 0, number: 0 },
  { kind: 'remove-endpoint', endpoint: GONE_END },
  { kind: 'number-endpoint', endpoint: GONE_END, number: 1 },
  { kind: 'set-title', title: 'Board' },
  { kind: 'batch', label: '', edits: [] },
])('gives the very document back for what changes nothing: %j', (edit) => {
  const doc = docOf('ovl.0 >', ['ovl'], 'ovl0=ovl')
  expect(applyEdit(doc, edit)).toBe(doc)
})
