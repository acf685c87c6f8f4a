import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEditChoices, editingBy } from '../../testing/anyEdits.ts'
import { graphOf } from '../../testing/graphOf.ts'
import { blockEntries, blockRecord } from '../base/ids.ts'
import { applyEdit } from './applyEdit.ts'
import { blocksOf, blocksThat, placesOf, remainderOf } from './blocksOf.ts'
import type { Block, PipelineDocument, PipelineGraph } from './document.ts'
import { updateBlock } from './graphUpdate.ts'
import { linksOf, wiringOf } from './links.ts'

const start: PipelineDocument = {
  title: '',
  soc: 'mt8173',
  graph: graphOf('panel; mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; bridge0 > bridge1 > panel1'),
  positions: {},
}

/** A document, edit after edit. */
const anyEditing = anyEditChoices.map((choices) => editingBy(start, choices))

/** The same with no object in common. */
const copyOf = (graph: PipelineGraph): PipelineGraph => structuredClone(graph)

/** With the same blocks in another order. */
const turned = (graph: PipelineGraph): PipelineGraph => ({
  ...graph,
  blocks: blockRecord(blockEntries(graph.blocks).toReversed()),
})

/** Without every second block, though others lead there. */
const halved = (graph: PipelineGraph): PipelineGraph => ({
  ...graph,
  blocks: blockRecord(blockEntries(graph.blocks).filter((_, at) => at % 2 === 0)),
})

const named = (graph: PipelineGraph): string[] => blocksOf(graph).map(({ id }) => id)

describe(remainderOf, () => {
  const pool: readonly Block[] = blocksOf(start.graph)
  const anyList = fc.shuffledSubarray([...pool])

  it('says of any two lists where each block stood and which are gone', () => {
    fc.assert(
      fc.property(anyList, anyList, (was, is) => {
        const { places, gone, isInOrder } = remainderOf(was, is)
        expect(places).toEqual(is.map((block) => was.indexOf(block)))
        expect([...gone]).toEqual(was.filter((block) => !is.includes(block)))
        const left = places.filter((place) => place !== -1)
        expect(isInOrder).toBe(left.every((place, at) => place >= (left[at - 1] ?? 0)))
      }),
    )
  })
})

describe('kept from one edit to the next', () => {
  const isOn = blocksThat(({ status }) => status !== 'disabled')
  const derived = (graph: PipelineGraph) => ({
    places: [...placesOf(graph)],
    links: linksOf(graph),
    wiring: wiringOf(graph),
    on: isOn(graph).map(({ id }) => id),
  })

  it('is what is derived of the board alone', () => {
    fc.assert(
      fc.property(anyEditing, anyEditing, (one, other) => {
        // Back and forth, as undo and a comparison of two boards ask for them.
        const graphs = [...one, ...other, ...one.toReversed()].map(({ graph }) => graph)
        const asked = [...graphs, ...graphs.flatMap((graph) => [halved(graph), turned(graph)])]
        const kept = asked.map(derived)
        expect(kept).toEqual(asked.map((graph) => derived(copyOf(graph))))
      }),
    )
  })

  it('are the places, as long as no block comes or goes', () => {
    const graph = copyOf(start.graph)
    const [first] = blocksOf(graph)
    if (first === undefined) throw new Error('no block')
    const before = placesOf(graph)
    const off = updateBlock(graph, first.id, (block) => ({ ...block, status: 'disabled' }))
    expect(placesOf(off)).toBe(before)
    const less = applyEdit(start, { kind: 'remove-blocks', blocks: [first.id] }).graph
    expect([...placesOf(less).keys()]).toEqual(named(less))
  })

  it('are the answers about blocks no edit touched', () => {
    const asked: string[] = []
    const ask = blocksThat(({ id }) => {
      asked.push(id)
      return true
    })
    ask(start.graph)
    const [first, second] = blocksOf(start.graph)
    if (first === undefined || second === undefined) throw new Error('no blocks')
    const off = updateBlock(start.graph, second.id, (block) => ({ ...block, status: 'disabled' }))
    ask(off)
    const { graph } = applyEdit(
      { ...start, graph: off },
      { kind: 'remove-blocks', blocks: [first.id] },
    )
    ask(graph)
    const touched = blocksOf(graph).filter((block) => !blocksOf(off).includes(block))
    expect(asked).toEqual([...named(start.graph), second.id, ...touched.map(({ id }) => id)])
  })
})
