import type { Diagnostic } from '../../base/diagnostic.ts'
import { applyOverlay } from '../../devicetree/applyOverlay.ts'
import { readDts } from '../../devicetree/readDts.ts'
import type { ReadResult } from '../../devicetree/readResult.ts'
import type { DeviceTree, DtDeletion } from '../../devicetree/tree.ts'
import { memoizeWeakly } from '../../pipeline/memoizeWeakly.ts'
import type { BoardOverlay, BoardSources } from './boardSources.ts'
import { baseNameOf } from './boardSources.ts'
import { fileContent, textOf } from './fileContent.ts'
import { foldMacros } from './foldMacros.ts'
import { kernelDepth } from './kernelDepth.ts'
import type { OpenedBoard } from './newBoard.ts'
import { type OpenedFile, oddities } from './oddities.ts'
import { readBlob } from './readBlob.ts'
import { readWithCatalogue } from './readWithCatalogue.ts'
import { sourceSet } from './sourceSet.ts'

/** A board with its overlays, as the boot loader would hand it to the kernel. */
export interface BoardRead {
  readonly tree: DeviceTree
  readonly diagnostics: readonly Diagnostic[]
  /** `/delete-...` statements of the base; an overlay cannot delete. */
  readonly deletions: readonly DtDeletion[]
  /** The base's tree first, then the tree after each overlay that was applied. */
  readonly stages: readonly BoardStage[]
  /** What became of each overlay, as in the list given. */
  readonly overlays: readonly OverlayFate[]
  /** Every text the spans point into, by file: those read first, in that order, then the others. */
  readonly texts: ReadonlyMap<string, string>
  /** Files the base read, in order of first use, the entry first. */
  readonly filesRead: readonly string[]
}

export interface BoardStage {
  /** The file that led to this tree: the base's entry, or an overlay. */
  readonly file: string
  readonly tree: DeviceTree
}

export type OverlayFate =
  | { readonly kind: 'applied' }
  | { readonly kind: 'off' }
  /** Nothing of it is in the tree. Why: a sentence for each target missing or fault found. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Trees are large: those of boards that undo leads back to are read again there, as is one that nothing shows. */
const BOARDS_KEPT = 4

/**
 * Reads a base and applies the overlays that are on, in order. An overlay is taken whole or not at all,
 * as fdtoverlay does: what it names that the base lacks is reported, each by itself. The last
 * readings are known while somebody holds them: asking again then costs nothing.
 */
export const readBoard = memoizeWeakly(BOARDS_KEPT, readAnew)

/** What became of each overlay of a board. */
export const overlayFates = ({ sources, overlays }: OpenedBoard): readonly OverlayFate[] =>
  sources === null ? [] : readBoard(sources, overlays).overlays

function readAnew(sources: BoardSources, overlays: readonly BoardOverlay[]): BoardRead {
  const base = readSources(sources)
  const texts = new Map(base.texts)
  const diagnostics = [...oddities(filesOf(sources, overlays))]
  diagnostics.push(...foldMacros(base.result.diagnostics))
  const stages: BoardStage[] = [{ file: base.file, tree: base.result.tree }]
  const fates = overlays.map((overlay): OverlayFate => {
    const read = readOverlay(overlay, sources)
    for (const [name, text] of read.texts) texts.set(name, text)
    if (!overlay.on) return { kind: 'off' }
    const below = stages.at(-1)?.tree ?? base.result.tree
    const { tree, diagnostics: faults } = applyOverlay(below, read.result.tree)
    const errors = [...read.result.diagnostics.filter(isError), ...faults]
    if (errors.length === 0) {
      diagnostics.push(...foldMacros(read.result.diagnostics))
      stages.push({ file: overlay.name, tree })
      return { kind: 'applied' }
    }
    diagnostics.push(refusal(overlay.name), ...errors.map((one) => inFile(one, overlay.name)))
    return { kind: 'refused', reasons: [...new Set(errors.map(({ message }) => message))] }
  })
  const tree = stages.at(-1)?.tree ?? base.result.tree
  return {
    tree,
    diagnostics: [...diagnostics, ...kernelDepth(tree)],
    deletions: base.result.deletions,
    stages,
    overlays: fates,
    texts,
    filesRead: base.result.files,
  }
}

function filesOf(sources: BoardSources, overlays: readonly BoardOverlay[]): OpenedFile[] {
  const parts = sources.kind === 'blob' ? [] : sources.files
  const base = sources.kind === 'blob' ? [sources] : []
  return [...base, ...Array.from(parts, ([name, bytes]) => ({ name, bytes })), ...overlays]
}

interface SourcesRead {
  readonly file: string
  readonly result: ReadResult
  readonly texts: ReadonlyMap<string, string>
}

/** They are read with one set of overlays after another. */
const readSources = memoizeWeakly(BOARDS_KEPT, (sources: BoardSources): SourcesRead => {
  if (sources.kind === 'blob') {
    const { name, bytes } = sources
    return { file: name, result: readBlob(bytes, name), texts: new Map() }
  }
  return readText(sources.entry, sources.files)
})

/** An overlay's own file, with what came with it and then the board's files to include. */
function readOverlay({ name, bytes, files }: BoardOverlay, sources: BoardSources): SourcesRead {
  if (fileContent(bytes).kind === 'blob')
    return { file: name, result: readBlob(bytes, name), texts: new Map() }
  const beside = sources.kind === 'files' ? sources.files : new Map<string, Uint8Array>()
  const read = readText(name, new Map([...beside, ...files, [name, bytes]]))
  const own = [...read.texts].filter(([file]) => read.result.files.includes(file))
  return { ...read, texts: new Map(own) }
}

function readText(entry: string, files: ReadonlyMap<string, Uint8Array>): SourcesRead {
  const given = new Map<string, string>()
  for (const [name, bytes] of files) given.set(name, textOf(bytes))
  let texts: ReadonlyMap<string, string> = given
  const result = readWithCatalogue(entry, (standIns) => {
    texts = new Map([...given, ...standIns])
    return readDts(entry, sourceSet(texts, files))
  })
  const first = result.files.map((name) => [name, texts.get(name) ?? ''] as const)
  return { file: entry, result, texts: new Map([...first, ...texts]) }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

const refusal = (file: string): Diagnostic => ({
  code: 'overlay/refused',
  severity: 'error',
  message: `${baseNameOf(file)} is not applied, no part of it: an overlay goes on whole or not at all.`,
  subject: { kind: 'file', file },
})

/** Paths of an overlay's own fragments are no paths of the board. */
const inFile = (one: Diagnostic, file: string): Diagnostic =>
  one.subject.kind === 'node' ? { ...one, subject: { kind: 'file', file } } : one
