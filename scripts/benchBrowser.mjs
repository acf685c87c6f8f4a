// The browser's rows of `npm run bench`: the built site in Chromium, beside a page with nothing but
// React Flow and as many blocks, in turns.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { dragged, linkDrawn, wholeInView } from './bench/dragging.mjs'
import { firstReads } from './bench/firstRead.mjs'
import { heapAt, memoryOfBoards, memoryOfEdits } from './bench/memory.mjs'
import { bytesLoaded, firstLoad, loadOffline, opened, openReal } from './bench/opening.mjs'
import { ROW_SECONDS } from './bench/site.mjs'
import { tidied } from './bench/tidying.mjs'
import { undone } from './bench/undoing.mjs'
import { ROOT } from './root.mjs'
import { findChromium } from './system.mjs'

/** @typedef {import('./benchTable.mjs').Row} Row */
/** @typedef {import('./bench/site.mjs').Site} Site */

/** Boards that are laid out, blocks each. */
const TIDIED = ['20', '60', '100', '100-merging', '500']

/** After this no further row is begun. */
const ALL_SECONDS = 600

/**
 * @param {string} boards a folder with '60.dts' and so on
 * @param {readonly number[]} sizes
 * @param {string | null} realBoard a blob, where one is at hand
 * @returns {Promise<Row[]>}
 */
export async function browserRows(boards, sizes, realBoard) {
  const outDir = join(ROOT, '.reports/bench/reference')
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  const reference = { root: join(ROOT, 'src/bench/reference'), base: './', plugins: [react()] }
  await build({
    ...reference,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const ours = await preview({ root: ROOT, preview: { port: 0, host: '127.0.0.1' } })
  const theirs = await preview({
    ...reference,
    configFile: false,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const address = (/** @type {import('vite').PreviewServer} */ server) =>
    server.resolvedUrls?.local[0] ?? ''
  const site = { browser, ours: address(ours), theirs: address(theirs), boards }
  /** @type {Row[]} */
  const rows = []
  const end = performance.now() + ALL_SECONDS * 1000
  try {
    for (const [name, take] of wantedRows(site, sizes, realBoard)) {
      const start = performance.now()
      const left = Math.min(ROW_SECONDS * 1000, end - start)
      const taken = await inTime(take, left)
      await Promise.all(browser.contexts().map((context) => context.close()))
      if (typeof taken === 'string') console.log(`left out: ${name}: ${taken}`)
      else rows.push(...taken)
      console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
    }
    return rows
  } finally {
    await browser.close()
    await Promise.all([ours.close(), theirs.close()])
  }
}

/**
 * What is measured, in the order of what is worth most. Each is begun when the one before has ended.
 *
 * @param {Site} site
 * @param {readonly number[]} sizes
 * @param {string | null} realBoard
 * @returns {readonly (readonly [name: string, take: () => Promise<Row[]>])[]}
 */
function wantedRows(site, sizes, realBoard) {
  if (realBoard === null)
    console.log(
      'left out: real board, first read: there are no collected boards beside the checkout',
    )
  return [
    ['first load', async () => [await firstLoad(site)]],
    ['first load, offline', async () => [await loadOffline(site)]],
    ['bytes', async () => [await bytesLoaded(site)]],
    ...(realBoard === null
      ? []
      : [
          /** @type {const} */ (['real board', async () => [await openReal(site, realBoard)]]),
          /** @type {const} */ (['first read', () => firstReads(site, join(realBoard, '../..'))]),
        ]),
    ...sizes.flatMap((size) => [
      /** @type {const} */ ([`open ${size}`, async () => [await opened(site, size)]]),
      /** @type {const} */ ([`drag ${size}`, () => dragged(site, size)]),
    ]),
    ['draw a link, 60', async () => [await linkDrawn(site, 60)]],
    ['undo, 60', async () => [await undone(site, 60)]],
    ['undo, 1000', async () => [await undone(site, 1000)]],
    ['zoomed out, 1000', () => wholeInView(site, 1000)],
    ...TIDIED.map((size) => /** @type {const} */ ([`tidy ${size}`, () => tidied(site, size)])),
    ['heap at 83', async () => [await heapAt(site, 83)]],
    ['memory of edits', async () => [await memoryOfEdits(site)]],
    ['memory of boards', async () => [await memoryOfBoards(site)]],
  ]
}

/**
 * @param {() => Promise<Row[]>} take
 * @param {number} ms
 * @returns {Promise<Row[] | string>} why there is none
 */
async function inTime(take, ms) {
  if (ms <= 0) return 'no time is left'
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(`not done in ${(ms / 1000).toFixed(0)} s`), ms)
  })
  try {
    const taking = take()
    taking.catch(() => {}) // where it fails after it was given up
    return await Promise.race([taking, late])
  } catch (error) {
    return String(error).split('\n')[0] ?? ''
  } finally {
    clearTimeout(timer)
  }
}
