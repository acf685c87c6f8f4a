// From an empty page to the start screen, and from a file to its blocks on the screen.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import {
  blocks,
  freshPage,
  inTurns,
  openFile,
  openReference,
  openStart,
  painted,
  ROUNDS,
  startScreen,
  timed,
} from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/** @param {Site} site */
export const firstLoad = (site) =>
  inTurns('first load to the start screen, cold', 'React Flow page of 60 blocks', async () => {
    const mine = await openStart(site)
    const other = await openReference(site)
    await Promise.all([mine.page.context().close(), other.page.context().close()])
    return [mine.ms, other.ms]
  })

/** From the service worker's store, beside the same page from the network. @param {Site} site */
export async function loadOffline(site) {
  const page = await freshPage(site, 'allow')
  await page.goto(site.ours)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller !== null) return
    await new Promise((taken) =>
      navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }),
    )
  })
  return inTurns('first load to the start screen, offline', 'the same, cold', async () => {
    await page.context().setOffline(true)
    const mine = await timed(async () => {
      await page.reload()
      await startScreen(page)
      await painted(page)
    })
    await page.context().setOffline(false)
    const online = await openStart(site)
    await online.page.context().close()
    return [mine, online.ms]
  })
}

/** In kB instead of ms: gzip of all that is loaded before the start screen can be used. @param {Site} site */
export async function bytesLoaded(site) {
  /** @param {string} url @param {(page: Page) => Promise<void>} ready */
  const loaded = async (url, ready) => {
    const page = await freshPage(site)
    /** @type {Promise<Buffer>[]} */
    const bodies = []
    page.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))))
    await page.goto(url)
    await ready(page)
    const kept = await Promise.all([...bodies])
    await page.context().close()
    return kept.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
  }
  const work = 'bytes before the start screen, gzip, kB'
  return inTurns(
    work,
    'React Flow page',
    async () => [await loaded(site.ours, startScreen), await loaded(site.theirs, blocks)],
    'under 190 kB',
  )
}

/** @param {Site} site @param {string} file */
export const openReal = (site, file) =>
  inTurns('radxa blob to picture', 'React Flow page of 60 blocks', async () => {
    const page = await startAtRest(site)
    const mine = await openFile(page, file)
    const other = await openReference(site)
    await Promise.all([page.context().close(), other.page.context().close()])
    return [mine, other.ms]
  })

/** @param {Site} site @param {number} size */
export const opened = (site, size) =>
  inTurns(
    `${size} blocks on the screen after opening their text`,
    'React Flow page of as many',
    async () => {
      const page = await startAtRest(site)
      const mine = await openFile(page, join(site.boards, `${size}.dts`))
      const other = await openReference(site, size)
      await Promise.all([page.context().close(), other.page.context().close()])
      return [mine, other.ms]
    },
    'at most 1',
    size < 200 ? MANY : ROUNDS, // what is quickest scatters most
  )

/** As it is by the time somebody has chosen a file. @param {Site} site */
async function startAtRest(site) {
  const { page } = await openStart(site)
  await page.waitForLoadState('networkidle')
  return page
}

const MANY = 9
