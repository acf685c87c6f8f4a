import type { Diagnostic } from '../../base/diagnostic.ts'
import { printDts } from '../../devicetree/printDts.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import { memoizeByParts } from '../../pipeline/memoizeByParts.ts'
import { socById } from '../../soc/catalogue.ts'
import { blankComments } from '../open/blankComments.ts'
import type { BoardOverlay, BoardSources } from '../open/boardSources.ts'
import { encodeLike, textOf } from '../open/fileContent.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import { type BoardRead, readBoard } from '../open/readBoard.ts'
import { busPath } from './busPath.ts'
import type { FileEdit } from './editSources.ts'
import { graphSource } from './graphSource.ts'
import { whyNotWhole } from './wholeTree.ts'

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
  if (form.kind === 'board-blob') return readDtb(form.bytes, 'board.dtb')
  const { sources, overlays } = withForm(form, board)
  return readBoard(withBuses(sources, board), overlays)
}

/** What is read where a form is used: in the place of files of the board, or beside them. */
function withForm(
  form: Exclude<WrittenForm, { kind: 'board-blob' }>,
  board: OpenedBoard,
): { readonly sources: BoardSources; readonly overlays: readonly BoardOverlay[] } {
  const { sources, overlays } = { ...board, sources: sourcesOf(board) }
  switch (form.kind) {
    case 'overlay':
      return { sources, overlays: [...overlays, overlay(encodeUtf8(form.text))] }
    case 'overlay-blob':
      return { sources, overlays: [...overlays, overlay(form.bytes)] }
    case 'snippet': {
      const source = asSource(sources)
      const text = `${entryText(source)}\n${form.text}`
      return { sources: replaced(source, new Map([[source.entry, text]])), overlays }
    }
    case 'files': {
      const after = new Map(form.files.map((file) => [file.name, file.after]))
      const edited = overlays.map((one) => {
        const text = after.get(one.name)
        return text === undefined ? one : { ...one, bytes: encodeLike(text, one.bytes) }
      })
      return {
        sources: sources.kind === 'files' ? replaced(sources, after) : sources,
        overlays: edited,
      }
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

const entryText = ({ entry, files }: SourceFiles): string =>
  textOf(files.get(entry) ?? new Uint8Array(0))

/** Adds each bus the board's files do not have, where it can be in a file that was not given. */
function withBuses(sources: BoardSources, board: OpenedBoard): BoardSources {
  if (sources.kind === 'blob') return sources
  const blocks = blocksOf(board.doc.graph)
  const asked = new Set(blocks.flatMap(({ parentLabel }) => parentLabel ?? []))
  if (asked.size === 0) return sources
  const { tree, diagnostics } = readBase(board)
  const unknown = [...asked].filter((label) => busPath(tree, label) === null)
  if (unknown.length === 0 || whyNotWhole(board, diagnostics) === null) return sources
  const text = entryText(sources)
  const at = endOfHead(text)
  const buses = unknown.map((label) => `\t${label}: ${label} {};\n`)
  const added = `${text.slice(0, at)}\n/ {\n${buses.join('')}};\n${text.slice(at)}`
  return replaced(sources, new Map([[sources.entry, added]]))
}

/** Behind the version and the includes a source begins with. */
function endOfHead(text: string): number {
  const [head = ''] = blankComments(text).split('{', 1)
  const lines = head.matchAll(
    /^[ \t]*(?:#[ \t]*(?:include|import)\b|\/include\/).*|\/dts-v1\/\s*;/gm,
  )
  return [...lines].reduce((_end, { 0: line, index }) => index + line.length, 0)
}

/**
 * The files a board came from; for one that has none, begun from the catalogue or come in a link, what
 * says the same as its base.
 */
const sourcesOf = (board: OpenedBoard): BoardSources => board.sources ?? sourcesOfBase(board)

function sourcesOfBase({ doc, base, baseName }: OpenedBoard): SourceFiles {
  const soc = doc.soc === null ? null : socById(doc.soc)
  return keepSources(base, [soc, baseName], () => {
    const text = graphSource(base, soc?.compatible ?? null, baseName)
    return { kind: 'files', entry: baseName, files: new Map([[baseName, encodeUtf8(text)]]) }
  })
}

const keepSources = memoizeByParts<SourceFiles>()
