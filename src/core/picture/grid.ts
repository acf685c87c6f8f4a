/** A part of the canvas, px. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Side of the squares things are sorted into, px: a few blocks each. */
const CELL = 256

/** Things sorted by where they are, so that a look at one place costs no look at all the others. */
export class Grid<Item> {
  private readonly items: Item[] = []
  private readonly cells = new Map<number, Item[]>()

  add(area: Area, item: Item): void {
    this.items.push(item)
    for (const cell of cellsOf(area)) {
      const there = this.cells.get(cell)
      if (there === undefined) this.cells.set(cell, [item])
      else there.push(item)
    }
  }

  /** Whether something at or near an area passes a test. A thing may be tested more than once. */
  some(area: Area, test: (item: Item) => boolean): boolean {
    if (countOf(area) > this.items.length) return this.items.some(test)
    for (const cell of cellsOf(area)) if (this.cells.get(cell)?.some(test)) return true
    return false
  }
}

const cellAt = (px: number): number => Math.floor(px / CELL)

const countOf = ({ left, right, top, bottom }: Area): number =>
  (cellAt(right) - cellAt(left) + 1) * (cellAt(bottom) - cellAt(top) + 1)

/** Cells as numbers. Two cells very far apart may share one, which only costs a test in vain. */
function cellsOf({ left, right, top, bottom }: Area): number[] {
  const cells: number[] = []
  for (let column = cellAt(left); column <= cellAt(right); column++)
    for (let row = cellAt(top); row <= cellAt(bottom); row++) cells.push(column * 0x10000 + row)
  return cells
}
