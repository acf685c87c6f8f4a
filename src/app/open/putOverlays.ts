import { type BoardOverlay, baseNameOf } from '../../core/convert/open/boardSources.ts'
import { overlayFates } from '../../core/convert/open/readBoard.ts'
import { addOverlays, withOverlays } from '../../core/convert/open/withOverlays.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { lostNotice } from './lostNotice.ts'
import { wait } from './waitingOverlays.ts'

/** Puts overlays on the board that is open. Without one, or on one without files, they wait. */
export function putOverlays(overlays: readonly BoardOverlay[]): Notice {
  const { project, rebase, showSource } = editorStore.getState()
  const names = overlays.map(({ name }) => baseNameOf(name)).join(', ')
  const all = project === null ? [] : addOverlays(project.overlays, overlays)
  const rebased = project === null ? null : withOverlays(project, all)
  if (rebased === null) {
    wait(overlays)
    const [it, needs, is] = overlays.length === 1 ? ['It', 'needs', 'is'] : ['They', 'need', 'are']
    const details = [
      ...(project === null
        ? []
        : ['The board that is open was begun from a SoC and has no files.']),
      `${it} ${needs} the board ${overlays.length === 1 ? 'it goes' : 'they go'} on: open its .dts or .dtb, and ${it.toLowerCase()} ${is} applied to it.`,
    ]
    return { kind: 'failed', title: `${names} waits for a board`, details }
  }
  rebase(`Add overlay ${names}`, rebased.board)
  showSource(overlays.at(-1)?.name ?? '', null)
  const reasons = overlayFates(rebased.board).flatMap((fate, i) =>
    fate.kind === 'refused' && overlays.some(({ name }) => name === all[i]?.name)
      ? fate.reasons
      : [],
  )
  if (reasons.length > 0)
    return {
      kind: 'failed',
      title: `${names} does not fit this board: nothing of it is applied`,
      details: reasons,
    }
  const done: Notice = { kind: 'done', text: `Applied ${names}. Undo takes it off again.` }
  return lostNotice(`Applied ${names}`, rebased.lost) ?? done
}
