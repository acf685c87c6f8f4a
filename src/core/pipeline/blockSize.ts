import type { Block } from './document.ts'
import { type EndpointPlace, endpointsOf } from './endpoints.ts'
import { type Direction, directionOf } from './links.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'

/** How large a block is drawn, canvas px. Stated, not measured, so that layout needs no screen. */
export const BLOCK_WIDTH = 152
const HEAD_HEIGHT = 56
const ENDPOINT_PITCH = 24
const FIRST_ENDPOINT = 28

/** The endpoints of each side, top to bottom in document order. */
export const sidesOf = memoizeByIdentity((block: Block): Sides => {
  const places = endpointsOf(block)
  return {
    in: places.filter((place) => directionOf(place) === 'in'),
    out: places.filter((place) => directionOf(place) === 'out'),
  }
})

type Sides = Readonly<Record<Direction, readonly EndpointPlace[]>>

/** Middle of the nth handle of a side, px below the block's top. */
export const handleTop = (index: number): number => FIRST_ENDPOINT + index * ENDPOINT_PITCH

export function blockHeight(block: Block): number {
  const sides = sidesOf(block)
  const most = Math.max(sides.in.length, sides.out.length)
  return Math.max(HEAD_HEIGHT, handleTop(most - 1) + FIRST_ENDPOINT)
}
