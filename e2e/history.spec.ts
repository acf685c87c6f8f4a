import { expect, type Page, type Portwire, test } from './fixtures.ts'

test.use({ viewport: { width: 1600, height: 900 } })

const title = (page: Page) => page.getByRole('textbox', { name: 'Board title' })
const list = (page: Page) => page.getByRole('listbox', { name: 'Changes, the newest first' })

/** Four changes, each of another kind. */
async function change(portwire: Portwire): Promise<void> {
  const { page } = portwire
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  await page.getByRole('button', { name: 'Disable ovl0' }).click()
  await title(page).fill('Renamed')
  await page.keyboard.press('Enter')
  await portwire.select('hdmi')
  await page.keyboard.press('ArrowDown')
  await portwire.select('color0')
  await page.keyboard.press('Delete')
}

const LABELS = [
  'Remove color0',
  'Move hdmi',
  'Rename the board to Renamed',
  'Disable ovl0',
  'As it was opened',
]

test('the history names every change and leads to each, by mouse and by key', async ({
  portwire,
  page,
}) => {
  await change(portwire)
  const last = await portwire.drawing()
  await page.getByRole('button', { name: 'History of changes' }).click()
  await expect(list(page).getByRole('option')).toContainText(LABELS)
  await list(page).getByRole('option', { name: 'Disable ovl0' }).click()
  await expect(title(page)).not.toHaveValue('Renamed')
  await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
  await expect(list(page).getByRole('option', { name: 'Disable ovl0' })).toHaveAttribute(
    'aria-selected',
    'true',
  )

  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(portwire.block('ovl0')).not.toHaveAccessibleName(/disabled/)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect.poll(() => portwire.drawing()).toBe(last)
})

test('a reload brings back the board with every step of it, undone ones too', async ({
  portwire,
  page,
}) => {
  await change(portwire)
  await portwire.undo()
  const drawn = await portwire.drawing()
  await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
  await page.reload()
  await expect(title(page)).toHaveValue('Renamed')
  await portwire.fit()
  await expect.poll(() => portwire.drawing()).toBe(drawn)
  await page.getByRole('button', { name: 'History of changes' }).click()
  await expect(list(page).getByRole('option')).toContainText(LABELS)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Redo remove color0' }).click()
  await expect(portwire.block('color0')).toHaveCount(0)
  for (const label of ['Undo remove color0', 'Undo move hdmi', 'Undo rename the board to Renamed'])
    await page.getByRole('button', { name: label }).click()
  await page.getByRole('button', { name: 'Undo disable ovl0' }).click()
  await expect(portwire.block('ovl0')).not.toHaveAccessibleName(/disabled/)
})
