// How long Tidy takes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshPage, inTurns, openFile, openStart, painted, timed } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/**
 * From the press to the blocks standing anew. The reference is ELK alone in a worker, asked for the same.
 *
 * @param {Site} site
 * @param {number} size
 */
export async function tidied(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  const places = () =>
    page
      .locator('.react-flow__node')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('style')))
  /** The first one fetches ELK as well. */
  const once = async () => {
    const before = await places()
    const ms = await timed(async () => {
      await page.getByRole('button', { name: 'Tidy all blocks' }).click()
      await page.waitForFunction(
        (styles) =>
          [...document.querySelectorAll('.react-flow__node')].some(
            (node, at) => node.getAttribute('style') !== styles[at],
          ),
        before,
      )
    })
    await page.keyboard.press('Control+z')
    await painted(page)
    return ms
  }
  const bare = await bareElk(site, size)
  await Promise.all([once(), bare()])
  return inTurns(
    `tidy ${size} blocks, warm`,
    'ELK in a worker, asked for the same',
    async () => [await once(), await bare()],
    'at most 1',
  )
}

/**
 * @param {Site} site
 * @param {number} size
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
