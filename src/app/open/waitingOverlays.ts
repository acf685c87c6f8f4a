import type { BoardOverlay } from '../../core/convert/open/boardSources.ts'
import { addOverlays } from '../../core/convert/open/withOverlays.ts'

/** Overlays opened before there was a board to put them on. As long as the page lives. */
let waiting: readonly BoardOverlay[] = []

export function wait(overlays: readonly BoardOverlay[]): void {
  waiting = addOverlays(waiting, overlays)
}

/** Gives them to a board; from then on none waits. */
export function takeWaiting(): readonly BoardOverlay[] {
  const taken = waiting
  waiting = []
  return taken
}
