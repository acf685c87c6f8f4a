// The longest task of a page while something goes on in it.
import { part } from './site.mjs'

/** What the browser calls a long task, ms. */
const LONG = 50

/**
 * @param {string} work
 * @param {readonly number[]} tasks the longest of each round, 0 where none is long
 * @returns {import('../benchTable.mjs').Row}
 */
export function longestTask(work, tasks) {
  const ms = part([...tasks], 0.5)
  return {
    work: `${work}, longest task of the page, 0 where none is long`,
    ms,
    spread: [part([...tasks], 0.25), part([...tasks], 0.75)],
    reference: `${LONG} ms`,
    referenceMs: LONG,
    ratio: ms / LONG,
    goal: 'at most 1',
  }
}
