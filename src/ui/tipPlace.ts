export type TipSide = 'top' | 'right' | 'bottom' | 'left'

interface Size {
  readonly width: number
  readonly height: number
}

/** From the control to its words, px. */
const GAP = 6
/** Kept free at the window's edge, px. */
const EDGE = 8

const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const

/**
 * Where the words of a control stand: on the side asked for, or on the other one where only that has the
 * room, centred, and moved into the window where they would stand out.
 *
 * @param control - its box in the window, px
 * @param view - the window's size
 * @returns the upper left corner
 */
export function tipPlace(
  control: Size & { readonly x: number; readonly y: number },
  tip: Size,
  view: Size,
  asked: TipSide,
): { readonly x: number; readonly y: number } {
  const room = {
    top: control.y - GAP - tip.height,
    bottom: view.height - (control.y + control.height + GAP + tip.height),
    left: control.x - GAP - tip.width,
    right: view.width - (control.x + control.width + GAP + tip.width),
  }
  const other = OPPOSITE[asked]
  const side = room[asked] < EDGE && room[other] >= EDGE ? other : asked
  const beside = {
    x: side === 'left' ? room.left : control.x + control.width + GAP,
    y: control.y + (control.height - tip.height) / 2,
  }
  const above = {
    x: control.x + (control.width - tip.width) / 2,
    y: side === 'top' ? room.top : control.y + control.height + GAP,
  }
  const { x, y } = side === 'left' || side === 'right' ? beside : above
  return { x: within(x, tip.width, view.width), y: within(y, tip.height, view.height) }
}

/** What is too long for the window begins in it. */
const within = (at: number, length: number, view: number): number =>
  Math.max(EDGE, Math.min(at, view - EDGE - length))
