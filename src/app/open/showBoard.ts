import type { OpenedBoard } from '../../core/convert/newBoard.ts'
import { addOverlays, withOverlays } from '../../core/convert/withOverlays.ts'
import { selectProblems } from '../../panels/problems/selectProblems.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { takeWaiting } from './waitingOverlays.ts'

/** Opens a board, with the overlays that waited for one. A board with problems opens on their list. */
export function showBoard(opened: OpenedBoard): Notice {
  const overlays = addOverlays(opened.overlays, takeWaiting())
  const isSame = overlays.length === opened.overlays.length
  const board = isSame ? opened : (withOverlays(opened, overlays)?.board ?? opened)
  const before = editorStore.getState().project
  editorStore.getState().open(board)
  const hasProblems = selectProblems(editorStore.getState()).some(isOdd)
  editorStore.getState().showTab(hasProblems ? 'problems' : 'dts')
  const undo = before === null ? '' : ` Undo brings back ${before.doc.title}.`
  const noted = board.notices.some(isOdd) ? ' What was odd in the files is under Problems.' : ''
  const beside = overlays.filter(({ on }) => !on).length
  const off = beside === 0 ? '' : ` ${cameWithIt(beside)} on under Files.`
  return { kind: 'done', text: `Opened ${board.doc.title}.${undo}${noted}${off}` }
}

/** That the catalogue stood in for a `.dtsi` is worth a line, not an alarm. */
const isOdd = ({ severity }: { readonly severity: string }): boolean => severity !== 'info'

const cameWithIt = (count: number): string =>
  count === 1 ? 'An overlay came with it: switch it' : `${count} overlays came with it: switch them`
