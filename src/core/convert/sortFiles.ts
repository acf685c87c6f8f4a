import type { Diagnostic } from '../base/diagnostic.ts'
import { readDtb } from '../devicetree/readDtb.ts'
import { type BoardOverlay, type BoardSources, baseNameOf } from './boardSources.ts'
import { type FileContent, fileContent } from './fileContent.ts'
import { fileFinding } from './fileFinding.ts'
import { includesOf } from './includes.ts'

/** A file as the outside gives it. The name may carry folders, parted by '/'. */
export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface SortedFiles {
  /** Null when there is no base among the files. */
  readonly sources: BoardSources | null
  readonly overlays: readonly BoardOverlay[]
  /** What is odd about the files themselves. */
  readonly notices: readonly Diagnostic[]
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
  const notices: Diagnostic[] = []
  for (const file of files) {
    const content = fileContent(file.bytes)
    if (files.length === 1 || NAMED_AS_TREE.test(file.name))
      notices.push(...oddities(file, content))
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
  if (blob !== undefined) return { sources: { kind: 'blob', ...blob }, overlays, notices }
  const sources = entry === null ? null : { kind: 'files' as const, entry, files: parts }
  return { sources, overlays, notices }
}

/** What has to be a device tree or a part of one. Anything else may be there for `/incbin/`. */
const NAMED_AS_TREE = /\.(?:dts[io]?|dtbo?|h)$/

const isOverlay = ({ name, bytes }: OpenedFile, content: FileContent): boolean =>
  content.kind === 'blob'
    ? readDtb(bytes, name).overlay
    : content.kind === 'text' && isPlugin(content.text)

/** Whether source is an overlay: it says so before its first node. */
export const isPlugin = (text: string): boolean =>
  /^[^{"]*\/plugin\/\s*;/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|^[ \t]*#.*/gm, ''))

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

/** Words where a blob was meant: the page of a server, the message of a tool. */
const isProse = ({ name }: OpenedFile, text: string): boolean =>
  /\.dtbo?$/.test(name) && !/[{};]/.test(text)

/** Where a file is not what its name promises, or not what cpp and dtc read. */
function oddities({ name, bytes }: OpenedFile, content: FileContent): Diagnostic[] {
  const file = baseNameOf(name)
  const isNamedBlob = /\.dtbo?$/.test(name)
  if (content.kind === 'other') return [fileFinding(name, 'not-a-tree', `${file} ${content.what}.`)]
  if (content.kind === 'blob') {
    const message = `${file} is a compiled blob in spite of its name, and read as one.`
    return /\.dts[io]?$/.test(name) ? [fileFinding(name, 'blob-as-text', message, 'info')] : []
  }
  if (isProse({ name, bytes }, content.text))
    return [fileFinding(name, 'not-a-tree', `${file} is text, and no device tree.`)]
  const odd: Diagnostic[] = []
  const note = (what: string, severity: Diagnostic['severity'], message: string): void => {
    odd.push(fileFinding(name, what, `${file} ${message}`, severity))
  }
  if (isNamedBlob) note('text-as-blob', 'info', 'is source in spite of its name, and read as that.')
  if (content.encoding === 'utf-16le' || content.encoding === 'utf-16be')
    note('utf-16', 'warning', 'is UTF-16 text, which cpp and dtc do not read: save it as UTF-8.')
  else if (bytes.includes(0)) note('nul', 'warning', 'holds NUL bytes, which no source has.')
  else if (content.hasMark)
    note('byte-order-mark', 'info', 'begins with a byte order mark: cpp drops it, dtc alone fails.')
  return odd
}
