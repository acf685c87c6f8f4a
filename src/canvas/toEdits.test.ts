import type { EdgeChange, NodeChange } from '@xyflow/react'
import { describe, expect, it } from 'vitest'
import { blockId, endpointId } from '../core/base/ids.ts'
import type { Link } from '../core/pipeline/links.ts'
import type { Selection } from '../store/viewSlice.ts'
import { movesUnderWay, selectBlocks, selectLink, toEdits } from './toEdits.ts'

const A = blockId('/a')
const B = blockId('/b')
const GONE = blockId('/gone')
const isThere = (id: typeof A): boolean => id !== GONE
const ALONE = new Map<typeof A, never>()
const LINK: Link = { id: 'ab', from: endpointId(A, 0), to: endpointId(B, 0), mutual: true }

const move = (id: string, x: number, y: number, dragging?: boolean): NodeChange => ({
  id,
  type: 'position',
  position: { x, y },
  ...(dragging === undefined ? {} : { dragging }),
})
const pick = (id: string, selected: boolean): NodeChange & EdgeChange => ({
  id,
  type: 'select',
  selected,
})
const blocks = (...ids: readonly (typeof A)[]): Selection => ({ kind: 'blocks', ids })
const LINKED: Selection = { kind: 'link', from: LINK.from, to: LINK.to }

describe(toEdits, () => {
  it('makes nothing of a drag that lasts', () => {
    expect(toEdits([move(A, 1, 2, true)], ALONE)).toEqual([])
    expect(movesUnderWay([move(A, 1, 2, true)], ALONE)).toEqual({ [A]: { x: 1, y: 2 } })
  })

  it('makes one edit of all blocks let go, at whole pixels', () => {
    expect(toEdits([move(A, 1.4, 2, false), move(B, 3, 4.6, false)], ALONE)).toEqual([
      { kind: 'place', positions: { [A]: { x: 1, y: 2 }, [B]: { x: 3, y: 5 } } },
    ])
  })

  it('makes an edit of a key that moves a block', () => {
    expect(toEdits([move(A, 5, 0)], ALONE)).toHaveLength(1)
  })

  it('makes nothing of what is no move', () => {
    const measured: NodeChange = { id: A, type: 'dimensions', dimensions: { width: 1, height: 1 } }
    expect(toEdits([pick(A, true), measured], ALONE)).toEqual([])
  })
})

describe(selectBlocks, () => {
  it.each([
    ['the first block', null, [pick(A, true)], blocks(A)],
    ['a further block', blocks(A), [pick(B, true)], blocks(A, B)],
    ['in place of one that is gone', blocks(GONE), [pick(B, true)], blocks(B)],
    ['another block', blocks(A), [pick(A, false), pick(B, true)], blocks(B)],
    ['no block any more', blocks(A), [pick(A, false)], null],
    ['a block instead of a link', LINKED, [pick(A, true)], blocks(A)],
    ['a link, whatever is said of blocks not selected', LINKED, [pick(A, false)], LINKED],
  ])('gives %s', (_name, before, changes, after) => {
    expect(selectBlocks(before, changes, isThere)).toEqual(after)
  })

  it('gives the very selection it was given when nothing changes', () => {
    const selection = blocks(A)
    expect(selectBlocks(selection, [pick(A, true)], isThere)).toBe(selection)
  })
})

describe(selectLink, () => {
  it.each([
    ['a link', null, [pick('ab', true)], LINKED],
    ['a link instead of blocks', blocks(A), [pick('ab', true)], LINKED],
    ['nothing when the link is let go', LINKED, [pick('ab', false)], null],
    ['blocks, when a link not selected is let go', blocks(A), [pick('ab', false)], blocks(A)],
    ['nothing for a link that is gone', null, [pick('cd', true)], null],
  ])('gives %s', (_name, before, changes, after) => {
    expect(selectLink(before, changes, [LINK])).toEqual(after)
  })
})
