import { create } from 'zustand'
import type { BlockId } from '../../core/base/ids.ts'
import { arrived } from '../../platform/arrived.ts'
import type { Notice } from '../notice.ts'

/** The layout that is being made; null while none is. */
export const useTidyTask = create<{ readonly cancel: (() => void) | null }>(() => ({
  cancel: null,
}))

/** Lays out these blocks, or all with null: one at a time, a new one in place of the last. */
export async function startTidy(
  ids: readonly BlockId[] | null,
  tell: (notice: Notice) => void,
): Promise<void> {
  useTidyTask.getState().cancel?.()
  const stop = new AbortController()
  const cancel = () => stop.abort()
  useTidyTask.setState({ cancel })
  const part = await arrived(import('./tidyBoard.ts'))
  const result = part.kind === 'failed' ? part : await part.value.tidyBoard(ids, stop.signal)
  if (useTidyTask.getState().cancel === cancel) useTidyTask.setState({ cancel: null })
  if (result.kind === 'failed')
    tell({ kind: 'failed', title: 'Could not tidy', details: [result.message] })
  else if (!stop.signal.aborted)
    tell({
      kind: 'done',
      text: ids === null ? 'Tidied the canvas.' : `Tidied ${ids.length} blocks.`,
    })
}
