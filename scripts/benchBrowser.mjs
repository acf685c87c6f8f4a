// The browser's rows of `npm run bench`: the built site in Chromium, beside a page with nothing but
// React Flow and as many blocks, in turns.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { ROOT } from './root.mjs'
import { findChromium } from './system.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./benchTable.mjs').Row} Row */

const ROUNDS = 3
const STEPS = 40
/** A row that takes longer is left out, and said to be: the bench comes to its end. */
const ROW_SECONDS = 70
/** After this no further row is begun. */
const ALL_SECONDS = 330

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
  return [
    ['first load', async () => [await firstLoad(site)]],
    ['bytes', async () => [await bytesLoaded(site)]],
    ...(realBoard === null
      ? []
      : [/** @type {const} */ (['real board', async () => [await openReal(site, realBoard)]])]),
    ...sizes.flatMap((size) => [
      /** @type {const} */ ([`open ${size}`, async () => [await opened(site, size)]]),
      /** @type {const} */ ([`drag ${size}`, () => dragged(site, size)]),
    ]),
    ['zoomed out, 1000', () => wholeInView(site, 1000)],
    ['tidy 60', async () => [await tidied(site, 60)]],
    ['heap at 83', async () => [await heapAt(site, 83)]],
    ['memory', () => memory(site)],
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

/** @typedef {{ browser: import('@playwright/test').Browser, ours: string, theirs: string, boards: string }} Site */

/** @param {Site} site @returns {Promise<Page>} */
async function freshPage({ browser }) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  // Playwright answers the picker of an <input>, not this one.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
  context.setDefaultTimeout(ROW_SECONDS * 1000)
  return context.newPage()
}

/** @param {Page} page */
const startScreen = (page) =>
  page
    .getByRole('button', { name: /MT8195/ })
    .first()
    .waitFor()
/** @param {Page} page */
const blocks = (page) => page.locator('.react-flow__node').first().waitFor()
/** Until what was drawn last is on the screen. @param {Page} page */
const painted = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )

/**
 * @param {() => Promise<void>} act
 */
async function timed(act) {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** @param {Site} site */
async function openReference(site, size = 60, view = '') {
  const page = await freshPage(site)
  const ms = await timed(async () => {
    await page.goto(`${site.theirs}?blocks=${size}${view}`)
    await blocks(page)
    await painted(page)
  })
  return { page, ms }
}

/** @param {Site} site */
async function openStart(site) {
  const page = await freshPage(site)
  const ms = await timed(async () => {
    await page.goto(site.ours)
    await startScreen(page)
    await painted(page)
  })
  return { page, ms }
}

/** @param {Page} page @param {string} file */
async function openFile(page, file) {
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
async function inTurns(work, reference, round, goal = null, rounds = ROUNDS) {
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
function part(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** @param {Site} site */
const firstLoad = (site) =>
  inTurns('first load to the start screen, cold', 'React Flow page of 60 blocks', async () => {
    const mine = await openStart(site)
    const other = await openReference(site)
    await Promise.all([mine.page.context().close(), other.page.context().close()])
    return [mine.ms, other.ms]
  })

/** In kB instead of ms: gzip of all that is loaded before the start screen can be used. @param {Site} site */
async function bytesLoaded(site) {
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
const openReal = (site, file) =>
  inTurns('radxa blob to picture', 'React Flow page of 60 blocks', async () => {
    const { page } = await openStart(site)
    const mine = await openFile(page, file)
    const other = await openReference(site)
    await Promise.all([page.context().close(), other.page.context().close()])
    return [mine, other.ms]
  })

/** @param {Site} site @param {number} size */
const opened = (site, size) =>
  inTurns(
    `${size} blocks on the screen after opening their text`,
    'React Flow page of as many',
    async () => {
      const { page } = await openStart(site)
      const mine = await openFile(page, join(site.boards, `${size}.dts`))
      const other = await openReference(site, size)
      await Promise.all([page.context().close(), other.page.context().close()])
      return [mine, other.ms]
    },
    'at most 1',
    size < 1000 ? ROUNDS : 1, // the largest takes as long as all others
  )

/** CPU a step, and the frames meanwhile. @param {Site} site @param {number} size @returns {Promise<Row[]>} */
async function dragged(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  const other = await openReference(site, size)
  const reference = 'React Flow page of as many'
  /** @type {number[][]} */
  const taken = [[], []]
  const cpu = await inTurns(
    `drag among ${size} blocks, CPU a step`,
    reference,
    async () => {
      const mine = await drag(page)
      const theirs = await drag(other.page)
      taken[0]?.push(...mine.frames)
      taken[1]?.push(...theirs.frames)
      return [mine.cpu, theirs.cpu]
    },
    'at most 1',
  )
  await Promise.all([page.context().close(), other.page.context().close()])
  const [mine = [], theirs = []] = taken
  const row = (/** @type {string} */ what, /** @type {number} */ share, goal = '') =>
    frames(`drag among ${size} blocks, ${what} frame`, mine, reference, theirs, share, goal)
  return [cpu, row('median', 0.5), row('p95', 0.95, '17 ms'), row('longest', 1)]
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

/** Writes down what each frame took from now on. @param {Page} page */
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
    Object.assign(globalThis, { benchFrames: frames })
  })
}

/**
 * CPU a step in ms, and the frames of a second pass: to watch them keeps the page drawing when nothing
 * moves.
 *
 * @param {Page} page
 */
async function drag(page) {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const box = await page.locator('.react-flow__node').nth(3).boundingBox()
  if (box === null) throw new Error('Nothing to drag')
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2
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
  await page.mouse.move(x, y)
  await page.mouse.up()
  await client.detach()
  return { cpu: (after - before) / STEPS, frames }
}

/**
 * Zoomed out as far as it goes: what frames come while the canvas is moved and while a block is. Frames a second
 * are told as ms a frame.
 *
 * @param {Site} site
 * @param {number} size
 * @returns {Promise<Row[]>}
 */
async function wholeInView(site, size) {
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

/**
 * From the press to the blocks standing anew. The reference is the floor ELK set on an idle machine.
 *
 * @param {Site} site
 * @param {number} size
 */
async function tidied(site, size) {
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

/** In MB. @param {Site} site @param {number} size @returns {Promise<Row>} */
async function heapAt(site, size) {
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

/** Heap in MB before and after; the reference is the heap before. @param {Site} site @returns {Promise<Row[]>} */
async function memory(site) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, '60.dts'))
  const before = await heapOf(page)
  const block = page.locator('.react-flow__node').nth(3)
  await block.click()
  for (let edit = 0; edit < 500; edit += 1) await page.keyboard.press('ArrowRight')
  const after = await heapOf(page)
  await page.context().close()
  return [
    {
      work: 'heap after 500 edits of 60 blocks, MB',
      ms: after,
      spread: [after, after],
      reference: 'heap before them',
      referenceMs: before,
      ratio: after / before,
      goal: null,
    },
  ]
}
