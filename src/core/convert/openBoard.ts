import type { Diagnostic } from '../base/diagnostic.ts'
import { readDtb } from '../devicetree/readDtb.ts'
import { readDts } from '../devicetree/readDts.ts'
import type { ReadResult } from '../devicetree/readResult.ts'
import type { SourceSet } from '../devicetree/sources.ts'
import { importPipeline } from './importPipeline.ts'
import type { OpenedBoard } from './newBoard.ts'
import { readWithCatalogue } from './readWithCatalogue.ts'

/** A file as the outside gives it. The name may carry folders, parted by '/'. */
export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type OpenResult =
  | ({ readonly kind: 'opened' } & OpenedBoard)
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] }

/**
 * Opens the board among some files: a blob, or the source no other file includes. A SoC's `.dtsi` that
 * was not given is stood in for by the catalogue, and a notice says so.
 */
export function openBoard(files: readonly OpenedFile[]): OpenResult {
  const read = readBoard(files)
  if ('kind' in read) return read
  const { result, entry } = read
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error')
  const doc = importPipeline(result.tree, baseNameOf(entry))
  if (Object.keys(doc.graph.blocks).length === 0) {
    if (errors.length > 0) return { kind: 'failed', diagnostics: result.diagnostics }
    const message = `${entry} holds no display block Portwire knows: it is not the tree of a MediaTek board, or an include with the SoC's nodes is missing.`
    return {
      kind: 'failed',
      diagnostics: [...result.diagnostics, finding(entry, 'no-display', message)],
    }
  }
  return {
    kind: 'opened',
    doc,
    base: doc.graph,
    baseName: baseNameOf(entry),
    notices: result.diagnostics,
  }
}

interface BoardRead {
  readonly result: ReadResult
  readonly entry: string
}

function readBoard(
  files: readonly OpenedFile[],
): BoardRead | Extract<OpenResult, { kind: 'failed' }> {
  const blob = files.find(isBlob)
  if (blob !== undefined) return { result: readDtb(blob.bytes, blob.name), entry: blob.name }
  const texts = new Map(files.map(({ name, bytes }) => [name, decodeText(bytes)]))
  const entry = entryOf(texts)
  if (entry === null) {
    const names = files.map(({ name }) => name).join(', ')
    const message = `No device tree among ${names || 'the files'}: a board is a .dts or .dtb file.`
    return { kind: 'failed', diagnostics: [finding(names, 'no-board', message)] }
  }
  const result = readWithCatalogue(entry, (standIns) =>
    readDts(entry, sourcesOf(new Map([...texts, ...standIns]))),
  )
  return { result, entry }
}

/** Include folders as the kernel's build sets them, wherever in the given paths they begin. */
function sourcesOf(files: ReadonlyMap<string, string>): SourceSet {
  const dirs = new Set([''])
  for (const name of files.keys()) {
    const at = name.indexOf('dt-bindings/')
    if (at > 0) dirs.add(name.slice(0, at - 1))
  }
  return { files, includeDirs: [...dirs] }
}

/** The first `.dts` no other file includes, else a `.dtsi`, else any text. */
function entryOf(texts: ReadonlyMap<string, string>): string | null {
  const names = [...texts.keys()]
  const included = new Set(
    [...texts.values()].flatMap((text) =>
      [...text.matchAll(/^\s*(?:#\s*include|\/include\/)\s*[<"]([^>"\n]+)/gm)].map((match) =>
        baseNameOf(match[1] ?? ''),
      ),
    ),
  )
  const free = names.filter((name) => !included.has(baseNameOf(name)))
  const ending = (end: string): string | undefined =>
    free.find((name) => name.endsWith(end)) ?? names.find((name) => name.endsWith(end))
  return (
    ending('.dts') ??
    ending('.dtsi') ??
    ending('.dtso') ??
    (names.length === 1 ? (names[0] ?? null) : null)
  )
}

const isBlob = ({ name, bytes }: OpenedFile): boolean =>
  /\.dtbo?$/.test(name) || (bytes[0] === 0xd0 && bytes[1] === 0x0d && bytes[2] === 0xfe)

/** UTF-8 by hand is not worth it: DTS is ASCII, and any other byte can only stand in a comment. */
function decodeText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

const baseNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const finding = (file: string, what: string, message: string): Diagnostic => ({
  code: `open/${what}`,
  severity: 'error',
  message,
  subject: { kind: 'file', file },
})
