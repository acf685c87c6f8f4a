import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { blockRecord } from '../base/ids.ts'
import { BLOCK_WIDTH } from './blockSize.ts'
import type { PipelineDocument } from './document.ts'
import { linksOf } from './links.ts'
import { makeRoom } from './makeRoom.ts'

const GAP = 52
const COLUMN = BLOCK_WIDTH + GAP

/** ovl leads to dsi, with dsi at a place; pwm stands behind dsi in its row, rdma is put on the link. */
function roomWith(dsi: { readonly x: number; readonly y: number }, drop: number) {
  const graph = graphOf('ovl.0 > dsi; pwm; rdma')
  const doc: PipelineDocument = {
    title: '',
    soc: null,
    graph,
    positions: blockRecord([
      [idOf('ovl'), { x: 0, y: 0 }],
      [idOf('dsi'), dsi],
      [idOf('pwm'), { x: dsi.x + COLUMN, y: dsi.y }],
      [idOf('rdma'), { x: 0, y: 400 }],
    ]),
  }
  const [link] = linksOf(graph)
  if (link === undefined) throw new Error('No link')
  return makeRoom(doc, link, idOf('rdma'), { x: drop, y: 13 })
}

describe(makeRoom, () => {
  it('moves on what follows in the row, by just what is missing', () => {
    expect(roomWith({ x: COLUMN, y: 0 }, 90)).toEqual({
      at: { x: COLUMN, y: 0 },
      moved: {
        [idOf('dsi')]: { x: 2 * COLUMN, y: 0 },
        [idOf('pwm')]: { x: 3 * COLUMN, y: 0 },
      },
    })
  })

  it('moves nothing where there is room', () => {
    expect(roomWith({ x: 3 * COLUMN, y: 0 }, 1.4 * COLUMN)).toEqual({
      at: { x: 1.4 * COLUMN, y: 0 },
      moved: {},
    })
    expect(roomWith({ x: 3 * COLUMN, y: 0 }, 5 * COLUMN).at.x).toBe(2 * COLUMN)
  })

  it('leaves the block where it was let go on a link between two rows', () => {
    expect(roomWith({ x: COLUMN, y: 300 }, 90)).toEqual({ at: { x: 90, y: 13 }, moved: {} })
    expect(roomWith({ x: -COLUMN, y: 0 }, 90)).toEqual({ at: { x: 90, y: 13 }, moved: {} })
  })
})
