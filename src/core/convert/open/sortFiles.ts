import type { BoardOverlay, BoardSources } from './boardSources.ts'
import { entryOf, isPlugin } from './entryFile.ts'
import { type FileContent, fileContent } from './fileContent.ts'
import { isProse, type OpenedFile } from './oddities.ts'
import { readBlob } from './readBlob.ts'

export interface SortedFiles {
  /** Null when there is no base among the files. */
  readonly sources: BoardSources | null
  readonly overlays: readonly BoardOverlay[]
}

/**
 * Finds the base among some files, a blob before source, and the overlays. By content, not by name.
 *
 * @param asked - the file to take for the base; by default the one no other file includes
 */
export function sortFiles(files: readonly OpenedFile[], asked?: string): SortedFiles {
  const texts = new Map<string, string>()
  const blobs: OpenedFile[] = []
  const overlaid: OpenedFile[] = []
  const parts = new Map<string, Uint8Array>()
  for (const file of files) {
    const content = fileContent(file.bytes)
    if (isOverlay(file, content)) {
      overlaid.push(file)
      continue
    }
    parts.set(file.name, file.bytes)
    if (content.kind === 'blob') blobs.push(file)
    if (content.kind === 'text' && !isProse(file, content.text)) texts.set(file.name, content.text)
  }
  const blob = asked === undefined ? blobs[0] : blobs.find(({ name }) => name === asked)
  const entry = blob === undefined ? entryOf(texts, asked) : null
  // Beside a base in source its own files serve the overlays too.
  const beside = entry === null ? parts : new Map<string, Uint8Array>()
  const overlays = overlaid.map(({ name, bytes }) => ({ name, bytes, on: true, files: beside }))
  if (blob !== undefined) return { sources: { kind: 'blob', ...blob }, overlays }
  const sources = entry === null ? null : { kind: 'files' as const, entry, files: parts }
  return { sources, overlays }
}

const isOverlay = ({ name, bytes }: OpenedFile, content: FileContent): boolean =>
  content.kind === 'blob'
    ? readBlob(bytes, name).overlay
    : content.kind === 'text' && isPlugin(content.text)
