// `npm run fuzz [-- MINUTES [SEED]]`: inputs nobody wrote, edits nobody would make and storage that
// fails, longer than `npm test` does. Seeds are tried one after the other; a failure names its seed and
// the smallest input found. Ends with what was tried, what went wrong without harm, and what was lost.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from './install.mjs'
import { ROOT } from './root.mjs'
import { startTool } from './tool.mjs'

const [minutes = '5', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
if (!(Number(minutes) > 0) || !/^\d+$/.test(seed)) {
  console.error('usage: npm run fuzz [-- MINUTES [SEED]], MINUTES above 0, SEED a whole number')
  process.exit(2)
}
if (!installPackages()) process.exit(1)

const WORKERS = 2
const suites = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.fuzz.test.ts'),
)
const seconds = (Number(minutes) * 60 * WORKERS) / suites.length
const report = join(ROOT, '.reports/fuzz.jsonl')
mkdirSync(join(ROOT, '.reports'), { recursive: true })
rmSync(report, { force: true })

console.log(`fuzz: ${suites.length} suites, about ${minutes} minutes, from seed ${seed} on`)
startTool(['vitest', 'run', '--reporter=default', '.fuzz.test.ts', `--maxWorkers=${WORKERS}`], {
  stdio: 'inherit',
  env: { FUZZ_SECONDS: String(seconds), FUZZ_SEED: seed, FUZZ_REPORT: report },
}).once('close', (code) => {
  const lost = printCounts()
  process.exit(lost === 0 ? (code ?? 1) : 1)
})

/** How often work was lost; once where no suite said anything. */
function printCounts() {
  /** @type {{ suite: string, tried: number, faults: number, lost: number }[]} */
  const counts = lines().map((line) => JSON.parse(line))
  const sum = (/** @type {'tried' | 'faults' | 'lost'} */ what) =>
    counts.reduce((total, one) => total + one[what], 0)
  const total = { suite: 'all', tried: sum('tried'), faults: sum('faults'), lost: sum('lost') }
  console.table([...counts, total], ['suite', 'tried', 'faults', 'lost'])
  return counts.length === 0 ? 1 : total.lost
}

function lines() {
  try {
    return readFileSync(report, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}
