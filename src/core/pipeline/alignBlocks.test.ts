import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { blockRecord } from '../base/ids.ts'
import { type Alignment, alignBlocks } from './alignBlocks.ts'
import { applyEdit } from './applyEdit.ts'
import { BLOCK_WIDTH } from './blockSize.ts'
import type { PipelineDocument } from './document.ts'

const NAMES = ['a', 'b', 'c']

function docAt(...places: readonly (readonly [number, number])[]): PipelineDocument {
  const graph = graphOf('a; b; c')
  const positions = blockRecord(
    places.map(([x, y], at) => [idOf(NAMES[at] ?? ''), { x, y }] as const),
  )
  return { title: '', soc: null, graph, positions }
}

function placesAfter(doc: PipelineDocument, alignment: Alignment): number[][] {
  const edit = alignBlocks(doc, NAMES.map(idOf), alignment)
  const after = edit === null ? doc : applyEdit(doc, edit)
  return NAMES.flatMap((name) => {
    const at = after.positions[idOf(name)]
    return at === undefined ? [] : [[at.x, at.y]]
  })
}

describe(alignBlocks, () => {
  const doc = docAt([0, 0], [100, 50], [300, 90])
  it.each<[Alignment, number[][]]>([
    [
      'left',
      [
        [0, 0],
        [0, 50],
        [0, 90],
      ],
    ],
    [
      'right',
      [
        [300, 0],
        [300, 50],
        [300, 90],
      ],
    ],
    [
      'center',
      [
        [150, 0],
        [150, 50],
        [150, 90],
      ],
    ],
    [
      'top',
      [
        [0, 0],
        [100, 0],
        [300, 0],
      ],
    ],
    [
      'bottom',
      [
        [0, 90],
        [100, 90],
        [300, 90],
      ],
    ],
    [
      'middle',
      [
        [0, 45],
        [100, 45],
        [300, 45],
      ],
    ],
    [
      'spread-across',
      [
        [0, 0],
        [150, 50],
        [300, 90],
      ],
    ],
    [
      'spread-down',
      [
        [0, 0],
        [100, 45],
        [300, 90],
      ],
    ],
  ])('%s', (alignment, places) => {
    expect(placesAfter(doc, alignment)).toEqual(places)
  })

  it('keeps the order of blocks that are spread, and lets them overlap equally', () => {
    expect(placesAfter(docAt([BLOCK_WIDTH, 0], [0, 0], [10, 0]), 'spread-across')).toEqual([
      [BLOCK_WIDTH, 0],
      [0, 0],
      [BLOCK_WIDTH / 2, 0],
    ])
  })

  it('is no step where nothing moves, nor with too few blocks', () => {
    expect(alignBlocks(docAt([0, 0], [0, 50], [0, 90]), NAMES.map(idOf), 'left')).toBeNull()
    expect(alignBlocks(doc, [idOf('a')], 'left')).toBeNull()
    expect(alignBlocks(doc, [idOf('a'), idOf('b')], 'spread-down')).toBeNull()
  })
})
