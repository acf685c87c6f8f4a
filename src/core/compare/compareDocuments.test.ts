import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { blockEntries, blockId, blockRecord, endpointId } from '../base/ids.ts'
import { importPipeline } from '../convert/open/importPipeline.ts'
import { encodeDtb } from '../devicetree/encodeDtb.ts'
import { readDtb } from '../devicetree/readDtb.ts'
import { readDts } from '../devicetree/readDts.ts'
import { applyEdit } from '../pipeline/applyEdit.ts'
import type { Block, Endpoint, PipelineDocument } from '../pipeline/document.ts'
import type { Edit } from '../pipeline/edit.ts'
import { baseName, endpointsOf, numberOf, placeOf } from '../pipeline/endpoints.ts'
import { linksOf } from '../pipeline/links.ts'
import { compareDocuments } from './compareDocuments.ts'
import { type Comparison, isEmpty } from './comparison.ts'
import { comparisonJson } from './comparisonJson.ts'
import { comparisonText } from './comparisonText.ts'

const CHAIN = 'mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel'

const docOf = (chains = CHAIN, aliases = ''): PipelineDocument => ({
  title: 'Board',
  soc: 'mt8173',
  graph: graphOf(chains, aliases),
  positions: {},
})

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

/** One line a change: '~ rdma0 status', '+ rdma0 port@1/endpoint@1', '- ovl0 > rdma0', '~ MAIN built'. */
function brief({ board, blocks, links, aliases, probes, paths }: Comparison): string[] {
  return [
    ...board.map(({ field }) => `~ ${field}`),
    ...blocks.flatMap(({ kind, name, fields, endpoints }) =>
      kind === 'changed'
        ? [
            ...fields.map(({ field }) => `~ ${name} ${field}`),
            ...endpoints.map(
              (e) =>
                `${SIGNS[e.kind]} ${name} ${[e.spot, ...e.fields.map((f) => f.field)].join(' ')}`,
            ),
          ]
        : [`${SIGNS[kind]} ${name}`],
    ),
    ...links.map(({ kind, from, to }) => `${SIGNS[kind]} ${from.name} > ${to.name}`),
    ...aliases.map(({ kind, alias }) => `${SIGNS[kind]} alias ${alias}`),
    ...probes.map(({ before, after }) => `~ probe ${before.errno} > ${after.errno}`),
    ...paths.map(
      ({ kind, crtc, before, after }) =>
        `${SIGNS[kind]} ${crtc} ${before?.state ?? ''} > ${after?.state ?? ''}`,
    ),
  ]
}

const GRAPH = docOf().graph
const HERE = { x: 0, y: 0 }
const panel2: Block = {
  ...blockOf(GRAPH, 'panel'),
  id: blockId('/p2'),
  path: '/p2',
  labels: ['p2'],
  compatible: ['a,p2'],
  groups: [],
}

const EDITS: readonly (readonly [string, Edit, readonly string[]])[] = [
  [
    'a status',
    { kind: 'set-status', block: idOf('rdma0'), status: 'disabled' },
    ['~ rdma0 status', '~ MAIN built > dropped'],
  ],
  ['a label', { kind: 'set-label', block: idOf('dsi0'), label: 'dsi_main' }, ['~ dsi_main labels']],
  [
    'an alias',
    { kind: 'set-alias', block: idOf('rdma0'), alias: 'rdma1' },
    ['+ alias rdma1', '~ MAIN built > built'],
  ],
  [
    'a compatible',
    { kind: 'set-compatible', block: idOf('panel'), compatible: ['a,b'] },
    ['~ panel compatible'],
  ],
  [
    'a property',
    { kind: 'set-property', block: idOf('dsi0'), property: { name: 'x', value: { kind: 'flag' } } },
    ['~ dsi0 x'],
  ],
  ['a title', { kind: 'set-title', title: 'Other' }, ['~ title']],
  ['a place on the canvas', { kind: 'place', positions: blockRecord([[idOf('dsi0'), HERE]]) }, []],
  ['a new block', { kind: 'add-block', block: panel2, position: HERE }, ['+ p2']],
  [
    'an end of a path',
    { kind: 'remove-blocks', blocks: [idOf('panel')] },
    ['- panel', '- dsi0 > panel'],
  ],
  [
    'a new endpoint',
    { kind: 'add-endpoint', block: idOf('rdma0'), port: 1, number: 2 },
    ['+ rdma0 port@1/endpoint@2'],
  ],
  [
    'an endpoint less',
    { kind: 'remove-endpoint', endpoint: endpointOf(GRAPH, 'dsi0:out') },
    ['- dsi0 port@1/endpoint@0', '- dsi0 > panel'],
  ],
  [
    'the number of an endpoint, its link staying',
    { kind: 'number-endpoint', endpoint: endpointOf(GRAPH, 'rdma0:out'), number: 1 },
    ['~ rdma0 port@1/endpoint@1 number node', '~ probe 0 > -22', '~ MAIN built > fails-probe'],
  ],
  [
    'a link',
    { kind: 'unlink', endpoints: [endpointOf(GRAPH, 'rdma0:out')] },
    ['- rdma0 > dsi0', '~ probe 0 > -22', '~ MAIN built > fails-probe'],
  ],
]

