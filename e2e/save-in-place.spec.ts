import { dropFiles } from './dropFiles.ts'
import { expect, type Page, type Portwire, test } from './fixtures.ts'
import { board, SOC } from './smallBoard.ts'

test.use({ viewport: { width: 1600, height: 900 } })

/** The user's file is one of the page's own private ones: as real to the browser, and nobody is asked. */
async function putFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ([name, text]) => {
      const folder = await navigator.storage.getDirectory()
      const handle = await folder.getFileHandle(name, { create: true })
      const file = await handle.createWritable()
      await file.write(text)
      await file.close()
    },
    [name, text] as const,
  )
}

const fileText = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory()
    return (await (await folder.getFileHandle(name)).getFile()).text()
  }, name)

/** The browser's picker, in which its user picks these. */
const letPick = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate((names) => {
    const showOpenFilePicker = async () => {
      const folder = await navigator.storage.getDirectory()
      return Promise.all(names.map((name) => folder.getFileHandle(name)))
    }
    Object.assign(window, { showOpenFilePicker })
  }, names)

/** Names of the files that are known, for later visits too, by where they stand. */
const filesKnown = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((known) => {
        const opening = indexedDB.open('portwire')
        opening.onsuccess = () => {
          const asked = opening.result.transaction('places').objectStore('places').getAllKeys()
          asked.onsuccess = () => {
            opening.result.close()
            known(asked.result.flatMap((key) => (Array.isArray(key) ? String(key[1]) : [])).sort())
          }
        }
      }),
  )

const BOARD = board('Small board')

async function disableDsi(portwire: Portwire): Promise<void> {
  await portwire.select('dsi0')
  await portwire.page.getByRole('button', { name: 'Disable dsi0' }).click()
}

test('a file opened in place is saved there, also after a reload, and undone there', async ({
  portwire,
  page,
}) => {
  await putFile(page, 'small.dts', BOARD)
  await putFile(page, 'small.dtsi', SOC)
  await letPick(page, ['small.dts', 'small.dtsi'])
  await page.getByRole('button', { name: 'Open files' }).click()
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Small board')
  await disableDsi(portwire)
  await page.getByRole('button', { name: 'Export DTS' }).click()
  await page.getByRole('menuitem', { name: 'Save to small.dts' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved small.dts.' })).toBeVisible()
  expect(await fileText(page, 'small.dts')).toBe(BOARD.replace('"okay"', '"disabled"'))
  expect(await fileText(page, 'small.dtsi')).toBe(SOC)

  await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
  await page.reload()
  await expect(portwire.block('dsi0')).toHaveAccessibleName(/disabled/)
  await portwire.undo()
  await page.getByRole('button', { name: 'Export DTS' }).click()
  await page.getByRole('menuitem', { name: 'Save to small.dts' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved small.dts.' })).toBeVisible()
  expect(await fileText(page, 'small.dts')).toBe(BOARD)
})

test('files that are dropped are saved where they came from', async ({ portwire, page }) => {
  await putFile(page, 'small.dts', BOARD)
  await putFile(page, 'small.dtsi', SOC)
  await page.evaluate(() => {
    async function getAsFileSystemHandle(this: DataTransferItem) {
      const name = this.getAsFile()?.name ?? ''
      return (await navigator.storage.getDirectory()).getFileHandle(name)
    }
    Object.assign(DataTransferItem.prototype, { getAsFileSystemHandle })
  })
  await dropFiles(page, [
    { name: 'small.dts', text: BOARD },
    { name: 'small.dtsi', text: SOC },
  ])
  await disableDsi(portwire)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: 'Saved small.dts.' })).toBeVisible()
  expect(await fileText(page, 'small.dts')).toBe(BOARD.replace('"okay"', '"disabled"'))
})

test('a file changed on the disk since is left as it is, and that is said', async ({
  portwire,
  page,
}) => {
  await putFile(page, 'small.dts', BOARD)
  await putFile(page, 'small.dtsi', SOC)
  await letPick(page, ['small.dts', 'small.dtsi'])
  await page.getByRole('button', { name: 'Open files' }).click()
  await disableDsi(portwire)
  await putFile(page, 'small.dts', `${BOARD}/* mine */\n`)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('alert').filter({ hasText: 'changed on the disk' })).toBeVisible()
  expect(await fileText(page, 'small.dts')).toBe(`${BOARD}/* mine */\n`)
})

test('a folder opened in place shows its boards, and saves into it', async ({ portwire, page }) => {
  await putFile(page, 'small.dts', BOARD)
  await putFile(page, 'small.dtsi', SOC)
  await page.evaluate(() => {
    const showDirectoryPicker = () => navigator.storage.getDirectory()
    Object.assign(window, { showDirectoryPicker })
  })
  await page.getByRole('button', { name: 'Open a folder' }).click()
  await disableDsi(portwire)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: 'Saved small.dts.' })).toBeVisible()
  expect(await fileText(page, 'small.dts')).toBe(BOARD.replace('"okay"', '"disabled"'))
})

test('where an overlay stands that does not fit is known all the same', async ({
  portwire,
  page,
}) => {
  const overlay = '/dts-v1/;\n/plugin/;\n&nowhere { status = "okay"; };\n'
  await putFile(page, 'small.dts', BOARD)
  await putFile(page, 'small.dtsi', SOC)
  await putFile(page, 'nowhere.dtso', overlay)
  await letPick(page, ['small.dts', 'small.dtsi'])
  await page.getByRole('button', { name: 'Open files' }).click()
  await expect(portwire.block('dsi0')).toBeVisible()
  await letPick(page, ['nowhere.dtso'])
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'does not fit this board' })).toBeVisible()
  await expect.poll(() => filesKnown(page)).toEqual(['nowhere.dtso', 'small.dts'])
})

test.describe('where a part of the page cannot be fetched', () => {
  test.use({ provoked: /^console: Failed to load resource: net::ERR_FAILED/ })

  test('so that the place of a file is not known, that is told, and it is when opened again', async ({
    portwire,
    page,
  }) => {
    const parts = '**/assets/filePlaces-*.js'
    await page.route(parts, (route) => route.abort())
    await putFile(page, 'small.dts', BOARD)
    await putFile(page, 'small.dtsi', SOC)
    await letPick(page, ['small.dts', 'small.dtsi'])
    await page.getByRole('button', { name: 'Open files' }).click()
    await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Small board')
    const alert = page.getByRole('alert').filter({ hasText: 'Could not note where' })
    await expect(alert).toContainText('could not be loaded. Try again')
    await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
    await page.unroute(parts)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Opened Small board.' })).toBeVisible()
    await disableDsi(portwire)
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('status').filter({ hasText: 'Saved small.dts.' })).toBeVisible()
    expect(await fileText(page, 'small.dts')).toBe(BOARD.replace('"okay"', '"disabled"'))
  })
})
