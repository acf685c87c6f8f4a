// What a drag of a block, and of the canvas, costs.
import { join } from 'node:path'
import { longestTask } from './longestTask.mjs'
import { inTurns, openFile, openReference, openStart, painted, part } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */

/** How far one goes, a pixel each. */
const STEPS = 40
const ROUNDS = 7

const BLOCK = '.react-flow__node'
const ENDPOINT = `${BLOCK} .react-flow__handle.source`

/** CPU a step, and the frames meanwhile. @param {Site} site @param {number} size @returns {Promise<Row[]>} */
export async function dragged(site, size) {
  const page = await boardAtRest(site, size)
  const other = await openReference(site, size)
  const reference = 'React Flow page of as many'
  /** @type {number[][]} */
  const taken = [[], []]
  /** @type {number[]} */
  const longTasks = []
  const cpu = await inTurns(
    `drag among ${size} blocks, CPU a step`,
    reference,
    async () => {
      const mine = await drag(page)
      const theirs = await drag(other.page)
      longTasks.push(mine.longTask)
      taken[0]?.push(...mine.frames)
      taken[1]?.push(...theirs.frames)
      return [mine.cpu, theirs.cpu]
    },
    'at most 1',
    ROUNDS,
  )
  await Promise.all([page.context().close(), other.page.context().close()])
  const [mine = [], theirs = []] = taken
  const row = (/** @type {string} */ what, /** @type {number} */ share, goal = '') =>
    frames(`drag among ${size} blocks, ${what} frame`, mine, reference, theirs, share, goal)
  return [
    cpu,
    row('median', 0.5),
    row('p95', 0.95, '17 ms'),
    row('longest', 1),
    longestTask(`drag among ${size} blocks`, longTasks),
  ]
}

/**
 * @param {string} work
 * @param {number[]} mine
 * @param {string} reference
 * @param {number[]} theirs
 * @param {number} share of the frames that are as short
 * @param {string} goal
 * @returns {Row}
 */
const frames = (work, mine, reference, theirs, share, goal) => ({
  work,
  ms: part(mine, share),
  spread: [part(mine, 0.25), part(mine, 0.75)],
  reference,
  referenceMs: part(theirs, share),
  ratio: part(mine, share) / part(theirs, share),
  goal: goal === '' ? null : goal,
})

/** Writes down what each frame and long task took from now on. @param {Page} page */
async function watchFrames(page) {
  await page.evaluate(() => {
    /** @type {number[]} */
    const frames = []
    let last = performance.now()
    const tick = (/** @type {number} */ now) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    /** @type {number[]} */
    const longTasks = []
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
    Object.assign(globalThis, { benchFrames: frames, benchLongTasks: longTasks })
  })
}

/**
 * The same for a link that is being drawn: out of a block's endpoint, and back to where it began.
 *
 * @param {Site} site
 * @param {number} size
 * @returns {Promise<Row>}
 */
export async function linkDrawn(site, size) {
  const page = await boardAtRest(site, size)
  const other = await openReference(site, size)
  return inTurns(
    `draw a link among ${size} blocks, CPU a step`,
    'React Flow page of as many',
    async () => [(await drag(page, ENDPOINT)).cpu, (await drag(other.page, ENDPOINT)).cpu],
    'at most 1',
    ROUNDS,
  )
}

/** With all that comes once a board is drawn. @param {Site} site @param {number} size */
async function boardAtRest(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  await page.waitForLoadState('networkidle')
  return page
}

/**
 * CPU a step in ms, and the frames and longest task of a second pass: to watch them keeps the page drawing when nothing
 * moves.
 *
 * @param {Page} page
 * @param {string} held the one of these that is nearest to the middle of the canvas: near its border the view would move, too
 */
async function drag(page, held = BLOCK) {
  const client = await page.context().newCDPSession(page)
  // The main thread's own time: on a busy machine a task's length says how long others took.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const { x, y } = await middlemost(page, held)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 4, y + 4)
  const pass = async () => {
    for (let step = 1; step <= STEPS; step += 1)
      await page.mouse.move(x + 4 + step, y + 4 + (step % 7))
  }
  const before = await busy()
  await pass()
  const after = await busy()
  await watchFrames(page)
  await pass()
  const frames = await page.evaluate(() => Reflect.get(globalThis, 'benchFrames').slice(1))
  const longTask = await page.evaluate(() =>
    Math.max(0, ...Reflect.get(globalThis, 'benchLongTasks')),
  )
  await page.mouse.move(x, y)
  await page.mouse.up()
  await client.detach()
  return { cpu: (after - before) / STEPS, frames, longTask }
}

/** Where one can be taken: the middle of it. @param {Page} page @param {string} selector */
async function middlemost(page, selector) {
  const found = await page.evaluate((selector) => {
    const middle = (/** @type {Element} */ element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    }
    const pane = document.querySelector('.react-flow__pane')
    if (pane === null) return null
    const centre = middle(pane)
    const far = (/** @type {{ x: number, y: number }} */ { x, y }) =>
      Math.hypot(x - centre.x, y - centre.y)
    const places = Array.from(document.querySelectorAll(selector), middle)
    return places.sort((a, b) => far(a) - far(b))[0] ?? null
  }, selector)
  if (found === null) throw new Error('Nothing to drag')
  return found
}

/**
 * Zoomed out as far as it goes: what frames come while the canvas is moved and while a block is. Frames a second
 * are told as ms a frame.
 *
 * @param {Site} site
 * @param {number} size
 * @returns {Promise<Row[]>}
 */
export async function wholeInView(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  await page.getByRole('button', { name: 'Fit everything into view' }).click()
  await painted(page)
  const other = await openReference(site, size, '&whole')
  const reference = 'React Flow page of as many'
  const mine = await panned(page)
  const theirs = await panned(other.page)
  const held = await drag(page)
  const heldThere = await drag(other.page)
  return [
    frames(
      `pan with ${size} blocks zoomed out, median frame`,
      mine,
      reference,
      theirs,
      0.5,
      '18 ms',
    ),
    frames(
      `pan with ${size} blocks zoomed out, longest frame`,
      mine,
      reference,
      theirs,
      1,
      '100 ms',
    ),
    frames(
      `drag with ${size} blocks zoomed out, median frame`,
      held.frames,
      reference,
      heldThere.frames,
      0.5,
      '18 ms',
    ),
  ]
}

/** Frames while the empty canvas is dragged. @param {Page} page @returns {Promise<number[]>} */
async function panned(page) {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (box === null) throw new Error('There is no canvas')
  const x = box.x + box.width / 2
  const y = box.y + box.height - 8
  await page.mouse.move(x, y)
  await page.mouse.down()
  await watchFrames(page)
  for (let step = 1; step <= STEPS; step += 1) await page.mouse.move(x + 2 * step, y - step)
  const taken = await page.evaluate(() => Reflect.get(globalThis, 'benchFrames').slice(1))
  await page.mouse.up()
  return taken
}
