import type { BoardOverlay, BoardSources } from '../../core/convert/open/boardSources.ts'
import type { BoardRead } from '../../core/convert/open/readBoard.ts'

export interface ListedFile {
  readonly file: string
  /** What sets it apart: 'overlay', 'compiled', 'not read'. */
  readonly note: string | null
}

/** The files of a board as they were read: the entry first, then its includes, its overlays, the rest. */
export function listedFiles(
  sources: BoardSources,
  overlays: readonly BoardOverlay[],
  read: BoardRead,
): ListedFile[] {
  const notes = new Map<string, string | null>()
  if (sources.kind === 'blob') notes.set(sources.name, 'compiled')
  for (const file of read.filesRead) if (!notes.has(file)) notes.set(file, null)
  for (const { name } of overlays)
    notes.set(name, read.texts.has(name) ? 'overlay' : 'compiled overlay')
  for (const file of read.texts.keys()) if (!notes.has(file)) notes.set(file, 'not read')
  return Array.from(notes, ([file, note]) => ({ file, note }))
}
