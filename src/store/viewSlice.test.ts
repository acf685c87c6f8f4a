import { describe, expect, it } from 'vitest'
import { newProjectId } from '../platform/storage/projectId.ts'
import { createEditorStore } from './editorStore.ts'

describe('the views that are kept', () => {
  it('stand in the order they were moved, the last one last', () => {
    const { getState } = createEditorStore()
    const [first, second] = [newProjectId(), newProjectId()]
    const view = { x: 1, y: 2, zoom: 1 }
    for (const id of [first, second, first]) getState().setView(id, view)
    expect([...getState().views.keys()]).toEqual([second, first])
    getState().setView(second, null)
    expect([...getState().views.keys()]).toEqual([first])
  })
})
