import type { Diagnostic } from '../../base/diagnostic.ts'
import { type BoardOverlay, type BoardSources, baseNameOf } from './boardSources.ts'
import { fileFinding } from './fileFinding.ts'
import { importPipeline } from './importPipeline.ts'
import type { OpenedBoard } from './newBoard.ts'
import { type OpenedFile, oddities } from './oddities.ts'
import type { BoardRead } from './readBoard.ts'

export type OpenResult =
  | ({ readonly kind: 'opened' } & OpenedBoard)
  | {
      readonly kind: 'failed'
      readonly diagnostics: readonly Diagnostic[]
      /** Overlays among the files when there was no base for them: good for one that is open. */
      readonly overlays: readonly BoardOverlay[]
    }

/** The board that was read. Where no display block is in it, why it cannot be opened. */
export function boardFrom(
  sources: BoardSources,
  overlays: readonly BoardOverlay[],
  read: Pick<BoardRead, 'tree' | 'diagnostics' | 'overlays'>,
): OpenResult {
  const entry = sources.kind === 'blob' ? sources.name : sources.entry
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
function nameOfBase(
  entry: string,
  overlays: readonly BoardOverlay[],
  read: Pick<BoardRead, 'overlays'>,
): string {
  const applied = overlays.filter((_, i) => read.overlays[i]?.kind === 'applied')
  return [entry, ...applied.map(({ name }) => name)].map(baseNameOf).join(' + ')
}

/** Why there is no board: among the files is none, or nothing but overlays. */
export function noBoard(
  files: readonly OpenedFile[],
  overlays: readonly BoardOverlay[],
): OpenResult {
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

function aloneMessage(overlays: readonly BoardOverlay[]): string {
  const names = overlays.map(({ name }) => baseNameOf(name))
  return names.length === 1
    ? `${names[0]} is an overlay: it needs the board it goes on, a .dts or a .dtb.`
    : `${names.join(', ')} are overlays: they need the board they go on, a .dts or a .dtb.`
}
