// How long a step back takes.
import { join } from 'node:path'
import { inTurns, openFile, openStart, painted, timed } from './site.mjs'

/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/** Two frames pass before what was drawn is known to be on the screen. */
const TWO_FRAMES = 2000 / 60

/**
 * From the keys to the screen, for a block that was switched off, panels and findings included.
 *
 * @param {Site} site
 * @param {number} size
 * @returns {Promise<Row>}
 */
export async function undone(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  await page.locator('.react-flow__node').nth(3).click()
  const round = async () => {
    await page.keyboard.press('Shift+E')
    await painted(page)
    return timed(async () => {
      await page.keyboard.press('Control+z')
      await painted(page)
    })
  }
  await round()
  return inTurns(
    `undo among ${size} blocks, to the screen`,
    'two frames at 60 a second',
    async () => [await round(), TWO_FRAMES],
    null,
    9,
  )
}
