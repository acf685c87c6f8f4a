import type { StoreApi } from 'zustand/vanilla'
import { letGoOfDerived } from '../core/pipeline/derivedMap.ts'
import type { EditorState } from './editorStore.ts'

/** Steps from one time to the next: what is still asked for is known again at a small cost. */
const STEPS = 16

/** Keeps what is derived of the states that undo leads back to from being held as long as they are. */
export function letGoOfHistory(store: StoreApi<Pick<EditorState, 'project' | 'projectId'>>): void {
  let steps = 0
  store.subscribe(({ project, projectId }, before) => {
    if (project === before.project) return
    steps += 1
    if (projectId === before.projectId && steps < STEPS) return
    steps = 0
    letGoOfDerived()
  })
}
