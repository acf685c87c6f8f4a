import { describe, expect, it } from 'vitest'
import { blockId } from '../core/base/ids.ts'
import { listOfEdits } from '../core/convert/open/doneEdits.ts'
import { newBoard } from '../core/convert/open/newBoard.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { socById } from '../core/soc/catalogue.ts'
import { createEditorStore } from './editorStore.ts'
import { openProject, redoLabel, undoLabel } from './projectSlice.ts'

const DSI0 = blockId('/soc/dsi@1c008000')
const enable: Edit = { kind: 'set-status', block: DSI0, status: 'okay' }

function opened() {
  const store = createEditorStore()
  store.getState().open(newBoard(socById('mt8195')))
  return store
}

const editsDone = (store: ReturnType<typeof opened>) =>
  listOfEdits(store.getState().project?.edits ?? null)

describe('the project', () => {
  it('keeps every edit that changed something, and lets go of one undone', () => {
    const store = opened()
    store.getState().apply(enable)
    store.getState().apply(enable)
    expect(editsDone(store)).toEqual([{ label: 'Enable dsi0', edit: enable }])
    store.getState().undo()
    expect(editsDone(store)).toEqual([])
    store.getState().redo()
    expect(editsDone(store)).toHaveLength(1)
    expect(undoLabel(store.getState())).toBe('Enable dsi0')
  })

  it('holds no edit twice, however many states come after it', () => {
    const store = opened()
    store.getState().apply(enable)
    const first = store.getState().project?.edits
    store.getState().apply({ kind: 'set-title', title: 'Mine' })
    expect(store.getState().project?.edits?.before).toBe(first)
    expect(editsDone(store).map(({ label }) => label)).toEqual([
      'Enable dsi0',
      'Rename the board to Mine',
    ])
  })

  it('takes all that a held key does as one step, and no step of another kind into it', () => {
    const store = opened()
    const move = (x: number): Edit => ({ kind: 'place', positions: { [DSI0]: { x, y: 0 } } })
    store.getState().apply(enable)
    const before = store.getState().project
    for (const [x, goesOn] of [5, 10, 15].map((x) => [x, x > 5] as const))
      store.getState().apply(move(x), goesOn)
    expect(store.getState().past.map(({ label }) => label)).toEqual(['Enable dsi0', 'Move dsi0'])
    expect(store.getState().project?.doc.positions[DSI0]).toEqual({ x: 15, y: 0 })
    store.getState().undo()
    expect(store.getState().project).toBe(before)
    store.getState().apply(move(20), true)
    expect(undoLabel(store.getState())).toBe('Move dsi0')
    expect(redoLabel(store.getState())).toBeUndefined()
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

describe('undo and redo', () => {
  const mt8188 = newBoard(socById('mt8188'))
  const title = (store: ReturnType<typeof opened>) => store.getState().project?.doc.title

  it('lead from a board to the one open before, each with its own steps', () => {
    const store = opened()
    store.getState().apply(enable)
    store.getState().open(mt8188)
    expect(store.getState().past).toEqual([])
    expect(undoLabel(store.getState())).toBe('Open New MT8188 board')
    store.getState().undo()
    expect(title(store)).toBe('New MT8195 board')
    expect(undoLabel(store.getState())).toBe('Enable dsi0')
    expect(redoLabel(store.getState())).toBe('Open New MT8188 board')
    store.getState().undo()
    store.getState().redo()
    store.getState().redo()
    expect(title(store)).toBe('New MT8188 board')
  })

  it('lead to the start screen and back', () => {
    const store = opened()
    store.getState().close()
    expect(store.getState().project).toBeNull()
    store.getState().undo()
    expect(title(store)).toBe('New MT8195 board')
    store.getState().undo()
    expect(store.getState().project).toBeNull()
    store.getState().undo()
    expect(store.getState().project).toBeNull()
  })

  it('jump to any state, and leave every other one to be jumped to', () => {
    const store = opened()
    const titles = ['a', 'b', 'c', 'd']
    for (const title of titles) store.getState().apply({ kind: 'set-title', title })
    for (const at of [1, 4, 2, 3]) {
      store.getState().goTo(at)
      expect(title(store)).toBe(titles[at - 1])
    }
    store.getState().goTo(0)
    expect(title(store)).toBe('New MT8195 board')
    expect(store.getState().future.map(({ label }) => label)).toHaveLength(4)
  })

  it('do nothing to a project that another tab works on', () => {
    const store = opened()
    store.getState().apply(enable)
    store.getState().setReadOnly(store.getState().projectId ?? '', true)
    const before = store.getState()
    before.apply({ kind: 'set-title', title: 'x' })
    before.undo()
    before.goTo(0)
    before.rebase('Other', mt8188)
    expect(store.getState()).toBe(before)
  })

  it('lead back to a project as it was changed elsewhere meanwhile', () => {
    const store = opened()
    const first = openProject(store.getState())
    store.getState().open(mt8188)
    if (first === null) throw new Error('Nothing is open')
    const { project } = first
    const renamed = { ...project, doc: { ...project.doc, title: 'Renamed' } }
    store.getState().restore({ ...first, project: renamed })
    expect(title(store)).toBe('New MT8188 board')
    store.getState().undo()
    expect(title(store)).toBe('Renamed')
  })

  it('know a project once that is opened again', () => {
    const store = opened()
    const first = openProject(store.getState())
    store.getState().open(mt8188)
    if (first === null) throw new Error('Nothing is open')
    store.getState().openSaved(first)
    const places = [...store.getState().before, ...store.getState().after].map(
      (one) => one.place?.id,
    )
    expect(places).not.toContain(first.id)
    store.getState().undo()
    expect(title(store)).toBe('New MT8188 board')
  })
})
