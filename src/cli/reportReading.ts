import type { Terminal } from './command.ts'
import { findingJson } from './findingJson.ts'
import { findingLine } from './findingLine.ts'
import type { LoadedBoard } from './loadBoard.ts'

/**
 * What was wrong with the input, on standard error, for commands whose output is something else.
 * A macro nobody defines is left to `check`: without the kernel's headers there are hundreds.
 */
export function reportReading(board: LoadedBoard, terminal: Terminal): void {
  const told = board.diagnostics.filter(({ code }) => code !== 'dts/unknown-macro')
  terminal.err(
    told.map((one) => findingLine(findingJson(one, board, null))).join('') + includeHint(board),
  )
}

/** Where includes were looked for, when some were not found. */
export function includeHint({ file, searchedInVain }: LoadedBoard): string {
  if (searchedInVain === null) return ''
  const places = [...new Set(['the folder of the file that includes', ...searchedInVain])]
  return `${file}: some includes were not found in ${places.join(', ')}; name more folders with -I.\n`
}
