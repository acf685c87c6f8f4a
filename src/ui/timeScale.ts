/** Round marks within a stretch of an axis: steps of 1, 2 or 5 times a power of ten, at most `most`. */
export function axisTicks(from: number, to: number, most: number): readonly number[] {
  const length = to - from
  if (!(length > 0)) return [from]
  const power = 10 ** Math.floor(Math.log10(length / most))
  const step = [1, 2, 5, 10].map((it) => it * power).find((it) => length / it <= most) ?? 10 * power
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step)
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step)
}

export interface Labelled {
  /** Where the text belongs, 0 to 1 of the line's width. */
  readonly at: number
  readonly text: string
}

export type Anchor = 'start' | 'middle' | 'end'

/**
 * How a text stands to its place so that it does not leave the line.
 *
 * @param letters - how many of them are as wide as the line, about
 */
export function anchorOf({ at, text }: Labelled, letters: number): Anchor {
  const half = widthOf(text, letters) / 2
  if (at < half) return 'start'
  return at > 1 - half ? 'end' : 'middle'
}

/** The row each text goes to, so that none lies over another. */
export function labelRows(labels: readonly Labelled[], letters: number): readonly number[] {
  const taken: { readonly row: number; readonly from: number; readonly to: number }[] = []
  return labels.map((label) => {
    const width = widthOf(label.text, letters)
    const from = label.at - { start: 0, middle: width / 2, end: width }[anchorOf(label, letters)]
    const to = from + width
    const isFree = (row: number) =>
      taken.every((it) => it.row !== row || it.to <= from || it.from >= to)
    let row = 0
    while (!isFree(row)) row += 1
    taken.push({ row, from, to })
    return row
  })
}

/** Of the line's width, about, with the space beside it. */
const widthOf = (text: string, letters: number): number => (text.length + 2) / letters
