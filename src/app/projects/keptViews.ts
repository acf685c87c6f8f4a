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

/** Finds each canvas again as it was left, and keeps how it is left. */
export function keepViews(store: StoreApi<EditorState>): void {
  store.setState({ views: readViews(readPreference(NAME)) })
  store.subscribe(({ views }, before) => {
    if (views !== before.views) writePreference(NAME, JSON.stringify([...views].slice(-MOST_VIEWS)))
  })
}

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
