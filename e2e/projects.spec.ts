import { readFileSync } from 'node:fs'
import { expect, type Page, Portwire, test } from './fixtures.ts'

test.use({ viewport: { width: 1600, height: 900 } })

const KIOSK = 'DSI panel and HDMI'
const LAPTOP = 'Laptop with eDP'

const title = (page: Page) => page.getByRole('textbox', { name: 'Board title' })
const mine = (page: Page) => page.getByRole('region', { name: 'Your projects' })
const saved = (page: Page) =>
  expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()

async function goHome(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Portwire' }).click()
  await expect(page.getByRole('heading', { name: 'Start from a SoC' })).toBeVisible()
}

async function inMenu(page: Page, project: string, item: string): Promise<void> {
  await mine(page)
    .getByRole('button', { name: `More for ${project}`, exact: true })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function disableOvl0(portwire: Portwire): Promise<void> {
  await portwire.select('ovl0')
  await portwire.page.getByRole('button', { name: 'Disable ovl0' }).click()
}

test('each board opened is a project of its own, the last one first to go on with', async ({
  portwire,
  page,
}) => {
  await expect(mine(page)).toHaveCount(0)
  await portwire.openExample(KIOSK)
  const kiosk = await title(page).inputValue()
  await disableOvl0(portwire)
  await goHome(page)
  await portwire.openExample(LAPTOP)
  const laptop = await title(page).inputValue()
  await goHome(page)
  await portwire.openExample(KIOSK)
  await goHome(page)
  await expect(mine(page).getByRole('listitem')).toHaveCount(3)

  const page2 = await page.context().newPage()
  await page2.goto('./')
  await mine(page2)
    .getByRole('button', { name: `Continue: ${kiosk}` })
    .click()
  await expect(title(page2)).toHaveValue(kiosk)
  await page2.close()

  await mine(page)
    .getByRole('button', { name: new RegExp(`^${laptop}`) })
    .click()
  await expect(title(page)).toHaveValue(laptop)
})

test('a project is renamed, duplicated, deleted and brought back', async ({ portwire, page }) => {
  await portwire.openExample(KIOSK)
  const kiosk = await title(page).inputValue()
  await disableOvl0(portwire)
  await goHome(page)

  await inMenu(page, kiosk, 'Rename')
  await mine(page)
    .getByRole('textbox', { name: `Name of ${kiosk}` })
    .fill('Lobby')
  await page.keyboard.press('Enter')
  await expect(mine(page).getByRole('button', { name: /Lobby/ }).first()).toBeVisible()

  await inMenu(page, 'Lobby', 'Duplicate')
  await expect(mine(page).getByRole('listitem')).toHaveCount(2)
  await inMenu(page, 'Lobby', 'Delete')
  await expect(mine(page).getByText('Deleted “Lobby”.')).toBeVisible()
  await mine(page).getByRole('button', { name: 'Undo delete Lobby' }).click()
  await inMenu(page, 'Lobby (copy)', 'Delete')
  await expect(mine(page).getByText('Deleted “Lobby (copy)”.')).toBeVisible()
  await page.reload()
  await expect(mine(page).getByRole('listitem')).toHaveCount(1)
  await mine(page).getByRole('button', { name: 'Show 1 deleted this week' }).click()
  await mine(page).getByRole('button', { name: 'Undo delete Lobby (copy)' }).click()
  await expect(mine(page).getByRole('button', { name: /^Continue: Lobby \(copy\)/ })).toBeVisible()

  await mine(page)
    .getByRole('button', { name: /^Lobby ?MT/ })
    .click()
  await expect(title(page)).toHaveValue('Lobby')
  await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
  await page.getByRole('button', { name: 'Undo rename the board to Lobby' }).click()
  await expect(title(page)).toHaveValue(kiosk)
})

test('a restore point brings back a state by its name, as one step', async ({ portwire, page }) => {
  await portwire.openExample(KIOSK)
  await saved(page)
  const before = await portwire.drawing()
  await page.getByRole('button', { name: 'Project: Saved' }).click()
  const sheet = page.getByRole('dialog', { name: 'Project' })
  await sheet.getByRole('textbox', { name: 'Name of the restore point' }).fill('As shipped')
  await sheet.getByRole('button', { name: 'Keep this state' }).click()
  await expect(sheet.getByRole('listitem')).toContainText(['As shipped'])
  await page.keyboard.press('Escape')
  await disableOvl0(portwire)
  await expect.poll(() => portwire.drawing()).not.toBe(before)
  await saved(page)
  const after = await portwire.drawing()

  await page.getByRole('button', { name: 'Project: Saved' }).click()
  await sheet.getByRole('button', { name: 'Restore As shipped' }).click()
  await expect.poll(() => portwire.drawing()).toBe(before)
  await page.getByRole('button', { name: 'Undo restore As shipped' }).click()
  await expect.poll(() => portwire.drawing()).toBe(after)
})

test('a second tab follows a project and leaves it alone, until it takes it over', async ({
  portwire,
  page,
}) => {
  await portwire.openExample(KIOSK)
  await saved(page)
  const other = await page.context().newPage()
  await other.setViewportSize({ width: 1600, height: 900 })
  await other.goto('./')
  await mine(other)
    .getByRole('button', { name: /^Continue: / })
    .click()
  const here = other.getByText('Read-only here.')
  await expect(here).toBeVisible()
  await expect(title(other)).not.toBeEditable()
  const still = new Portwire(other)
  await still.fit()
  const drawn = await still.drawing()
  await still.dragBy(still.block('ovl0'), { x: 60, y: 80 })
  await still.block('ovl0').press('ArrowDown')
  expect(await still.drawing()).toBe(drawn)

  await portwire.dragBy(portwire.block('ovl0'), { x: 0, y: 80 })
  await expect.poll(() => still.drawing()).toBe(await portwire.drawing())

  // Not yet written when the other tab asks: it must not be lost on the way.
  await title(page).fill('Changed here')
  await page.keyboard.press('Enter')
  await title(page).fill('Too late')
  await other.getByRole('button', { name: 'Work on it here' }).click()
  await expect(here).toHaveCount(0)
  await expect(title(other)).toHaveValue('Changed here')
  await expect(page.getByText('Read-only here.')).toBeVisible()
  await page.keyboard.press('Enter')
  const late = page.getByText('Not taken: another tab works on this board.')
  await expect(late).toBeVisible()
  await late.click({ trial: true }) // nothing lies over it
  await title(page).blur()
  await expect(late).toHaveCount(0)
  await expect(title(page)).toHaveValue('Changed here')
  const left = await portwire.drawing()
  await portwire.dragBy(portwire.block('ovl0'), { x: 60, y: 80 })
  await portwire.block('ovl0').press('ArrowRight')
  expect(await portwire.drawing()).toBe(left)
  await title(other).fill('Changed there')
  await other.keyboard.press('Enter')
  await saved(other)

  // Once the other tab is closed, whoever turns to this one goes on working.
  const turnTo = () => page.evaluate(() => dispatchEvent(new Event('focus')))
  await turnTo()
  await expect(title(page)).not.toBeEditable()
  await other.close()
  await turnTo()
  await expect(page.getByText('Read-only here.')).toHaveCount(0)
  await expect(title(page)).toHaveValue('Changed there')
  await portwire.block('ovl0').press('ArrowRight')
  await expect.poll(() => portwire.drawing()).not.toBe(left)
  await saved(page)
})

test('a project goes to a file, whole, and comes back from it', async ({ portwire, page }) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await portwire.openExample(KIOSK)
  await disableOvl0(portwire)
  const drawn = await portwire.drawing()
  const started = page.waitForEvent('download')
  await page.keyboard.press('Control+Alt+s')
  const download = await started
  expect(download.suggestedFilename()).toMatch(/\.portwire\.json$/)
  const text = readFileSync(await download.path(), 'utf8')
  await goHome(page)
  await portwire.openFiles([{ name: download.suggestedFilename(), text }])
  await expect(title(page)).toBeVisible()
  await portwire.fit()
  await expect.poll(() => portwire.drawing()).toBe(drawn)
  await page.getByRole('tab', { name: 'Files' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Files' })).toContainText('/dts-v1/')
})

test('where the browser asks for a place, the file goes there, and there again', async ({
  portwire,
  page,
}) => {
  await page.evaluate(() => {
    const written: string[] = []
    const handle = {
      name: 'mine.portwire.json',
      createWritable: async () => ({
        write: async (text: string) => void written.push(text),
        close: async () => {},
      }),
    }
    Object.assign(window, {
      written,
      asked: 0,
      showSaveFilePicker: async () => {
        Object.assign(window, { asked: Number(Reflect.get(window, 'asked')) + 1 })
        return handle
      },
    })
  })
  await portwire.openExample(KIOSK)
  await page.keyboard.press('Control+Alt+s')
  await expect(page.getByText('Saved to mine.portwire.json.')).toBeVisible()
  await disableOvl0(portwire)
  await page.keyboard.press('Control+Alt+s')
  await expect
    .poll(() =>
      page.evaluate(() => [Reflect.get(window, 'asked'), Reflect.get(window, 'written').length]),
    )
    .toEqual([1, 2])
})

test('a canvas is found again as it was left, by a reload and among the projects', async ({
  portwire,
  page,
}) => {
  await portwire.openExample(KIOSK)
  await saved(page)
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await portwire.dragBy(portwire.canvas, { x: -120, y: -90 })
  const left = await portwire.block('ovl0').boundingBox()
  await page.reload()
  await expect.poll(() => portwire.block('ovl0').boundingBox()).toEqual(left)
  await goHome(page)
  await portwire.openExample(LAPTOP)
  await goHome(page)
  await mine(page)
    .getByRole('button', { name: /^Jetty 10/ })
    .click()
  await expect.poll(() => portwire.block('ovl0').boundingBox()).toEqual(left)
})

test('a file that is no project says so, and what is open stays', async ({ portwire, page }) => {
  await portwire.openExample(KIOSK)
  const drawn = await portwire.drawing()
  await portwire.openFiles([{ name: 'x.json', text: '{"portwire":99}' }])
  await expect(page.getByRole('alert')).toContainText(['newer Portwire'])
  expect(await portwire.drawing()).toBe(drawn)
})

test('opening a board leaves the keyboard on the canvas', async ({ portwire, page }) => {
  await page.getByRole('button', { name: 'Three classic mistakes' }).focus()
  await page.keyboard.press('Enter')
  await expect(portwire.canvas).toBeVisible()
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement?.querySelector('[role="application"]') !== null),
    )
    .toBe(true)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
})
