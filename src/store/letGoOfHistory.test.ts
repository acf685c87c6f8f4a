import { describe, expect, it } from 'vitest'
import { blockId } from '../core/base/ids.ts'
import { newBoard } from '../core/convert/open/newBoard.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { memoizeByIdentity } from '../core/pipeline/memoizeByIdentity.ts'
import { socById } from '../core/soc/catalogue.ts'
import { createEditorStore } from './editorStore.ts'
import { letGoOfHistory } from './letGoOfHistory.ts'
import { selectGraph, selectLinks, selectResolutions } from './selectors.ts'

const DSI0 = blockId('/soc/dsi@1c008000')

/** A store with a board, what was derived of a graph, and how often that was. */
function opened() {
  const store = createEditorStore()
  letGoOfHistory(store)
  const { open } = store.getState()
  const openNew = (): void => open(newBoard(socById('mt8195')))
  openNew()
  const derived: PipelineGraph[] = []
  const derive = memoizeByIdentity((graph: PipelineGraph) => derived.push(graph))
  const show = () => derive(selectGraph(store.getState()))
  show()
  return { store, openNew, show, derived }
}

describe(letGoOfHistory, () => {
  it('forgets what was derived of a board that others were opened after, and derives it again', () => {
    const { store, openNew, show, derived } = opened()
    const first = selectGraph(store.getState())
    const seen = () => [selectLinks(store.getState()), selectResolutions(store.getState())]
    const before = structuredClone(seen())
    for (let at = 0; at < 2; at += 1) {
      openNew()
      show()
      seen()
    }
    for (let at = 0; at < 2; at += 1) store.getState().undo()
    show()
    expect(selectGraph(store.getState())).toBe(first)
    expect(derived.filter((graph) => graph === first)).toHaveLength(2)
    expect(structuredClone(seen())).toEqual(before)
  })

  it('forgets states of a board that many steps have left behind, never the one shown', () => {
    const { store, show, derived } = opened()
    const first = selectGraph(store.getState())
    const { apply, undo } = store.getState()
    for (let x = 0; x < 100; x += 1) {
      apply({ kind: 'place', positions: { [DSI0]: { x, y: 0 } } })
      show()
    }
    expect(derived).toEqual([first])
    for (let at = 0; at < 40; at += 1) {
      apply({ kind: 'set-status', block: DSI0, status: at % 2 === 0 ? 'okay' : 'disabled' })
      show()
    }
    for (let at = 0; at < 40; at += 1) undo()
    show()
    expect(selectGraph(store.getState())).toBe(first)
    expect(derived.filter((graph) => graph === first)).toHaveLength(2)
  })
})
