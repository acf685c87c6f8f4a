import type { Terminal } from './command.ts'
import { findingLine } from './findingLine.ts'
import { findingPlace } from './findingPlace.ts'
import type { LoadedBoard } from './loadBoard.ts'

/** What was wrong with the input, on standard error, for commands whose output is something else. */
export function reportReading(board: LoadedBoard, terminal: Terminal): void {
  const lines = board.diagnostics.map((finding) =>
    findingLine({ finding, ...findingPlace(finding.subject, board, null) }),
  )
  terminal.err(lines.join('') + includeHint(board))
}

/** Where includes were looked for, when some were not found. */
export function includeHint({ file, searchedInVain }: LoadedBoard): string {
  if (searchedInVain === null) return ''
  const places = [...new Set(['the folder of the file that includes', ...searchedInVain])]
  return `${file}: some includes were not found in ${places.join(', ')}; name more folders with -I.\n`
}
