import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { addOverlays, withOverlays } from '../../core/convert/open/withOverlays.ts'
import { selectProblems } from '../../panels/problems/selectProblems.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { takeWaiting } from './waitingOverlays.ts'

/** Opens a board, with the overlays that waited for one. A board with problems opens on their list. */
export function showBoard(opened: OpenedBoard): Notice {
  const waiting = takeWaiting()
  const overlays = addOverlays(opened.overlays, waiting)
  const board = waiting.length === 0 ? opened : (withOverlays(opened, overlays)?.board ?? opened)
  const before = editorStore.getState().project
  editorStore.getState().open(board)
  const hasProblems = selectProblems(editorStore.getState()).some(isOdd)
  editorStore.getState().showTab(hasProblems ? 'problems' : 'dts')
  const undo = before === null ? '' : ` Undo brings back ${before.doc.title}.`
  const noted = board.notices.some(isOdd) ? ' What was odd in the files is under Problems.' : ''
  const beside = overlays.filter(({ on }) => !on).length
  const off = beside === 0 ? '' : ` ${cameWithIt(beside)} on under Files.`
  const names = waiting.map(({ name }) => baseNameOf(name)).join(', ')
  const waited = names === '' ? '' : ` ${names}, which waited for it, is now under Files.`
  return { kind: 'done', text: `Opened ${board.doc.title}.${undo}${noted}${off}${waited}` }
}

/** That the catalogue stood in for a `.dtsi` is worth a line, not an alarm. */
const isOdd = ({ severity }: { readonly severity: string }): boolean => severity !== 'info'

const cameWithIt = (count: number): string =>
  count === 1 ? 'An overlay came with it: switch it' : `${count} overlays came with it: switch them`
