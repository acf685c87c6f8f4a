import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEditChoices, editedBy } from '../../../testing/anyEdits.ts'
import { endpointOf, graphOf, idOf } from '../../../testing/graphOf.ts'
import { boardOf } from '../../../testing/trapBoards.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../pipeline/document.ts'
import type { Edit } from '../../pipeline/edit.ts'
import { updateBlock, updateEndpoint } from '../../pipeline/graphUpdate.ts'
import { blockName } from '../../pipeline/links.ts'
import { treeOfGraph } from './applyPatch.ts'
import { snippetSource } from './boardSnippet.ts'
import { changedPart } from './changedPart.ts'

const docOf = (graph: PipelineGraph): PipelineDocument => ({
  title: '',
  soc: null,
  graph,
  positions: {},
})

type Update = Partial<Block> | ((block: Block) => Partial<Block>)

const change = (graph: PipelineGraph, name: string, update: Update): PipelineGraph =>
  updateBlock(graph, idOf(name), (block) => ({
    ...block,
    ...(typeof update === 'function' ? update(block) : update),
  }))

/** The bridges hang one below the other. */
const plain = ['bridge1', 'bridge2'].reduce(
  (graph, name, above) => change(graph, name, { path: `/soc/bridge${above}/${name}` }),
  graphOf('mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; bridge0 > bridge1; bridge2.0 > connector'),
)
const oneWay = updateEndpoint(plain, endpointOf(plain, 'connector:in'), (endpoint) => ({
  ...endpoint,
  remote: null,
}))
/** What is there twice has to be complained of, whatever else is said. */
const twins = change(plain, 'ovl', ({ groups }) => ({
  groups: groups.map((group) => ({ ...group, ports: [...group.ports, ...group.ports] })),
}))
/** The bus is in a file that was not given. */
const onBus = change(plain, 'panel', { parentLabel: 'i2c9' })

const names = (graph: PipelineGraph): string => Object.values(graph.blocks).map(blockName).join(' ')
const edited = (graph: PipelineGraph, edit: Edit): PipelineGraph =>
  applyEdit(docOf(graph), edit).graph

const ROWS: readonly (readonly [string, PipelineGraph, PipelineGraph, string])[] = [
  ['nothing of a document that is the base', plain, { ...plain }, ''],
  [
    'a block that is another object, and what it leads to',
    plain,
    change(plain, 'rdma', { status: 'disabled' }),
    'ovl rdma dsi',
  ],
  [
    'one that is gone, with what it led to',
    plain,
    edited(plain, { kind: 'remove-blocks', blocks: [idOf('panel')] }),
    'rdma dsi panel',
  ],
  [
    'what leads to a block that stands elsewhere',
    oneWay,
    change(oneWay, 'connector', { path: '/x' }),
    'bridge2 connector',
  ],
  [
    'what stands below a place that was left',
    plain,
    change(plain, 'bridge0', { path: '/soc/bridge9' }),
    'bridge0 bridge1',
  ],
  [
    'the blocks of aliases where one is new',
    plain,
    { ...plain, aliases: [{ name: 'ovl0', block: idOf('ovl') }] },
    'ovl',
  ],
  [
    'the blocks of aliases where one is gone',
    { ...plain, aliases: [{ name: 'ovl0', block: idOf('ovl') }] },
    plain,
    'ovl',
  ],
  ['everything where a node comes twice', plain, twins, names(plain)],
  ['what the tree does not hold', onBus, { ...onBus }, 'dsi panel'],
  [
    'everything where a node came to the place of another',
    plain,
    change(plain, 'connector', { path: '/soc/ovl/ports/port@0' }),
    names(plain),
  ],
  ['everything where the base has two nodes of one path', twins, { ...twins }, names(twins)],
]

describe(changedPart, () => {
  it.each(ROWS)('keeps %s', (_, base, graph, expected) => {
    const part = changedPart(treeOfGraph(base), { base, graph })
    expect(names({ ...part.base, blocks: { ...part.base.blocks, ...part.graph.blocks } })).toBe(
      expected,
    )
  })
})

it('looks at the tree it is given, also where it was given another with the same base', () => {
  const graph = { ...plain }
  const part = (tree: DeviceTree) => names(changedPart(tree, { base: plain, graph }).base)
  expect(part(treeOfGraph(plain))).toBe('')
  expect(part(treeOfGraph({ blocks: {}, aliases: [] }))).toBe(names(plain))
})

/** What a copy is compared with is another object, block for block. */
const expectSameOfCopies = (base: PipelineGraph, graph: PipelineGraph): void =>
  expect(snippetSource(base, graph, 'x')).toEqual(
    snippetSource(structuredClone(base), structuredClone(graph), 'x'),
  )

describe('the text says of blocks that are shared with the base what it says of copies', () => {
  it.each(ROWS)('where there is %s', (_, base, graph) => {
    expectSameOfCopies(base, graph)
    expectSameOfCopies(graph, base)
  })

  const starts = [
    boardOf('mt8195', 'vdosys0 > ovl0; dither0 > dsi0 > +dsi-panel'),
    boardOf('mt8173', ''),
    ...[plain, oneWay, twins, onBus].map(docOf),
  ]
  const ways = fc.tuple(fc.constantFrom(...starts), anyEditChoices, anyEditChoices)

  it('after any edits', () => {
    const property = fc.property(ways, ([start, first, then]) => {
      const middle = editedBy(start, first)
      const end = editedBy(middle, then)
      expectSameOfCopies(start.graph, end.graph)
      expectSameOfCopies(middle.graph, end.graph)
      expectSameOfCopies(end.graph, start.graph)
    })
    fc.assert(property, { numRuns: 150, seed: 1 })
  })
})
