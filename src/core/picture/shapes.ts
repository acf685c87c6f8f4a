/** A place on the canvas, px. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** By its top left corner. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** The corners of a line, its two ends included. All its parts are level or upright. */
export type Line = readonly Point[]
