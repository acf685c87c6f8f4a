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
  /** Middle of the text, 0 to 1 of the line's width. */
  readonly at: number
  readonly text: string
}

/** The row each text goes to, so that none lies over another: texts are about 1/110 wide a letter. */
export function labelRows(labels: readonly Labelled[]): readonly number[] {
  const ends: number[] = []
  return labels.map(({ at, text }) => {
    const half = text.length / 220 + 0.008
    const middle = Math.min(Math.max(at, half), 1 - half)
    const row = ends.findIndex((end) => end <= middle - half)
    const chosen = row === -1 ? ends.length : row
    ends[chosen] = middle + half
    return chosen
  })
}
