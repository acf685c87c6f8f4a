import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { complaintsOf } from './complaints.ts'
import { expect, type Page, Portwire, test } from './fixtures.ts'
import { TWO_HOSTS } from './smallBoard.ts'

test.use({ viewport: { width: 1600, height: 900 }, fresh: true })

const title = (page: Page) => page.getByRole('textbox', { name: 'Board title' })
const saved = (page: Page) =>
  expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()

async function rename(page: Page, name: string): Promise<void> {
  await title(page).fill(name)
  await page.keyboard.press('Enter')
}

test('a browser killed in the middle of an edit costs that edit at the most', async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration names no baseURL')
  const folder = mkdtempSync(join(tmpdir(), 'portwire-kill-'))
  const complaints: (readonly string[])[] = []
  const start = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await playwright.chromium.launchPersistentContext(folder, {
      ...launchOptions,
      baseURL,
      reducedMotion: 'reduce',
      viewport: { width: 1600, height: 900 },
    })
    complaints.push(await complaintsOf(context, baseURL))
    const [page = await context.newPage()] = context.pages()
    await page.goto('./')
    return { context, page }
  }
  try {
    const first = await start()
    await new Portwire(first.page).openExample('DSI panel and HDMI')
    await rename(first.page, 'Kept')
    await saved(first.page)
    await rename(first.page, 'Perhaps kept')
    const gone = first.context.waitForEvent('close')
    const session = await first.context.newCDPSession(first.page)
    await session.send('Browser.crash').catch(() => {}) // no unload, no goodbye
    await gone

    const second = await start()
    await second.page.getByRole('button', { name: /^Continue: / }).click()
    await expect(title(second.page)).toHaveValue(/^(Kept|Perhaps kept)$/)
    await expect(second.page.getByRole('button', { name: /^Undo rename the board/ })).toBeVisible()
    await second.context.close()
    expect(complaints).toEqual([[], []])
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('a tab that is left writes what it has at once', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await saved(page)
  await rename(page, 'Last words')
  await page.reload()
  await expect(title(page)).toHaveValue('Last words')
})

/** From here on till the page is loaded anew, the storage is busy: what is put there never arrives. */
const holdStorage = (page: Page) =>
  page.evaluate(() => {
    Object.assign(IDBObjectStore.prototype, { put: () => new Promise(() => {}) })
  })

test('a board whose first save had not arrived is told after a reload, and what was open before is back', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await rename(page, 'Kept')
  await saved(page)
  await holdStorage(page)
  await portwire.openFiles([{ name: 'two-hosts.dts', text: TWO_HOSTS }])
  await expect(title(page)).not.toHaveValue('Kept')
  const lost = await title(page).inputValue()
  await page.reload()
  const alert = page.getByRole('alert').filter({ hasText: 'Could not bring back' })
  await expect(alert).toContainText(`${lost} was not saved in this browser yet`)
  await expect(alert).not.toContainText('no longer')
  await expect(title(page)).toHaveValue('Kept')
  await expect(page.getByRole('button', { name: /^Undo rename the board/ })).toBeVisible()
  await saved(page)
  await page.reload()
  await expect(title(page)).toHaveValue('Kept')
  await expect(alert).toHaveCount(0)
})

test('where the first board had not been saved, a reload leads to the start screen and says so once', async ({
  portwire,
  page,
}) => {
  const start = page.getByRole('heading', { name: 'Start from a SoC' })
  await holdStorage(page)
  await portwire.openExample('DSI panel and HDMI')
  await expect(page.getByRole('button', { name: 'Project: Saving' })).toBeVisible()
  const lost = await title(page).inputValue()
  await page.reload()
  await expect(start).toBeVisible()
  const alert = page.getByRole('alert').filter({ hasText: 'Could not bring back' })
  await expect(alert).toContainText(`${lost} was not saved in this browser yet`)
  await expect(alert).not.toContainText('no longer')
  await page.reload()
  await expect(start).toBeVisible()
  await portwire.openExample('DSI panel and HDMI')
  await saved(page)
  await expect(alert).toHaveCount(0)
})

const REFUSALS: Readonly<Record<string, { readonly spoil: () => void; readonly says: RegExp }>> = {
  'where the browser refuses storage': {
    spoil: () =>
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('Access is denied', 'SecurityError')
        },
      }),
    says: /does not let this page keep anything/,
  },
  'where the storage is full': {
    spoil: () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room', 'QuotaExceededError')
      }
    },
    says: /storage of this browser is full/,
  },
}

for (const [name, { spoil, says }] of Object.entries(REFUSALS))
  test(`${name}, that is said at once, with a file as the way out`, async ({ page }) => {
    await page.addInitScript(spoil)
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    await page.goto('./')
    const portwire = new Portwire(page)
    await portwire.openExample('DSI panel and HDMI')
    const alert = page.getByRole('alert').filter({ hasText: 'Your work is not being kept.' })
    await expect(alert).toContainText(says)
    await expect(page.getByRole('button', { name: 'Project: Not saved' })).toBeVisible()
    await portwire.select('ovl0')
    await page.getByRole('button', { name: 'Disable ovl0' }).click()
    await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
    const download = page.waitForEvent('download')
    await alert.getByRole('button', { name: 'Save to file' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.portwire\.json$/)
  })

test('a project that cannot be read is kept, and offered as a file', async ({ portwire, page }) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await portwire.openExample('DSI panel and HDMI')
  await saved(page)
  const name = await title(page).inputValue()
  await page.getByRole('button', { name: 'Portwire' }).click()
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('portwire')
        opening.onerror = reject
        opening.onsuccess = () => {
          const tx = opening.result.transaction('saves', 'readwrite')
          const saves = tx.objectStore('saves')
          const keys = saves.getAllKeys()
          keys.onsuccess = () => {
            for (const key of keys.result) saves.put('{"portwire":99,"table":[["list",null]]}', key)
          }
          tx.oncomplete = resolve
        }
      }),
  )
  const projects = page.getByRole('region', { name: 'Your projects' })
  await projects.getByRole('button', { name: `Continue: ${name}` }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'newer Portwire' })).toBeVisible()
  const download = page.waitForEvent('download')
  await projects.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Save to file' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.portwire\.json$/)
})
