import { describe, expect, it } from 'vitest'
import { blockId } from '../core/base/ids.ts'
import { newBoard } from '../core/convert/newBoard.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { socById } from '../core/soc/catalogue.ts'
import { createEditorStore } from './editorStore.ts'

const DSI0 = blockId('/soc/dsi@1c008000')
const enable: Edit = { kind: 'set-status', block: DSI0, status: 'okay' }

function opened() {
  const store = createEditorStore()
  store.getState().open(newBoard(socById('mt8195')))
  return store
}

describe('the project', () => {
  it('keeps every edit that changed something, and lets go of one undone', () => {
    const store = opened()
    store.getState().apply(enable)
    store.getState().apply(enable)
    expect(store.getState().project?.edits).toEqual([{ label: 'Enable dsi0', edit: enable }])
    store.getState().undo()
    expect(store.getState().project?.edits).toEqual([])
    store.getState().redo()
    expect(store.getState().project?.edits).toHaveLength(1)
  })

  it('goes on another base in one step, which undo takes back whole', () => {
    const store = opened()
    store.getState().apply(enable)
    const before = store.getState().project
    const other = newBoard(socById('mt8188'))
    store.getState().rebase('Switch on overlay x', other)
    expect(store.getState().project).toBe(other)
    expect(store.getState().past.at(-1)?.label).toBe('Switch on overlay x')
    store.getState().undo()
    expect(store.getState().project).toBe(before)
  })
})
