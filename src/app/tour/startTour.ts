import { openBoard } from '../../core/convert/open/openBoard.ts'
import { loadExample } from '../../platform/examples.ts'
import { editorStore } from '../../store/editorStore.ts'
import { tell } from '../projects/projectView.ts'
import { useTour } from './tourSteps.ts'

/** A sound board, with a path on each mmsys: something to see in every pane. */
const EXAMPLE = 'mt8395-dsi-hdmi.dts'

/** Goes round the window with the board that is open, or with an example where none is. */
export async function startTour(): Promise<void> {
  if (editorStore.getState().project === null) {
    const reason = await openExample()
    if (reason !== null) {
      tell({ kind: 'failed', title: 'Could not open a board for the tour', details: [reason] })
      return
    }
  }
  editorStore.getState().showTab('dts')
  useTour.setState({ step: 0 })
}

/** @returns why it could not be opened; null when it was */
async function openExample(): Promise<string | null> {
  const loaded = await loadExample(EXAMPLE)
  if (loaded.kind === 'failed') return loaded.message
  const opened = openBoard([loaded.value])
  if (opened.kind === 'failed') return opened.diagnostics.map(({ message }) => message).join(' ')
  editorStore.getState().open(opened)
  return null
}
