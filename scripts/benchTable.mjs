/**
 * @typedef {object} Row
 * @property {string} work
 * @property {number} ms median
 * @property {number[]} spread half of the rounds lie between these
 * @property {string} reference
 * @property {number} referenceMs
 * @property {number} ratio
 * @property {string | null} goal
 */

/** @param {readonly Row[]} rows */
export function benchTable(rows) {
  const lines = rows.map(({ work, ms, spread, reference, referenceMs, ratio, goal }) => {
    const show = / (MB|kB)$/.test(work) ? amount : time
    return [
      work,
      `${show(ms)} (${spread.map(show).join(' to ')})`,
      `${reference}: ${show(referenceMs)}`,
      ratio.toPrecision(3),
      goal ?? '',
    ]
  })
  const table = [['work', 'median (middle half)', 'reference', 'ratio', 'goal'], ...lines]
  const widths = (table[0] ?? []).map((_, at) =>
    Math.max(...table.map((row) => row[at]?.length ?? 0)),
  )
  return table
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** @param {number} ms */
const time = (ms) => (ms >= 1 ? `${ms.toPrecision(3)} ms` : `${(ms * 1000).toPrecision(3)} us`)
/** @param {number} value */
const amount = (value) => value.toPrecision(3)
