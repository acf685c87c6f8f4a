// What is held after a board is opened, and after much work.
import { join } from 'node:path'
import { openFile, openReference, openStart, painted } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/** In MB. @param {Site} site @param {number} size @returns {Promise<Row>} */
export async function heapAt(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  const other = await openReference(site, size)
  const [mine, theirs] = [await heapOf(page), await heapOf(other.page)]
  return {
    work: `heap with ${size} blocks, MB`,
    ms: mine,
    spread: [mine, mine],
    reference: 'React Flow page of as many',
    referenceMs: theirs,
    ratio: mine / theirs,
    goal: 'under 12 MB',
  }
}

/** What is alive, MB. @param {Page} page */
async function heapOf(page) {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize / 1e6
}

/** After much work, beside the heap before it. @param {Site} site @returns {Promise<Row[]>} */
export async function memory(site) {
  const file = join(site.boards, '60.dts')
  return [
    await grown(site, 'heap after 500 edits of 60 blocks, MB', async (page) => {
      await page.locator('.react-flow__node').nth(3).click()
      for (let edit = 0; edit < 500; edit += 1) await page.keyboard.press('ArrowRight')
    }),
    await grown(site, 'heap after 50 boards of 60 blocks were opened, MB', async (page) => {
      for (let at = 0; at < 50; at += 1) await openFile(page, file)
    }),
  ]
}

/**
 * @param {Site} site
 * @param {string} work
 * @param {(page: Page) => Promise<void>} act
 * @returns {Promise<Row>}
 */
async function grown(site, work, act) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, '60.dts'))
  const before = await heapOf(page)
  await act(page)
  await painted(page)
  const after = await heapOf(page)
  await page.context().close()
  return {
    work,
    ms: after,
    spread: [after, after],
    reference: 'heap before them',
    referenceMs: before,
    ratio: after / before,
    goal: null,
  }
}
