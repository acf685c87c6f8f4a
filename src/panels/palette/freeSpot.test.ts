import { describe, expect, it } from 'vitest'
import { blockId } from '../../core/base/ids.ts'
import type { Block, PipelineDocument, Position } from '../../core/pipeline/document.ts'
import { freeSpot } from './freeSpot.ts'

/** Blocks without ports, 56 px high and 152 px wide, at these corners. */
function docOf(corners: readonly Position[]): PipelineDocument {
  const blocks = corners.map((_, i): Block => {
    const path = `/block-${i}`
    const bare = { labels: [], compatible: [], status: null, groups: [], properties: [] }
    return { id: blockId(path), path, parentLabel: null, ...bare }
  })
  return {
    title: '',
    soc: null,
    graph: { blocks: Object.fromEntries(blocks.map((block) => [block.id, block])), aliases: [] },
    positions: Object.fromEntries(corners.map((corner, i) => [`/block-${i}`, corner])),
  }
}

describe(freeSpot, () => {
  it.each([
    ['starts an empty canvas at its origin', [], null, { x: 0, y: 0 }],
    [
      'stands right of the last block in reading order',
      [
        { x: 0, y: 100 },
        { x: 600, y: 0 },
      ],
      null,
      { x: 204, y: 100 },
    ],
    [
      'stands right of the block it follows',
      [
        { x: 0, y: 0 },
        { x: 600, y: 200 },
      ],
      '/block-0',
      { x: 204, y: 0 },
    ],
    [
      'goes below what stands there',
      [
        { x: 0, y: 0 },
        { x: 204, y: 0 },
        { x: 200, y: 90 },
      ],
      '/block-0',
      { x: 204, y: 190 },
    ],
  ] as const)('%s', (_name, corners, after, expected) => {
    expect(freeSpot(docOf(corners), after === null ? null : blockId(after))).toEqual(expected)
  })
})
