import { describe, expect, it } from 'vitest'
import {
  FAIL,
  PASS,
  passedAgain,
  saidSkipped,
  sum,
  summaryLine,
  tallyPlaywright,
  tallyVitest,
  whySkipped,
  withExit,
} from './tally.mjs'

/**
 * @param {number} numPassedTests
 * @param {number} numFailedTests
 * @param {{ status: string, assertionResults: object[] }[]} testResults
 */
const vitest = (numPassedTests, numFailedTests, testResults = []) =>
  tallyVitest({ numPassedTests, numFailedTests, numPendingTests: 2, numTodoTests: 1, testResults })

describe('the last line of npm test', () => {
  it.each([
    ['adds up all checks', sum([PASS, FAIL, PASS]), '2 passed, 1 failed'],
    ['counts pending and todo tests as skipped', vitest(4, 1), '4 passed, 1 failed, 3 skipped'],
    [
      'counts a test file that cannot be loaded as a failure',
      vitest(4, 0, [{ status: 'failed', assertionResults: [] }]),
      '4 passed, 1 failed, 3 skipped',
    ],
    [
      'does not count the file of a failed test as another failure',
      vitest(4, 1, [{ status: 'failed', assertionResults: [{}] }]),
      '4 passed, 1 failed, 3 skipped',
    ],
    [
      'counts a browser test that passed when it was run again as passed',
      tallyPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } }),
      '6 passed, 1 failed',
    ],
    [
      'counts a runner that dies between tests as a failure',
      withExit(PASS, false),
      '1 passed, 1 failed',
    ],
    ['counts a failed test of a failing runner once', withExit(FAIL, false), '0 passed, 1 failed'],
  ])('%s', (_name, tally, line) => {
    expect(summaryLine(tally)).toBe(line)
  })
})

it('names the browser tests that passed only when they were run again', () => {
  const spec = (/** @type {string} */ title, /** @type {string} */ status) => ({
    title,
    file: 'open.spec.ts',
    line: 7,
    tests: [{ status }],
  })
  const report = {
    suites: [{ specs: [spec('opens', 'expected')], suites: [{ specs: [spec('drops', 'flaky')] }] }],
  }
  expect(passedAgain(report)).toEqual(['open.spec.ts:7 drops'])
})

it('tells why browser tests were skipped, each reason once', () => {
  const spec = (/** @type {string} */ status, /** @type {string} */ description) => ({
    title: 'a test',
    file: 'open.spec.ts',
    line: 7,
    tests: [{ status, annotations: [{ type: 'skip', description }] }],
  })
  const report = {
    suites: [
      { specs: [spec('skipped', 'no dtc'), spec('expected', 'no reason to')] },
      { suites: [{ specs: [spec('skipped', 'no dtc'), spec('skipped', 'no boards')] }] },
    ],
  }
  expect([...whySkipped(report)]).toEqual([
    ['no dtc', 2],
    ['no boards', 1],
  ])
})

it('repeats what unit tests say they skip, each line once', () => {
  const output =
    'stdout | a.test.ts\n\u001b[39mskipped: one thing\n ✓ skipped: another\nskipped: one thing\n'
  expect([...saidSkipped(output)]).toEqual(['skipped: one thing'])
})
