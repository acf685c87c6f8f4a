import type { Viewport } from '@xyflow/react'
import type { Box } from '../core/picture/shapes.ts'

/** Of the canvas on the screen, px. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Smallest zoom at which all of a block's words are read with ease, and at which its name still is. */
const READABLE = 0.85
const NAMES_ONLY = 0.6
/** Of the overview, px. Boards are wide: the room for it is taken from their height. */
export const OVERVIEW = { width: 150, height: 100 } as const

export interface Padding {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Kept free along the edges, px: the names of lanes stand above, the controls and the overview below. */
export const paddingOf = (overview: boolean): Padding => ({
  top: 48,
  right: 24,
  bottom: overview ? OVERVIEW.height + 36 : 60,
  left: 24,
})

/** The view with a box in the middle of the room, as large as it fits, at most at full size. */
function fitted(box: Box, room: Box): Viewport {
  const zoom = Math.min(1, room.width / box.width, room.height / box.height)
  return {
    x: room.x + (room.width - box.width * zoom) / 2 - box.x * zoom,
    y: room.y + (room.height - box.height * zoom) / 2 - box.y * zoom,
    zoom,
  }
}

/** What a board just opened takes up, and where its first path stops: null where none does. */
export interface Opened {
  readonly blocks: Box
  readonly blocksAndNotes: Box
  /** The note that says why, and that with the block it is about. */
  readonly firstStop: { readonly note: Box; readonly withBlock: Box } | null
}

/**
 * What is shown of a board just opened: as much as fits while names can still be read, of everything,
 * of the blocks with the note where the first path stops, of the blocks alone; else its upper left
 * corner at a good size. Moved no further than it takes to show that note, with its block if both fit.
 */
export function openingView(
  { blocks, blocksAndNotes, firstStop }: Opened,
  size: Size,
  padding: Padding,
): Viewport {
  const room = roomIn(size, padding)
  const parts = [
    blocksAndNotes,
    firstStop === null ? blocks : around(blocks, firstStop.note),
    blocks,
  ]
  const view = parts.map((part) => fitted(part, room)).find(({ zoom }) => zoom >= NAMES_ONLY) ?? {
    x: room.x - blocks.x * READABLE,
    y: room.y - blocks.y * READABLE,
    zoom: READABLE,
  }
  if (firstStop === null) return view
  const both = onScreen(firstStop.withBlock, view)
  const isRoom = both.width <= room.width && both.height <= room.height
  const shown = isRoom ? both : onScreen(firstStop.note, view)
  return {
    x: view.x - past(shown.x, shown.width, room.x, room.width),
    y: view.y - past(shown.y, shown.height, room.y, room.height),
    zoom: view.zoom,
  }
}

/** The view that shows a block: the one there is where the block is in it, else with it in the middle. */
export function viewOfBlock(block: Box, view: Viewport, size: Size): Viewport {
  const { x, y, width, height } = onScreen(block, view)
  if (x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height) return view
  const zoom = Math.max(view.zoom, NAMES_ONLY)
  return {
    x: size.width / 2 - (block.x + block.width / 2) * zoom,
    y: size.height / 2 - (block.y + block.height / 2) * zoom,
    zoom,
  }
}

const roomIn = ({ width, height }: Size, { top, right, bottom, left }: Padding): Box => ({
  x: left,
  y: top,
  width: Math.max(1, width - left - right),
  height: Math.max(1, height - top - bottom),
})

const onScreen = ({ x, y, width, height }: Box, view: Viewport): Box => ({
  x: view.x + x * view.zoom,
  y: view.y + y * view.zoom,
  width: width * view.zoom,
  height: height * view.zoom,
})

/** The box around two. */
function around(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const right = Math.max(a.x + a.width, b.x + b.width)
  return { x, y, width: right - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
}

/**
 * How far a stretch stands out of the room for it: past its end, or with a minus before its begin.
 * The begin is what has to be seen of one that is longer than the room.
 */
const past = (at: number, length: number, from: number, room: number): number =>
  at < from ? at - from : Math.max(0, Math.min(at + length - (from + room), at - from))
