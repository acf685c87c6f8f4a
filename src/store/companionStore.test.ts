import { describe, expect, it } from 'vitest'
import { createCompanionStore } from './companionStore.ts'

const inputs = (store: ReturnType<typeof createCompanionStore>) => {
  const { past, project, future } = store.getState().history
  return [...past.map((one) => one.project), 'now', project, ...future.map((one) => one.project)]
}

describe(createCompanionStore, () => {
  it('takes a change back and brings it again, each by its name', () => {
    const store = createCompanionStore({ n: 0 })
    store.getState().change({ n: 1 }, 'first')
    store.getState().change({ n: 2 }, 'second')
    store.getState().undo()
    expect(inputs(store)).toEqual([{ n: 0 }, 'now', { n: 1 }, { n: 2 }])
    expect(store.getState().history.past.at(-1)?.label).toBe('first')
    expect(store.getState().history.future[0]?.label).toBe('second')
    store.getState().redo()
    expect(inputs(store)).toEqual([{ n: 0 }, { n: 1 }, 'now', { n: 2 }])
  })

  it('makes no step of what changes nothing', () => {
    const store = createCompanionStore({ n: 0 })
    store.getState().change({ n: 0 }, 'the same')
    expect(store.getState().history.past).toEqual([])
  })

  it('makes one step of all letters of a stroke', () => {
    const store = createCompanionStore({ n: 0 })
    store.getState().change({ n: 1 }, 'text', 'a')
    store.getState().change({ n: 2 }, 'text', 'a')
    store.getState().change({ n: 3 }, 'text', 'b')
    expect(inputs(store)).toEqual([{ n: 0 }, { n: 2 }, 'now', { n: 3 }])
  })

  it('begins a new step after an undo, whatever the stroke', () => {
    const store = createCompanionStore({ n: 0 })
    store.getState().change({ n: 1 }, 'text', 'a')
    store.getState().change({ n: 2 }, 'other')
    store.getState().undo()
    store.getState().change({ n: 3 }, 'text', 'a')
    expect(inputs(store)).toEqual([{ n: 0 }, { n: 1 }, 'now', { n: 3 }])
  })

  it('does nothing where there is nothing to take back', () => {
    const store = createCompanionStore({ n: 0 })
    store.getState().undo()
    store.getState().redo()
    expect(inputs(store)).toEqual(['now', { n: 0 }])
  })
})
