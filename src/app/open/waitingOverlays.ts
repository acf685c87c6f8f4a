import type { BoardOverlay } from '../../core/convert/open/boardSources.ts'

/** Overlays opened before there was a board to put them on. As long as the page lives. */
let waiting: readonly BoardOverlay[] = []

export function wait(overlays: readonly BoardOverlay[]): void {
  waiting = [...waiting, ...overlays]
}

/** Gives them to a board, in the order they came; from then on none waits. */
export function takeWaiting(): readonly BoardOverlay[] {
  const taken = waiting
  waiting = []
  return taken
}
