import type { Diagnostic } from '../../base/diagnostic.ts'
import { type BoardOverlay, type BoardSources, baseNameOf } from './boardSources.ts'
import { fileFinding } from './fileFinding.ts'
import { importPipeline } from './importPipeline.ts'
import type { OpenedBoard } from './newBoard.ts'
import { type OpenedFile, oddities } from './oddities.ts'
import { type BoardRead, readBoard } from './readBoard.ts'
import { sortFiles } from './sortFiles.ts'

export type OpenResult =
  | ({ readonly kind: 'opened' } & OpenedBoard)
  | {
      readonly kind: 'failed'
      readonly diagnostics: readonly Diagnostic[]
      /** Overlays among the files when there was no base for them: good for one that is open. */
      readonly overlays: readonly BoardOverlay[]
    }

export interface OpenOptions {
  /** The file to open where there are several boards. */
  readonly entry?: string | undefined
  /** Overlays to keep beside the board without applying them. */
  readonly off?: ReadonlySet<string>
}

/**
 * Opens the board among some files: a blob, or the source no other file includes, with the overlays
 * among the files applied in their order. Files are told apart by content, not by name. A SoC's
 * `.dtsi` that was not given is stood in for by the catalogue, and a notice says so.
 */
export function openBoard(files: readonly OpenedFile[], options: OpenOptions = {}): OpenResult {
  const sorted = sortFiles(files, options.entry)
  const { sources } = sorted
  const overlays = sorted.overlays.map((one) => ({ ...one, on: !options.off?.has(one.name) }))
  if (sources !== null) return boardOf(sources, overlays)
  const notices = oddities(files)
  const names = files.map(({ name }) => baseNameOf(name)).join(', ')
  const why =
    overlays.length > 0
      ? fileFinding(names, 'overlay-alone', aloneMessage(overlays))
      : fileFinding(
          names,
          'no-board',
          `No device tree among ${names || 'the files'}: a board is a .dts or .dtb file.`,
        )
  const isWrong = notices.some(({ severity }) => severity === 'error')
  const diagnostics = isWrong && overlays.length === 0 ? notices : [...notices, why]
  return { kind: 'failed', diagnostics, overlays }
}

/** The board a base makes with these overlays. Where no display block is in it, why it cannot be opened. */
export function boardOf(sources: BoardSources, overlays: readonly BoardOverlay[]): OpenResult {
  const entry = sources.kind === 'blob' ? sources.name : sources.entry
  const read = readBoard(sources, overlays)
  const doc = importPipeline(read.tree, baseNameOf(entry))
  if (Object.keys(doc.graph.blocks).length > 0) {
    return {
      kind: 'opened',
      doc,
      base: doc.graph,
      baseName: nameOfBase(entry, overlays, read),
      notices: read.diagnostics,
      sources,
      overlays,
      edits: null,
    }
  }
  const isWrong = read.diagnostics.some(({ severity }) => severity === 'error')
  const message = `${baseNameOf(entry)} holds no display block Portwire knows: it is not the tree of a MediaTek board, or an include with the SoC's nodes is missing.`
  const nothing = fileFinding(entry, 'no-display', message)
  return {
    kind: 'failed',
    diagnostics: isWrong ? read.diagnostics : [...read.diagnostics, nothing],
    overlays: [],
  }
}

/** 'board.dts + panel.dtso' */
function nameOfBase(entry: string, overlays: readonly BoardOverlay[], read: BoardRead): string {
  const applied = overlays.filter((_, i) => read.overlays[i]?.kind === 'applied')
  return [entry, ...applied.map(({ name }) => name)].map(baseNameOf).join(' + ')
}

function aloneMessage(overlays: readonly BoardOverlay[]): string {
  const names = overlays.map(({ name }) => baseNameOf(name))
  return names.length === 1
    ? `${names[0]} is an overlay: it needs the board it goes on, a .dts or a .dtb.`
    : `${names.join(', ')} are overlays: they need the board they go on, a .dts or a .dtb.`
}