describe(compareDocuments, () => {
  it.each(EDITS)('sees %s', (_what, edit, expected) => {
    const before = docOf()
    const lines = brief(compareDocuments(before, applyEdit(before, edit)))
    expect(lines).toEqual(expected)
  })

  it.each(EDITS)('sees %s taken back, when the sides are swapped', (_what, edit) => {
    const before = docOf()
    const after = applyEdit(before, edit)
    expect(kinds(compareDocuments(after, before))).toEqual(
      swapped(kinds(compareDocuments(before, after))),
    )
  })

  it('finds nothing between two readings of one board', () => {
    expect(isEmpty(compareDocuments(docOf(), docOf()))).toBe(true)
  })

  it('passes over the serials of endpoints, the order of blocks and the number of a lost phandle', () => {
    const stray = (phandle: number) =>
      mapEndpoints(docOf(`${CHAIN}; dpi0.0`), (endpoint) =>
        endpoint.remote === null
          ? { ...endpoint, remote: { kind: 'dangling', phandle } }
          : endpoint,
      )
    const before = stray(7)
    const graph = renumbered(stray(8))
    const blocks = blockRecord(blockEntries(graph.blocks).toReversed())
    expect(brief(compareDocuments(before, { ...before, graph: { ...graph, blocks } }))).toEqual([])
  })

  it('knows a block that moved by its label', () => {
    const after = moved(docOf(), 'rdma0', '/soc/rdma@14008000', ['rdma0'])
    expect(brief(compareDocuments(docOf(), after))).toEqual(['~ rdma0 path'])
  })

  it('knows a block that moved and lost its label by its compatible', () => {
    const after = moved(docOf(), 'dsi0', '/soc/dsi@1401b000', [])
    expect(brief(compareDocuments(docOf(), after))).toEqual([
      '~ dsi@1401b000 path',
      '~ dsi@1401b000 labels',
    ])
  })

  it('compares no labels with a blob that has none', () => {
    const bare: PipelineDocument = {
      ...docOf(),
      graph: {
        ...GRAPH,
        blocks: blockRecord(
          blockEntries(GRAPH.blocks).map(([id, b]) => [id, { ...b, labels: [] }]),
        ),
      },
    }
    const comparison = compareDocuments(docOf(), bare)
    expect(isEmpty(comparison)).toBe(true)
    expect(comparison.labelsCompared).toBe(false)
  })

  it('sees which end of a one-way link names the other', () => {
    const [link] = linksOf(GRAPH)
    if (link === undefined) throw new Error('no link')
    const without = (id: string) =>
      mapEndpoints(docOf(), (endpoint) =>
        endpoint.id === id ? { ...endpoint, remote: null } : endpoint,
      )
    const names = (before: PipelineDocument, after: PipelineDocument) =>
      compareDocuments(before, after).links.map((change) => change.names)
    expect(names(docOf(), without(link.to))).toEqual([{ before: 'both', after: 'from' }])
    expect(names(without(link.from), without(link.to))).toEqual([{ before: 'to', after: 'from' }])
  })

  it('sees an alias that goes to another block', () => {
    const [before, after] = [docOf(CHAIN, 'rdma0=rdma0'), docOf(CHAIN, 'rdma0=ovl0')]
    expect(compareDocuments(before, after).aliases).toEqual([
      { kind: 'changed', alias: 'rdma0', before: '/soc/rdma0', after: '/soc/ovl0' },
    ])
  })
})

