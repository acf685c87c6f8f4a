// The two pages the browser's rows of `npm run bench` are taken from, and how a row is taken in turns.
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {{ browser: import('@playwright/test').Browser, ours: string, theirs: string, boards: string }} Site */

export const ROUNDS = 3
/** A row that takes longer is left out, and said to be: the bench comes to its end. */
export const ROW_SECONDS = 120

/** @param {Site} site @param {'allow' | 'block'} serviceWorkers @returns {Promise<Page>} */
export async function freshPage({ browser }, serviceWorkers = 'block') {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    serviceWorkers,
  })
  // Playwright answers the picker of an <input>, not this one.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
  context.setDefaultTimeout(ROW_SECONDS * 1000)
  return context.newPage()
}

/** @param {Page} page */
export const startScreen = (page) =>
  page
    .getByRole('button', { name: /MT8195/ })
    .first()
    .waitFor()
/** @param {Page} page */
export const blocks = (page) => page.locator('.react-flow__node').first().waitFor()
/** Until what was drawn last is on the screen. @param {Page} page */
export const painted = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )

/**
 * @param {() => Promise<void>} act
 */
export async function timed(act) {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** @param {Site} site */
export async function openReference(site, size = 60, view = '') {
  const page = await freshPage(site)
  const ms = await timed(async () => {
    await page.goto(`${site.theirs}?blocks=${size}${view}`)
    await blocks(page)
    await painted(page)
  })
  return { page, ms }
}

/** @param {Site} site */
export async function openStart(site) {
  const page = await freshPage(site)
  const ms = await timed(async () => {
    await page.goto(site.ours)
    await startScreen(page)
    await painted(page)
  })
  return { page, ms }
}

/** @param {Page} page @param {string} file */
export async function openFile(page, file) {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Open( files)?$/ }).click()
  const chooser = await asked
  return timed(async () => {
    await chooser.setFiles(file)
    await blocks(page)
    await painted(page)
  })
}

/**
 * @param {string} work
 * @param {string} reference
 * @param {() => Promise<readonly [number, number]>} round ours, theirs
 * @param {string | null} [goal]
 * @param {number} [rounds]
 * @returns {Promise<Row>}
 */
export async function inTurns(work, reference, round, goal = null, rounds = ROUNDS) {
  const times = []
  const references = []
  for (let at = 0; at < rounds; at += 1) {
    const [mine, other] = await round()
    times.push(mine)
    references.push(other)
  }
  const ms = middle(times)
  const referenceMs = middle(references)
  const spread = [part(times, 0.25), part(times, 0.75)]
  return { work, ms, spread, reference, referenceMs, ratio: ms / referenceMs, goal }
}

/** @param {number[]} values */
const middle = (values) => part(values, 0.5)
/** @param {number[]} values @param {number} share */
export function part(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
