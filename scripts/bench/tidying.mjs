// How long Tidy takes.
import { join } from 'node:path'
import { inTurns, openFile, openStart, painted, timed } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/**
 * From the press to the blocks standing anew. The reference is the floor ELK set on an idle machine.
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
  await once()
  return inTurns(
    `tidy ${size} blocks, warm`,
    '100 ms',
    async () => [await once(), 100],
    'at most 1',
  )
}
