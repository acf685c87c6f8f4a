// How long Tidy takes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { longestTask } from './longestTask.mjs'
import { freshPage, inTurns, openFile, openStart, painted } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/** Layouts until the engine has compiled what it will: the first one fetches ELK as well. */
const WARM = 10
const ROUNDS = 9

/**
 * From the press to the blocks standing anew, and the longest task of the page meanwhile. The reference is
 * ELK alone in a worker, asked for the same layout, rows included.
 *
 * @param {Site} site
 * @param {string} size of a board, '60' or '60-merging'
 * @returns {Promise<Row[]>}
 */
export async function tidied(site, size) {
  const what = size.replace('-', ' ')
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  await page.getByRole('button', { name: 'Tidy all blocks' }).waitFor()
  const once = async () => {
    const taken = await tidy(page)
    await page.keyboard.press('Control+z')
    await painted(page)
    return taken
  }
  const bare = await bareElk(site, size)
  for (let round = 0; round < WARM; round += 1) {
    await once()
    await bare()
  }
  /** @type {number[]} */
  const tasks = []
  const row = await inTurns(
    `tidy ${what} blocks, warm`,
    'ELK in a worker, asked for the same layout',
    async () => {
      const { ms, longTasks } = await once()
      tasks.push(Math.max(0, ...longTasks))
      return [ms, await bare()]
    },
    'at most 1',
    ROUNDS,
  )
  await Promise.all(site.browser.contexts().map((context) => context.close()))
  return [row, longestTask(`tidy ${what} blocks`, tasks)]
}

/** Measured in the page, as what presses and watches from outside takes longer than a small layout. @param {Page} page */
const tidy = (page) =>
  page.evaluate(async () => {
    /** @type {number[]} */
    const longTasks = []
    const tasks = new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration))
    })
    tasks.observe({ type: 'longtask' })
    const canvas = document.querySelector('.react-flow__nodes')
    const button = document.querySelector('button[aria-label="Tidy all blocks"]')
    if (canvas === null || !(button instanceof HTMLElement)) throw new Error('There is no canvas')
    const start = performance.now()
    const ms = await new Promise((done) => {
      const moved = new MutationObserver(() => {
        moved.disconnect()
        done(performance.now() - start)
      })
      moved.observe(canvas, { subtree: true, attributeFilter: ['style'] })
      button.click()
    })
    // A task is told of once it has ended.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    tasks.disconnect()
    return { ms, longTasks }
  })

/**
 * @param {Site} site
 * @param {string} size
 * @returns {Promise<() => Promise<number>>} lays the board out, and says how many ms that took
 */
async function bareElk(site, size) {
  const graph = JSON.parse(readFileSync(join(site.boards, `${size}.elk.json`), 'utf8'))
  const page = await freshPage(site)
  await page.goto(`${site.theirs}?elk`)
  await page.waitForFunction(() => Reflect.has(globalThis, 'layOut'))
  return () =>
    page.evaluate(async (asked) => {
      const start = performance.now()
      await Reflect.get(globalThis, 'layOut')(asked)
      return performance.now() - start
    }, graph)
}
