import { boardFrom, noBoard, type OpenResult } from './boardFrom.ts'
import type { BoardOverlay, BoardSources } from './boardSources.ts'
import type { OpenedFile } from './oddities.ts'
import { readBoard } from './readBoard.ts'
import { sortFiles } from './sortFiles.ts'

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
  return sources === null ? noBoard(files, overlays) : boardOf(sources, overlays)
}

/** The board a base makes with these overlays. */
export const boardOf = (sources: BoardSources, overlays: readonly BoardOverlay[]): OpenResult =>
  boardFrom(sources, overlays, readBoard(sources, overlays))
