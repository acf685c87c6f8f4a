// `npm test`: installs what is missing, then runs every check, each as far as it can.
// `npm test -- --unit [file or folder ...]` runs the unit tests alone.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { installPackages } from './install.mjs'
import { ROOT } from './root.mjs'
import { findChromium, installSystemTools } from './system.mjs'
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
import { runTool } from './tool.mjs'

/** No check comes near this, not on a slow machine either; one that does hangs, and shall not take the others with it. */
const LIMIT_SECONDS = 640

/** A test runner: what it ran is read from its own report. */
const UNIT_TESTS = { report: '.reports/unit.json', tally: tallyVitest }
const BROWSER_TESTS = {
  report: '.reports/e2e.json',
  tally: (
    /** @type {Parameters<typeof tallyPlaywright>[0] & import('./tally.mjs').Suite} */ report,
  ) => {
    for (const test of passedAgain(report)) console.log(`failed once, passed again: ${test}`)
    for (const [reason, count] of whySkipped(report)) console.log(`skipped: ${count}, ${reason}`)
    return tallyPlaywright(report)
  },
}

/** @type {import('./tally.mjs').Tally[]} */
const tallies = []
let testsRun = 0

const [mode, ...filters] = process.argv.slice(2)
if (!installPackages()) conclude('packages', FAIL, 'not installed, so no check can run')
else if (mode === '--unit') await runTests('unit tests', ['vitest', 'run', ...filters], UNIT_TESTS)
else await runEverything()

console.log(summaryLine(sum(tallies)))
process.exitCode = sum(tallies).failed > 0 || testsRun === 0 ? 1 : 0

async function runEverything() {
  const toInstall = installSystemTools()
  if (toInstall !== null) conclude('system tools', FAIL, toInstall)

  await runCheck('format and lint', ['biome', 'check', '--error-on-warnings'])
  for (const project of ['src/core', 'src', 'src/serviceWorker', 'e2e', 'scripts'])
    await runCheck(`types of ${project}`, ['tsc', '-p', project])
  await runCheck('unused code', ['knip'])
  await runCheck('code used by tests alone', ['knip', '--production', '--include=files,exports'])
  await runTests('unit tests', ['vitest', 'run'], UNIT_TESTS)
  const built = await runCheck('build', [process.execPath, join(ROOT, 'scripts/build.mjs')])

  if (!built) conclude('size budget', FAIL, 'not measured: there is no build')
  else await runCheck('size budget', [process.execPath, join(ROOT, 'scripts/budget.mjs')])

  if (!readdirSync(join(ROOT, 'e2e')).some((file) => file.endsWith('.spec.ts'))) return
  if (!built) conclude('browser tests', FAIL, 'not run: there is no build to open')
  else if (findChromium() === undefined) conclude('browser tests', FAIL, 'not run: no browser')
  else {
    const env = { PORTWIRE_E2E_PORT: String(await freePort()) }
    await runTests('browser tests', ['playwright', 'test'], { ...BROWSER_TESTS, env })
  }
}

/**
 * Runs a tool that passes or fails as a whole.
 *
 * @param {string} name
 * @param {readonly string[]} command
 */
async function runCheck(name, command) {
  const start = performance.now()
  const { ok, output } = await runTool(command, { limitSeconds: LIMIT_SECONDS })
  conclude(name, ok ? PASS : FAIL, secondsSince(start), output)
  return ok
}

/**
 * Runs a test runner and counts its tests.
 *
 * @template Report
 * @param {string} name
 * @param {readonly string[]} command
 * @param {{
 *   readonly report: string,
 *   readonly tally: (report: Report) => import('./tally.mjs').Tally,
 *   readonly env?: Readonly<Record<string, string>>,
 * }} runner
 */
async function runTests(name, command, { report, tally, env = {} }) {
  const start = performance.now()
  const file = join(ROOT, report)
  rmSync(file, { force: true }) // the report of an earlier run must not stand in for this one
  const { ok, output } = await runTool(command, { env, limitSeconds: LIMIT_SECONDS })
  for (const line of saidSkipped(output)) console.log(line)
  const counted = withExit(readReport(file, tally), ok)
  testsRun += counted.passed + counted.failed
  conclude(name, counted, `${secondsSince(start)}, ${summaryLine(counted)}`, output)
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => import('./tally.mjs').Tally} tally
 * @returns {import('./tally.mjs').Tally} one failure when the runner left no report
 */
function readReport(file, tally) {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.log(`No report to count: ${error}`)
    return FAIL
  }
}

/**
 * Adds up one check and prints its line; what the tool said only when it failed.
 *
 * @param {string} name
 * @param {import('./tally.mjs').Tally} tally
 * @param {string} detail
 * @param {string} [output]
 */
function conclude(name, tally, detail, output) {
  tallies.push(tally)
  console.log(`${tally.failed === 0 ? 'ok  ' : 'FAIL'} ${name} (${detail})`)
  if (tally.failed > 0 && output !== undefined) console.log(output)
}

/** @param {number} start */
function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}

/** A port nobody listens on, so that two checkouts can be tested at once. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
