import { describe, expect, it } from 'vitest'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { socById } from '../core/soc/catalogue.ts'
import { OPENED_NAME, selectComparison } from './boardComparison.ts'
import { createEditorStore } from './editorStore.ts'
import type { DocumentComparand } from './reviewSlice.ts'

const board = newBoard(socById('mt8195'))

function opened() {
  const { getState: read } = createEditorStore()
  read().open(board)
  return read
}

const past = (key: string, of: DocumentComparand['of']): DocumentComparand => ({
  kind: 'document',
  key,
  name: key,
  doc: board.doc,
  of,
})

describe('what a board is compared with', () => {
  it('is a state of its own past, and never one of the past of another board', () => {
    const read = opened()
    read().compareWith(past('a step', board.base))
    expect(selectComparison(read())?.name).toBe('a step')
    read().open(newBoard(socById('mt8188')))
    expect(selectComparison(read())?.name).toBe(OPENED_NAME)
  })

  it('is offered once however often it was picked, the last one last', () => {
    const read = opened()
    for (const key of ['one.dts', 'other.dts', 'one.dts']) read().compareWith(past(key, null))
    expect(read().picked.map(({ key }) => key)).toEqual(['other.dts', 'one.dts'])
  })
})
