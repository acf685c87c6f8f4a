import type { StoreApi } from 'zustand/vanilla'
import { isEntries } from '../../core/base/fieldReader.ts'
import { parsedJson } from '../../core/base/parsedJson.ts'
import { readPreference, writePreference } from '../../platform/preference.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import type { EditorState } from '../../store/editorStore.ts'
import type { CanvasView } from '../../store/viewSlice.ts'

const NAME = 'views'
/** As many projects as anybody goes back to. */
const MOST_VIEWS = 50

/**
 * Finds each canvas again as it was left, and keeps how it is left. Of several tabs, the one that may
 * change a project keeps its view: the last to move it counts. What is kept of other projects stays.
 */
export function keepViews(store: StoreApi<EditorState>): void {
  let found = readKept()
  store.setState({ views: found })
  store.subscribe(({ projectId, views, readOnly }, before) => {
    if (projectId !== before.projectId) {
      found = new Map([...views, ...readKept()]) // another tab may have moved it meanwhile
      store.setState({ views: found })
      return
    }
    if (views === found || views === before.views) return
    if (projectId !== null && !readOnly.has(projectId)) keepView(projectId, views.get(projectId))
  })
}

/** Undefined for a view that nobody chose. */
function keepView(id: ProjectId, view: CanvasView | undefined): void {
  const kept = new Map(readKept())
  kept.delete(id) // the one moved last stands last
  if (view !== undefined) kept.set(id, view)
  writePreference(NAME, JSON.stringify([...kept].slice(-MOST_VIEWS)))
}

const readKept = (): ReadonlyMap<ProjectId, CanvasView> => readViews(readPreference(NAME))

/** @internal whatever stands in the storage, what comes out is views */
export function readViews(text: string | null): ReadonlyMap<ProjectId, CanvasView> {
  const list = parsedJson(text ?? '')
  return new Map(Array.isArray(list) ? list.filter(isView) : [])
}

const isView = (one: unknown): one is readonly [ProjectId, CanvasView] =>
  Array.isArray(one) &&
  typeof one[0] === 'string' &&
  isEntries(one[1]) &&
  [one[1].x, one[1].y, one[1].zoom].every(Number.isFinite) &&
  Number(one[1].zoom) > 0
