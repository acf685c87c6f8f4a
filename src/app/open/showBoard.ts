import { type BoardOverlay, baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { arrived } from '../../platform/arrived.ts'
import { editorStore } from '../../store/editorStore.ts'
import { afterPaint } from '../../ui/afterPaint.ts'
import type { Notice } from '../notice.ts'
import { takeWaiting } from './waitingOverlays.ts'

/** Opens a board, with the overlays that waited for one. */
export async function showBoard(opened: OpenedBoard): Promise<Notice> {
  const waiting = takeWaiting()
  const { board, overlays } =
    waiting.length === 0
      ? { board: opened, overlays: opened.overlays }
      : await withWaiting(opened, waiting)
  const before = editorStore.getState().project
  editorStore.getState().open(board)
  afterPaint(() => void showFirstTab(board))
  const undo = before === null ? '' : ` Undo brings back ${before.doc.title}.`
  const noted = board.notices.some(isOdd) ? ' What was odd in the files is under Problems.' : ''
  const beside = overlays.filter(({ on }) => !on).length
  const off = beside === 0 ? '' : ` ${cameWithIt(beside)} on under Files.`
  const names = [...new Set(waiting.map(({ name }) => baseNameOf(name)))].join(', ')
  const waited = names === '' ? '' : ` ${names}, which waited for it, is now under Files.`
  return { kind: 'done', text: `Opened ${board.doc.title}.${undo}${noted}${off}${waited}` }
}

async function withWaiting(opened: OpenedBoard, waiting: readonly BoardOverlay[]) {
  const { addOverlays, withOverlays } = await import('../../core/convert/open/withOverlays.ts')
  const overlays = addOverlays(opened.overlays, waiting)
  return { overlays, board: withOverlays(opened, overlays)?.board ?? opened }
}

/** A board with problems opens on their list. It is drawn before it is known whether it has any. */
async function showFirstTab({ base }: OpenedBoard): Promise<void> {
  const part = await arrived(import('../../panels/problems/selectProblems.ts'))
  const state = editorStore.getState()
  if (part.kind === 'failed' || state.project?.base !== base) return // without it there are no tabs
  state.showTab(part.value.selectProblems(state).some(isOdd) ? 'problems' : 'dts')
}

/** That the catalogue stood in for a `.dtsi` is worth a line, not an alarm. */
const isOdd = ({ severity }: { readonly severity: string }): boolean => severity !== 'info'

const cameWithIt = (count: number): string =>
  count === 1 ? 'An overlay came with it: switch it' : `${count} overlays came with it: switch them`