describe('any edits', () => {
  const doc = docOf(`${CHAIN}; mmsys.1 > ovl1.1 > dpi0.1`, 'ovl1=ovl1')
  const names = ['mmsys', 'ovl0', 'ovl1', 'rdma0', 'dsi0', 'dpi0', 'panel']
  const someBlock = fc.constantFrom(...names).map(idOf)
  const someEndpoint = fc.constantFrom(
    ...Object.values(doc.graph.blocks).flatMap((b) =>
      endpointsOf(b).map(({ endpoint }) => endpoint.id),
    ),
  )
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({
      kind: fc.constant('set-status'),
      block: someBlock,
      status: fc.constantFrom(null, 'okay', 'disabled'),
    }),
    fc.record({
      kind: fc.constant('set-label'),
      block: someBlock,
      label: fc.constantFrom('a', 'b', 'rdma0'),
    }),
    fc.record({
      kind: fc.constant('set-alias'),
      block: someBlock,
      alias: fc.constantFrom('ovl0', 'ovl1', 'rdma1'),
    }),
    fc.record({ kind: fc.constant('unlink'), endpoints: fc.array(someEndpoint, { maxLength: 2 }) }),
    fc.record({ kind: fc.constant('remove-endpoint'), endpoint: someEndpoint }),
    fc.record({ kind: fc.constant('number-endpoint'), endpoint: someEndpoint, number: fc.nat(3) }),
    fc.record({
      kind: fc.constant('add-endpoint'),
      block: someBlock,
      port: fc.nat(1),
      number: fc.nat(3),
    }),
    fc.record({
      kind: fc.constant('remove-blocks'),
      blocks: fc.array(someBlock, { maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('place'),
      positions: someBlock.map((id) => blockRecord([[id, HERE]])),
    }),
    fc.record({ kind: fc.constant('link'), from: someBlock.map(end), to: someBlock.map(end) }),
  )

  it('give an empty comparison exactly when nothing means anything else', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const after = edits.reduce(applyEdit, doc)
        const there = compareDocuments(doc, after)
        expect(isEmpty(there)).toBe(meaning(doc) === meaning(after))
        expect(kinds(compareDocuments(after, doc))).toEqual(swapped(kinds(there)))
        expect(isEmpty(compareDocuments(after, after))).toBe(true)
        expect(comparisonText(there).length === 0).toBe(isEmpty(there))
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})

describe('what a comparison is shown as', () => {
  const before = docOf()
  const after = applyEdit(before, {
    kind: 'batch',
    label: '',
    edits: [
      { kind: 'set-status', block: idOf('rdma0'), status: 'disabled' },
      { kind: 'remove-blocks', blocks: [idOf('panel')] },
      { kind: 'add-block', block: panel2, position: HERE },
    ],
  })
  const comparison = compareDocuments(before, after)

  it('text', () => {
    expect(comparisonText(comparison)).toEqual([
      '~ path /soc/mmsys MAIN',
      '    before: built: DDP_COMPONENT_OVL0 → DDP_COMPONENT_RDMA0 → DDP_COMPONENT_DSI0',
      expect.stringMatching(/^ {4}after: {2}dropped at a disabled node: .*\(hardcoded\)/),
      '~ block rdma0 (/soc/rdma0)',
      '    status: none → disabled',
      '- block panel (/soc/panel)',
      '+ block p2 (/p2)',
      '- link dsi0 port@1/endpoint@0 → panel port@0/endpoint@0',
    ])
  })

  it('JSON, by node paths', () => {
    expect(JSON.parse(JSON.stringify(comparisonJson(comparison)))).toMatchObject({
      same: false,
      blocks: [
        {
          kind: 'changed',
          node: '/soc/rdma0',
          fields: [{ field: 'status', before: null, after: 'disabled' }],
        },
        { kind: 'removed', node: '/soc/panel' },
        { kind: 'added', node: '/p2' },
      ],
      links: [{ kind: 'removed', from: { node: '/soc/dsi0', endpoint: 'port@1/endpoint@0' } }],
      paths: [
        {
          mmsys: '/soc/mmsys',
          crtc: 'MAIN',
          before: { state: 'built' },
          after: { state: 'dropped' },
        },
      ],
    })
  })
})

const BLOBS = '../shared/boards/dtb'
const hasBlobs = existsSync(BLOBS)
if (!hasBlobs)
  console.info('skipped: the overlay of an upstream board, as there is no ../shared/boards')

describe.skipIf(!hasBlobs)('an upstream board', () => {
  const open = (name: string) =>
    importPipeline(readDtb(readFileSync(`${BLOBS}/${name}.dtb`), name).tree, name)

  it('says the same as source, as its blob and as its blob without symbols', () => {
    const linux = resolve('../shared/boards/linux')
    const files = new Map<string, string>()
    for (const entry of readdirSync(linux, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile()) files.set(relative(linux, path), readFileSync(path, 'utf8'))
    }
    const includeDirs = ['include', 'src/arm64/mediatek', 'src/arm64', 'src']
    const board = 'src/arm64/mediatek/mt8395-radxa-nio-12l.dts'
    const bare = readDts(board, { files, includeDirs }, { symbols: false }).tree
    const source = importPipeline(readDts(board, { files, includeDirs }).tree, board)
    const blob = importPipeline(readDtb(encodeDtb(bare), board).tree, board)
    expect(comparisonText(compareDocuments(source, open('mt8395-radxa-nio-12l')))).toEqual([])
    expect(comparisonText(compareDocuments(source, blob))).toEqual([])
  })

  it('and its display overlay differ by the panel and its path', () => {
    const lines = brief(
      compareDocuments(open('mt8395-radxa-nio-12l'), open('mt8395-radxa-nio-12l+8-hd-panel')),
    )
    expect(lines).toContain('+ panel@0')
    expect(lines.filter((line) => /^. (MAIN|EXT)/.test(line))).not.toEqual([])
  })
})

function end(id: ReturnType<typeof idOf>) {
  return { block: id, endpoint: null }
}

/** How many changes of which kind there are, list by list. */
const kinds = ({ blocks, links, aliases, paths, board }: Comparison): string[] =>
  [blocks, links, aliases, paths]
    .flatMap((list, i) => list.map(({ kind }) => `${i} ${kind}`))
    .concat(board.map(({ field }) => field))
    .toSorted()

const swapped = (list: readonly string[]): string[] =>
  list
    .map((line) =>
      line.replace(/added|removed/, (kind) => (kind === 'added' ? 'removed' : 'added')),
    )
    .toSorted()

/** All a document says, in one text; where it stands and what it is numbered by left out. */
function meaning({ title, soc, graph }: PipelineDocument): string {
  const spot = (id: Parameters<typeof placeOf>[1]): string => {
    const place = placeOf(graph, id)
    if (place === null) return 'nowhere'
    const same = endpointsOf(place.block).filter(
      (other) => other.port === place.port && numberOf(other.endpoint) === numberOf(place.endpoint),
    )
    const twin = same.findIndex((other) => other.endpoint.id === id)
    return `${place.block.path} ${place.group.container} ${numberOf(place.port)} ${numberOf(place.endpoint)} ${twin}`
  }
  const blocks = Object.values(graph.blocks).map(({ id: _id, groups, ...rest }) => ({
    ...rest,
    groups: groups.map(({ container, ports }) => ({
      container: container && baseName(container),
      ports: ports.map(({ endpoints, ...port }) => ({
        ...port,
        endpoints: endpoints
          .map(({ id, remote, ...own }) =>
            JSON.stringify([
              spot(id),
              remote?.kind === 'endpoint' ? spot(remote.endpoint) : remote?.kind,
              own,
            ]),
          )
          .toSorted(),
      })),
    })),
  }))
  const aliases = graph.aliases.map(({ name, block: to }) => `${name} ${graph.blocks[to]?.path}`)
  return JSON.stringify([title, soc, blocks, aliases.toSorted()])
}

function mapEndpoints(
  doc: PipelineDocument,
  change: (endpoint: Endpoint) => Endpoint,
): PipelineDocument {
  const blocks = blockEntries(doc.graph.blocks).map(([id, b]) => {
    const groups = b.groups.map((group) => ({
      ...group,
      ports: group.ports.map((port) => ({ ...port, endpoints: port.endpoints.map(change) })),
    }))
    return [id, { ...b, groups }] as const
  })
  return { ...doc, graph: { ...doc.graph, blocks: blockRecord(blocks) } }
}

/** The same graph with other serials of endpoints. */
function renumbered(doc: PipelineDocument) {
  const other = (id: Endpoint['id']): Endpoint['id'] => {
    const at = id.lastIndexOf('#')
    return endpointId(blockId(id.slice(0, at)), Number(id.slice(at + 1)) + 40)
  }
  return mapEndpoints(doc, (endpoint) => ({
    ...endpoint,
    id: other(endpoint.id),
    remote:
      endpoint.remote?.kind === 'endpoint'
        ? { kind: 'endpoint', endpoint: other(endpoint.remote.endpoint) }
        : endpoint.remote,
  })).graph
}

/** The block under another path and other labels, its links going with it. */
function moved(
  doc: PipelineDocument,
  name: string,
  path: string,
  labels: readonly string[],
): PipelineDocument {
  const id = idOf(name)
  const blocks = blockEntries(doc.graph.blocks).map(
    ([key, b]) => [key, key === id ? { ...b, path, labels } : b] as const,
  )
  return { ...doc, graph: { ...doc.graph, blocks: blockRecord(blocks) } }
}
