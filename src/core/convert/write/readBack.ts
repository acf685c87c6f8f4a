import type { Diagnostic } from '../../base/diagnostic.ts'
import { printDts } from '../../devicetree/printDts.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { memoizeByParts } from '../../pipeline/memoizeByParts.ts'
import { socById } from '../../soc/catalogue.ts'
import type { BoardOverlay, BoardSources } from '../open/boardSources.ts'
import { encodeLike, textOf } from '../open/fileContent.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import { type BoardRead, readBoard } from '../open/readBoard.ts'
import { graphSource } from '../open/socSource.ts'
import type { FileEdit } from './editSources.ts'
import { treeIndex } from './treeIndex.ts'

/** An export as it leaves: what stands in the file, and how it meets the base. */
export type WrittenForm =
  /** Stands at the end of the board file. */
  | { readonly kind: 'snippet'; readonly text: string }
  | { readonly kind: 'overlay'; readonly text: string }
  | { readonly kind: 'overlay-blob'; readonly bytes: Uint8Array }
  | { readonly kind: 'board-blob'; readonly bytes: Uint8Array }
  | { readonly kind: 'files'; readonly files: readonly FileEdit[] }

export interface ReadBack {
  readonly tree: DeviceTree
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads an export again the way its user will: with the files the board came from. */
export function readBack(form: WrittenForm, board: OpenedBoard): ReadBack {
  const sources = sourcesOf(board)
  switch (form.kind) {
    case 'board-blob':
      return readDtb(form.bytes, 'board.dtb')
    case 'overlay':
      return readBoard(sources, [...board.overlays, overlay(encodeUtf8(form.text))])
    case 'overlay-blob':
      return readBoard(sources, [...board.overlays, overlay(form.bytes)])
    case 'snippet': {
      const source = asSource(sources)
      const bytes = source.files.get(source.entry) ?? new Uint8Array(0)
      const text = `${textOf(bytes)}\n${form.text}`
      return readBoard(replaced(source, new Map([[source.entry, text]])), board.overlays)
    }
    case 'files': {
      const after = new Map(form.files.map((file) => [file.name, file.after]))
      const overlays = board.overlays.map((one) => {
        const text = after.get(one.name)
        return text === undefined ? one : { ...one, bytes: encodeLike(text, one.bytes) }
      })
      return readBoard(sources.kind === 'files' ? replaced(sources, after) : sources, overlays)
    }
  }
}

/** What the board is without any edit. */
export const readBase = (board: OpenedBoard): BoardRead =>
  readBoard(sourcesOf(board), board.overlays)

const overlay = (bytes: Uint8Array): BoardOverlay => ({
  name: 'export.dtso',
  bytes,
  on: true,
  files: new Map(),
})

type SourceFiles = Extract<BoardSources, { kind: 'files' }>

function replaced(sources: SourceFiles, texts: ReadonlyMap<string, string>): SourceFiles {
  const files = new Map(sources.files)
  for (const [name, text] of texts) {
    const old = files.get(name)
    if (old !== undefined) files.set(name, encodeLike(text, old))
  }
  return { ...sources, files }
}

/** A blob as the source a board file for it would include. */
function asSource(sources: BoardSources): SourceFiles {
  if (sources.kind === 'files') return sources
  const text = printDts(readDtb(sources.bytes, sources.name).tree)
  return { kind: 'files', entry: sources.name, files: new Map([[sources.name, encodeUtf8(text)]]) }
}

/**
 * The files a board came from; for one that has none, begun from the catalogue or come in a link, what
 * says the same as its base. A bus none of them
 * has a label for is added: it is in a file that was not given.
 */
function sourcesOf(board: OpenedBoard): BoardSources {
  const sources = board.sources ?? sourcesOfBase(board)
  if (sources.kind === 'blob') return sources
  const blocks = Object.values(board.doc.graph.blocks)
  const asked = new Set(blocks.flatMap(({ parentLabel }) => parentLabel ?? []))
  if (asked.size === 0) return sources
  const { labels } = treeIndex(readBoard(sources, board.overlays).tree)
  for (const { label, isNodes } of labels) if (isNodes) asked.delete(label)
  if (asked.size === 0) return sources
  const { entry, files } = sources
  const buses = [...asked].map((label) => `\t${label}: ${label} {};\n`)
  const text = `${textOf(files.get(entry) ?? new Uint8Array(0))}\n/ {\n${buses.join('')}};\n`
  return replaced(sources, new Map([[entry, text]]))
}

function sourcesOfBase({ doc, base, baseName }: OpenedBoard): SourceFiles {
  const soc = doc.soc === null ? null : socById(doc.soc)
  return keepSources(base, [soc, baseName], () => {
    const text = graphSource(base, soc?.compatible ?? null, baseName)
    return { kind: 'files', entry: baseName, files: new Map([[baseName, encodeUtf8(text)]]) }
  })
}

const keepSources = memoizeByParts<SourceFiles>()
