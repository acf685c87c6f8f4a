import { blankComments } from './blankComments.ts'
import { type BoardOverlay, type BoardSources, baseNameOf } from './boardSources.ts'
import { type FileContent, fileContent } from './fileContent.ts'
import { includesOf } from './includes.ts'
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

/** Whether source is an overlay: it says so before its first node. */
export function isPlugin(text: string): boolean {
  if (!text.includes('/plugin/')) return false
  const plain = blankComments(text.slice(0, FAR_ENOUGH)).replace(/^[ \t]*#.*/gm, '')
  const brace = plain.indexOf('{')
  return /\/plugin\/\s*;/.test(brace === -1 ? plain : plain.slice(0, brace))
}

/** Licence and includes stand before it, no more. */
const FAR_ENOUGH = 0x10000

/** The text asked for, else the `.dts` no other file includes, else a `.dtsi`, else a lone file. */
function entryOf(texts: ReadonlyMap<string, string>, asked: string | undefined): string | null {
  if (asked !== undefined) return texts.has(asked) ? asked : null
  const names = [...texts.keys()]
  const included = new Set(
    [...texts.values()].flatMap((text) => includesOf(text).map(({ path }) => baseNameOf(path))),
  )
  const free = names.filter((name) => !included.has(baseNameOf(name)))
  const ending = (end: string): string | undefined =>
    free.find((name) => name.endsWith(end)) ?? names.find((name) => name.endsWith(end))
  const sources = names.filter((name) => !name.endsWith('.h'))
  return (
    ending('.dts') ??
    ending('.dtsi') ??
    ending('.dtso') ??
    (sources.length === 1 ? (sources[0] ?? null) : null)
  )
}
