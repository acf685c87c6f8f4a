// From `new Worker()` of what the app reads large boards in, to the board's document, in a page that has
// not run it before.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../root.mjs'
import { inTurns, openStart } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */
/** @typedef {{ name: string, base64: string }} Sent */

const ROUNDS = 9
const BOARD = 'mt8395-radxa-nio-12l'
const ENTRY = `src/arm64/mediatek/${BOARD}.dts`
const MOST = { maxBuffer: 1 << 26 }
const CPP = [
  ...['-nostdinc', '-undef', '-D__DTS__', '-x', 'assembler-with-cpp'],
  ...['include', 'src/arm64/mediatek', 'src/arm64', 'src'].flatMap((dir) => ['-I', dir]),
  ENTRY,
]

/** @param {Site} site @param {string} boards the folder with the collected ones @returns {Promise<Row[]>} */
export async function firstReads(site, boards) {
  const cwd = join(boards, 'linux')
  const blob = readFileSync(join(boards, 'dtb', `${BOARD}.dtb`))
  // What cpp opens is what the app hands to the worker.
  const named = execFileSync('cpp', ['-M', ...CPP], { cwd, encoding: 'utf8' })
  const parts = named
    .replace(/^.*?:/, '')
    .split(/[\s\\]+/)
    .filter(Boolean)
  const input = execFileSync('cpp', CPP, { cwd, ...MOST })
  const dtc = () =>
    execFileSync('dtc', ['-q', '-@', '-I', 'dts', '-O', 'dtb', '-'], { input, ...MOST })
  const row = (
    /** @type {string} */ work,
    /** @type {string} */ worker,
    /** @type {Sent[]} */ files,
    /** @type {object} */ options,
    /** @type {string} */ goal,
  ) =>
    inTurns(
      work,
      'one dtc -@ on its text, macros expanded',
      async () => {
        const { page } = await openStart(site)
        await page.waitForLoadState('networkidle')
        const start = performance.now() // beside a page at rest, as the worker is
        dtc()
        const reference = performance.now() - start
        const mine = await readInWorker(page, worker, files, options)
        await page.context().close()
        return [mine, reference]
      },
      goal,
      ROUNDS,
    )
  return [
    await row(
      'first read of a blob, cold, in the worker of the app, to its document',
      'openBlobWorker',
      [{ name: `${BOARD}.dtb`, base64: blob.toString('base64') }],
      {},
      'at most 1',
    ),
    await row(
      'first read of its text, includes too, cold, in the worker of the app, to its document',
      'openSourceWorker',
      parts.map((name) => ({ name, base64: readFileSync(join(cwd, name), 'base64') })),
      { entry: ENTRY },
      'at most 3',
    ),
  ]
}

/** @param {Page} page @param {string} worker @param {Sent[]} files @param {object} options */
async function readInWorker(page, worker, files, options) {
  const script = readdirSync(join(ROOT, 'dist/assets')).find((name) =>
    name.startsWith(`${worker}-`),
  )
  const [ms, blocks] = await page.evaluate(
    async ({ script, files, options }) => {
      const sent = files.map(({ name, base64 }) => ({
        name,
        bytes: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
      }))
      const start = performance.now()
      const worker = new Worker(`assets/${script}`)
      /** @type {{ doc?: { graph: { blocks: object } } }} */
      const result = await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.postMessage([sent, options])
      })
      const ms = performance.now() - start
      worker.terminate()
      return [ms, Object.keys(result.doc?.graph.blocks ?? {}).length]
    },
    { script, files, options },
  )
  if (!(Number(blocks) > 0)) throw new Error('The worker read no board')
  return Number(ms)
}
