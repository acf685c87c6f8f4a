// What is held after a board is opened, and after much work.
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../root.mjs'
import { findChromium } from '../system.mjs'
import { freshPage, openFile, openReference, openStart, painted } from './site.mjs'

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

/** What is alive, MB: objects alone, and with the bytes of their buffers. @param {Page} page */
async function held(page) {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return { objects: usedSize / 1e6, all: (usedSize + backingStorageSize) / 1e6 }
}

/**
 * What work adds to what is held, beside its history alone. Some of the same work comes before, so that what
 * is fetched and made once is there. The engine compiles nothing for speed meanwhile: how much of such code
 * it keeps is its own choice, and more than a history.
 *
 * @param {Site} site
 * @returns {Promise<Row[]>}
 */
export async function memory(site) {
  const executablePath = findChromium()
  const browser = await site.browser.browserType().launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--js-flags=--no-opt --no-maglev --no-sparkplug'],
  })
  const reader = await tableReader()
  const plain = { ...site, browser }
  const file = join(site.boards, '60.dts')
  /** @param {Page} page @param {number} times */
  const open = async (page, times) => {
    for (let at = 0; at < times; at += 1) await openFile(page, file)
  }
  try {
    return [
      await grown(plain, reader, '500 edits of 60 blocks, half of them moves', {
        before: async (page) => {
          await open(page, 1)
          await page.locator('.react-flow__node').nth(3).click()
          await edit(page, 100)
        },
        act: (page) => edit(page, 500),
      }),
      await grown(plain, reader, 'opening 50 boards of 60 blocks', {
        before: (page) => open(page, 10),
        act: (page) => open(page, 50),
      }),
    ]
  } finally {
    await browser.close()
  }
}

/** Of the block that is selected. @param {Page} page @param {number} times */
async function edit(page, times) {
  for (let at = 0; at < times; at += 1)
    await page.keyboard.press(at % 2 === 0 ? 'Shift+E' : 'ArrowRight')
}

/**
 * @param {Site} site
 * @param {string} reader
 * @param {string} work
 * @param {Record<'before' | 'act', (page: Page) => Promise<void>>} steps
 * @returns {Promise<Row>}
 */
async function grown(site, reader, work, steps) {
  const { page } = await openStart(site)
  await steps.before(page)
  const before = await heldAndSaved(page)
  await steps.act(page)
  const after = await heldAndSaved(page)
  await page.context().close()
  const growth = after.all - before.all
  const history =
    (await heldAsData(site, reader, after.saved)) - (await heldAsData(site, reader, before.saved))
  return {
    work: `memory added by ${work}, without compiled code, MB`,
    ms: growth,
    spread: [growth, growth],
    reference: 'their history as plain data, in an empty page',
    referenceMs: history,
    ratio: growth / history,
    goal: 'at most 1.2', // tables grow by doubling
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
