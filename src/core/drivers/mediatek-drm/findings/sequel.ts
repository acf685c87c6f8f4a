import { applyEdit } from '../../../pipeline/applyEdit.ts'
import { type BoardView, viewBoard } from './boardView.ts'
import type { Fix, Hit } from './finding.ts'
import { asFix, editsOf } from './pathEdits.ts'

/**
 * A fix together with that of what it would bring to light: of the first trap a rule finds once the fix
 * is made, and has not found before. It was there all the while, where the driver never came to it.
 */
export function withSequel(
  board: BoardView,
  fix: Fix,
  rule: (board: BoardView) => readonly Hit[],
): Fix {
  const before = new Set(rule(board).map(({ finding }) => finding.message))
  const after = rule(viewBoard(applyEdit(board.doc, fix.edit), board.kernel))
  const next = after.find(({ finding }) => !before.has(finding.message))
  const sequel = next?.finding.fix ?? null
  if (sequel === null) return fix
  const { label } = sequel
  const both = `${fix.label} and ${label.charAt(0).toLowerCase()}${label.slice(1)}`
  return asFix(both, [...editsOf(fix), ...editsOf(sequel)]) ?? fix
}
