// `npm run bench`: how fast, each figure as a ratio against something measured in the same run.
// Prints a table and writes .reports/bench.json. Nothing passes or fails by time.
// `npm run bench -- --core` leaves the browser out.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchTable } from './benchTable.mjs'
import { installPackages } from './install.mjs'
import { ROOT } from './root.mjs'
import { findChromium } from './system.mjs'
import { runTool } from './tool.mjs'

if (!installPackages()) process.exit(1)
const { build } = await import('vite')
const reports = join(ROOT, '.reports')
const folder = join(reports, 'bench')
mkdirSync(folder, { recursive: true })

const SIZES = [20, 60, 200, 1000]
/** 83 for the heap: as many tables has the example other editors are measured with. The others are laid out. */
const FILES = [...SIZES, 83, 100, '100-merging', 500]
const RADXA = join(ROOT, '../shared/boards/dtb/mt8395-radxa-nio-12l.dtb')

/** @type {import('./benchTable.mjs').Row[]} */
const rows = []
for (const name of ['core', 'editing']) {
  await bundle(name)
  const file = join(folder, `${name}.json`)
  await run(name, [file])
  rows.push(...JSON.parse(readFileSync(file, 'utf8')))
}

if (!process.argv.includes('--core')) {
  if (findChromium() === undefined)
    console.log('skipped: the browser rows, as there is no Chromium')
  else {
    await bundle('boards')
    await run('boards', [folder, ...FILES.map(String)])
    await build({ root: ROOT, logLevel: 'error' })
    const { browserRows } = await import('./benchBrowser.mjs')
    rows.push(...(await browserRows(folder, SIZES, existsSync(RADXA) ? RADXA : null)))
  }
}
writeFileSync(join(reports, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`)
console.log(benchTable(rows))

/** @param {string} name of a file in src/bench, for Node to run */
function bundle(name) {
  return build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: `src/bench/${name}.ts`,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: `${name}.mjs` } },
    },
  })
}

/** @param {string} name @param {readonly string[]} args */
async function run(name, args) {
  const command = [process.execPath, '--expose-gc', join(folder, `${name}.mjs`), ...args]
  const { ok, output } = await runTool(command, { limitSeconds: 600 })
  if (output.trim() !== '') console.log(output.trim())
  if (!ok) process.exit(1)
}
