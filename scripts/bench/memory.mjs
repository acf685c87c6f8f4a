// What is held after a board is opened, and after much work.
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../root.mjs'
import { findChromium } from '../system.mjs'
import { freshPage, inTurns, openFile, openReference, openStart, painted } from './site.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../benchTable.mjs').Row} Row */
/** @typedef {import('./site.mjs').Site} Site */
/** A project in the storage: its history, and how large its files are. @typedef {{ text: string, files: number[] }} Saved */

/** In MB. @param {Site} site @param {number} size @returns {Promise<Row>} */
export async function heapAt(site, size) {
  const { page } = await openStart(site)
  await openFile(page, join(site.boards, `${size}.dts`))
  const other = await openReference(site, size)
  const [mine, theirs] = [(await held(page)).objects, (await held(other.page)).objects]
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

/**
 * What is alive, MB: objects alone, and with the bytes of their buffers. Collected more than once: what waits
 * for the page to be idle holds what it works on until then.
 *
 * @param {Page} page
 */
async function held(page) {
  const client = await page.context().newCDPSession(page)
  const least = { objects: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round += 1) {
    await client.send('HeapProfiler.collectGarbage')
    const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage')
    least.objects = Math.min(least.objects, usedSize / 1e6)
    least.all = Math.min(least.all, (usedSize + backingStorageSize) / 1e6)
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => setTimeout(idle))))
  }
  await client.detach()
  return least
}

/**
 * What work adds to what is held, beside its history alone. Some of the same work comes before, so that what
 * is fetched and made once is there. The engine compiles nothing for speed meanwhile: how much of such code
 * it keeps is its own choice, and more than a history.
 *
 * @param {Site} site
 * @returns {Promise<Row>}
 */
export const memoryOfEdits = (site) =>
  grown(site, '500 edits of 60 blocks, half of them moves', {
    before: async (page, file) => {
      await openFile(page, file)
      // React keeps a second copy of what it drew twice: of panels first drawn during the edits it would count as growth.
      await page.getByRole('tab', { name: 'Diff' }).waitFor()
      await page.locator('.react-flow__node').nth(3).click()
      await edit(page, 100)
    },
    act: (page) => edit(page, 500),
  })

/** The same of boards. @param {Site} site @returns {Promise<Row>} */
export function memoryOfBoards(site) {
  const open = async (
    /** @type {Page} */ page,
    /** @type {string} */ file,
    /** @type {number} */ times,
  ) => {
    for (let at = 0; at < times; at += 1) await openFile(page, file)
  }
  return grown(site, 'opening 50 boards of 60 blocks', {
    before: (page, file) => open(page, file, 10),
    act: (page, file) => open(page, file, 50),
  })
}

/** Of the block that is selected, as fast as frames come. @param {Page} page @param {number} times */
const edit = (page, times) =>
  page.evaluate(async (times) => {
    const press = (/** @type {KeyboardEventInit} */ key) => {
      for (const type of ['keydown', 'keyup'])
        document.activeElement?.dispatchEvent(new KeyboardEvent(type, { bubbles: true, ...key }))
    }
    for (let at = 0; at < times; at += 1) {
      press(at % 2 === 0 ? { key: 'E', code: 'KeyE', shiftKey: true } : { key: 'ArrowRight' })
      await new Promise(requestAnimationFrame)
    }
  }, times)

/**
 * @param {Site} site
 * @param {string} work
 * @param {Record<'before' | 'act', (page: Page, file: string) => Promise<void>>} steps
 * @returns {Promise<Row>}
 */
async function grown(site, work, steps) {
  const executablePath = findChromium()
  const browser = await site.browser.browserType().launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--js-flags=--no-opt --no-maglev --no-sparkplug'],
  })
  const plain = { ...site, browser }
  const reader = await tableReader()
  const file = join(site.boards, '60.dts')
  const round = async () => {
    const { page } = await openStart(plain)
    await steps.before(page, file)
    const before = await heldAndSaved(page)
    await steps.act(page, file)
    const after = await heldAndSaved(page)
    await page.context().close()
    const history =
      (await heldAsData(plain, reader, after.saved)) -
      (await heldAsData(plain, reader, before.saved))
    return /** @type {const} */ ([after.all - before.all, history])
  }
  try {
    return await inTurns(
      `memory added by ${work}, without compiled code, MB`,
      'their history as plain data, in an empty page',
      round,
      'at most 1.2', // tables grow by doubling
    )
  } finally {
    await browser.close()
  }
}

/** @param {Page} page */
async function heldAndSaved(page) {
  await painted(page)
  await page.getByRole('button', { name: 'Project: Saved' }).waitFor()
  const { all } = await held(page)
  const saved = await page.evaluate(async () => {
    /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await answer(indexedDB.open('portwire'))
    const store = (/** @type {string} */ name) => db.transaction(name).objectStore(name)
    /** @type {Saved[]} */
    const projects = []
    for (const { id, save } of await answer(store('projects').getAll())) {
      const own = IDBKeyRange.bound([id], [id, []])
      /** @type {Uint8Array[]} */
      const files = await answer(store('files').getAll(own))
      const text = await answer(store('saves').get([id, save]))
      projects.push({ text, files: files.map(({ length }) => length) })
    }
    db.close()
    return projects
  })
  return { all, saved }
}

/**
 * Of a page that holds these projects and nothing else, MB.
 *
 * @param {Site} site
 * @param {string} reader
 * @param {readonly Saved[]} saved
 */
async function heldAsData(site, reader, saved) {
  const page = await freshPage(site)
  await page.addScriptTag({ content: reader })
  await page.evaluate((saved) => {
    /** @type {Map<unknown, unknown>} */
    const texts = new Map()
    /** A text that comes again is the same object. @param {string} _ @param {unknown} value */
    const once = (_, value) => {
      if (typeof value === 'string' && !texts.has(value)) texts.set(value, value)
      return texts.get(value) ?? value
    }
    const { unpackShared } = Reflect.get(globalThis, 'sharedTable')
    const histories = saved.map(({ text, files }) => {
      const bytes = files.map((size) => new Uint8Array(size))
      const { value } = unpackShared(
        JSON.parse(text, once).table,
        (/** @type {number} */ at) => bytes[at],
      )
      // All edits up to each step, of which the last list holds every one.
      for (const { project } of [...value.past, ...value.future]) project.edits = null
      return value
    })
    Object.assign(globalThis, { histories })
  }, saved)
  const { all } = await held(page)
  await page.context().close()
  return all
}

/** What unpacks a history of the storage, as a script. */
async function tableReader() {
  const entry = join(ROOT, 'src/core/base/sharedTable.ts')
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, lib: { entry, formats: ['iife'], name: 'sharedTable' } },
  })
  const [result] = Array.isArray(built) ? built : []
  if (result === undefined) throw new Error('Nothing was built')
  return result.output[0].code
}
