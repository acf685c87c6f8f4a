export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Size = Pick<Rect, 'width' | 'height'>
type Spot = Pick<Rect, 'x' | 'y'>

const GAP = 12

/**
 * Where a card stands that explains a part of the window: beside the part where there is room for it,
 * else within it, near its lower edge; always whole in the window where the window holds it. All in px.
 */
export function placeCard(part: Rect, card: Size, screen: Size): Spot {
  const middle: Spot = {
    x: part.x + (part.width - card.width) / 2,
    y: part.y + (part.height - card.height) / 2,
  }
  const spots: readonly Spot[] = [
    { x: part.x - GAP - card.width, y: middle.y },
    { x: part.x + part.width + GAP, y: middle.y },
    { x: middle.x, y: part.y - GAP - card.height },
    { x: middle.x, y: part.y + part.height + GAP },
  ].map((spot) => inside(spot, card, screen))
  const within = { x: middle.x, y: part.y + part.height - GAP - card.height }
  return spots.find((spot) => isApart({ ...spot, ...card }, part)) ?? inside(within, card, screen)
}

const inside = ({ x, y }: Spot, card: Size, screen: Size): Spot => ({
  x: Math.max(GAP, Math.min(x, screen.width - GAP - card.width)),
  y: Math.max(GAP, Math.min(y, screen.height - GAP - card.height)),
})

const isApart = (a: Rect, b: Rect): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
