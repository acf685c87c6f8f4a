import { stripVTControlCharacters } from 'node:util'

/**
 * What one check amounts to. A check that is no test suite counts as one.
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

/** @type {Tally} */
export const PASS = { passed: 1, failed: 0, skipped: 0 }
/** @type {Tally} */
export const FAIL = { passed: 0, failed: 1, skipped: 0 }

/** @param {readonly Tally[]} tallies */
export const sum = (tallies) =>
  tallies.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/**
 * Counts Vitest's JSON report. A file that could not be loaded holds no tests and is one failure.
 *
 * @param {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[]
 * }} report
 */
export function tallyVitest(report) {
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @typedef {{
 *   readonly suites?: readonly Suite[],
 *   readonly specs?: readonly {
 *     title: string, file: string, line: number, tests: readonly {
 *       status: string, annotations?: readonly { type: string, description?: string }[]
 *     }[]
 *   }[],
 * }} Suite - of Playwright's JSON report
 */

/**
 * Counts Playwright's JSON report. A test that failed once and passed when it was run again has passed:
 * `passedAgain` names it.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 */
export const tallyPlaywright = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
})

/**
 * Tests of Playwright's JSON report that passed only when they were run again.
 *
 * @param {Suite} suite the report itself, or a part of it
 * @returns {string[]} file, line and title
 */
export const passedAgain = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, line, title }) => `${file}:${line} ${title}`),
  ...suites.flatMap(passedAgain),
]

/**
 * Why tests of Playwright's JSON report were skipped, and how many each time.
 *
 * @param {Suite} suite the report itself, or a part of it
 * @returns {Map<string, number>}
 */
export function whySkipped({ suites = [], specs = [] }) {
  /** @type {Map<string, number>} */
  const reasons = new Map()
  const add = (/** @type {string} */ reason, count = 1) =>
    reasons.set(reason, (reasons.get(reason) ?? 0) + count)
  for (const { status, annotations = [] } of specs.flatMap(({ tests }) => tests))
    if (status === 'skipped')
      add(annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason is given')
  for (const suite of suites) for (const [reason, count] of whySkipped(suite)) add(reason, count)
  return reasons
}

/** What unit tests said they skip, and why. @param {string} output - of their runner */
export const saidSkipped = (output) =>
  new Set(
    stripVTControlCharacters(output)
      .split('\n')
      .filter((line) => line.startsWith('skipped: ')),
  )

/**
 * A runner that fails for another reason than a failed test (an error between tests, a crash, no
 * tests at all) is a failure too, however good its report looks.
 *
 * @param {Tally} tally
 * @param {boolean} ok - whether the runner exited with 0
 * @returns {Tally}
 */
export const withExit = (tally, ok) => (ok || tally.failed > 0 ? tally : { ...tally, failed: 1 })

/** The last line of `npm test`. @param {Tally} tally */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
