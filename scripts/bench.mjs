// `npm run bench`: how fast, each figure as a ratio against something measured in the same run.
// Prints a table and writes .reports/bench.json. Nothing passes or fails by time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from './install.mjs'
import { ROOT } from './root.mjs'
import { runTool } from './tool.mjs'

if (!installPackages()) process.exit(1)
const { build } = await import('vite')
const reports = join(ROOT, '.reports')
mkdirSync(reports, { recursive: true })

await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/bench/core.ts',
    outDir: join(reports, 'bench'),
    target: 'node20',
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'core.mjs' } },
  },
})
const file = join(reports, 'bench-core.json')
const { ok, output } = await runTool([process.execPath, join(reports, 'bench/core.mjs'), file], {
  limitSeconds: 600,
})
if (output.trim() !== '') console.log(output.trim())
if (!ok) process.exit(1)

/** @typedef {{ work: string, ms: number, spread: [number, number], reference: string, referenceMs: number, ratio: number, goal: string | null }} Row */
/** @type {Row[]} */
const rows = JSON.parse(readFileSync(file, 'utf8'))
writeFileSync(join(reports, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`)

/** @param {number} ms */
const time = (ms) => (ms >= 1 ? `${ms.toPrecision(3)} ms` : `${(ms * 1000).toPrecision(3)} us`)
const lines = rows.map(({ work, ms, spread, reference, referenceMs, ratio, goal }) => [
  work,
  `${time(ms)} (${spread.map(time).join(' to ')})`,
  `${reference}: ${time(referenceMs)}`,
  ratio.toPrecision(3),
  goal ?? '',
])
const table = [['work', 'median (middle half)', 'reference', 'ratio', 'goal'], ...lines]
const widths = (table[0] ?? []).map((_, at) =>
  Math.max(...table.map((row) => row[at]?.length ?? 0)),
)
for (const row of table) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
