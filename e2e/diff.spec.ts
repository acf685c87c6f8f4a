import { axeFindings } from './axe.ts'
import { dropFiles } from './dropFiles.ts'
import { expect, type Page, test } from './fixtures.ts'
import { board, FILES, SOC } from './smallBoard.ts'

test.use({ viewport: { width: 1600, height: 900 } })

const diff = (page: Page) => page.getByRole('region', { name: 'Diff' })
const group = (page: Page, name: string) =>
  diff(page).getByRole('list', { name }).getByRole('listitem')
const marks = (page: Page) =>
  page.getByRole('list', { name: 'Differences on the canvas' }).getByRole('listitem')

test('what changed since the board was opened is listed, shown on the canvas, and gone by undo', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await page.getByRole('tab', { name: 'Diff' }).click()
  await expect(diff(page)).toContainText('No difference')
  await portwire.select('dsi0')
  await portwire.inspector.getByRole('button', { name: 'disabled', exact: true }).click()
  await portwire.selectLink('vdosys0', 'ovl0')
  await page.keyboard.press('Delete')
  await expect(group(page, 'Paths')).not.toHaveCount(0)
  await expect(group(page, 'Status')).toHaveText([/changed\s*dsi0\s*okay → disabled/])
  await expect(group(page, 'Links')).toHaveText([/removed.*vdosys0 .* → ovl0/])

  await expect(marks(page)).toHaveCount(0)
  await diff(page).getByRole('checkbox', { name: 'On the canvas' }).check()
  await expect(marks(page)).toHaveText([
    /vdosys0\s*changed/, // its endpoint went with the link
    /dsi0\s*changed/,
    /vdosys0 → ovl0\s*removed/,
  ])
  await group(page, 'Status').getByRole('button', { name: 'dsi0' }).click()
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('dsi0')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(diff(page)).toContainText('No difference')
  await expect(marks(page)).toHaveCount(0)
})

test('any step of the history can be compared with', async ({ portwire, page }) => {
  await portwire.openFiles(FILES)
  await portwire.select('dsi0')
  await portwire.inspector.getByRole('button', { name: 'disabled', exact: true }).click()
  await portwire.selectLink('ovl0', 'dsi0')
  await page.keyboard.press('Delete')
  await page.getByRole('tab', { name: 'Diff' }).click()
  await expect(diff(page).getByRole('list')).toHaveCount(3)
  const from = diff(page).getByRole('combobox', { name: 'From' })
  const steps = await from.getByRole('option').allTextContents()
  expect(steps).toHaveLength(3)
  await from.selectOption(steps[1] ?? '')
  await expect(group(page, 'Status')).toHaveCount(0)
  await expect(group(page, 'Links')).toHaveText([/removed.*ovl0 .* → dsi0/])
})

test('two states of the board, and two files, are compared with each other', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await portwire.select('dsi0')
  await portwire.inspector.getByRole('button', { name: 'disabled', exact: true }).click()
  await portwire.selectLink('ovl0', 'dsi0')
  await page.keyboard.press('Delete')
  await page.getByRole('tab', { name: 'Diff' }).click()
  const to = diff(page).getByRole('combobox', { name: 'To' })
  const from = diff(page).getByRole('combobox', { name: 'From' })
  await expect(to.getByRole('option')).toHaveCount(4)
  const [, , lastStep = ''] = await to.getByRole('option').allTextContents()
  await to.selectOption(lastStep)
  await expect(group(page, 'Status')).toHaveText([/dsi0\s*okay → disabled/])
  await expect(group(page, 'Links')).toHaveCount(0)
  await expect(diff(page).getByRole('checkbox', { name: 'On the canvas' })).toBeDisabled()

  for (const [name, text] of [
    ['older.dts', board('Small board').replace('okay', 'disabled')],
    ['newer.dts', board('Small board')],
  ] as const) {
    const asked = page.waitForEvent('filechooser')
    await diff(page).getByRole('button', { name: 'A file…' }).click()
    await (await asked).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(text) }])
    await expect(from.locator('option:checked')).toHaveText(name)
  }
  await to.selectOption('older.dts')
  await expect(diff(page)).toContainText('from newer.dts to older.dts')
  await expect(group(page, 'Status')).toHaveText([/dsi0\s*okay → disabled/])
})

test('a file, picked or dropped, is compared with and opens nothing', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await page.getByRole('tab', { name: 'Diff' }).click()
  // Another version of the board's own file: its include is the one that is open.
  const older = board('Small board').replace('okay', 'disabled')
  const asked = page.waitForEvent('filechooser')
  await diff(page).getByRole('button', { name: 'A file…' }).click()
  await (await asked).setFiles([
    { name: 'older.dts', mimeType: 'text/plain', buffer: Buffer.from(older) },
  ])
  await expect(group(page, 'Status')).toHaveText([/dsi0\s*disabled → okay/])
  await expect(diff(page)).toContainText('from older.dts to the board on the canvas')
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Small board')

  const whole = SOC.replaceAll('ovl0: ovl@2', 'ovl0: ovl@4')
  await dropFiles(
    page,
    [{ name: 'whole.dts', text: `/dts-v1/;\n${whole}` }],
    page.getByRole('region', { name: 'Diff' }),
  )
  await expect(diff(page)).toContainText('from whole.dts to the board on the canvas')
  await expect(group(page, 'Status')).toHaveText([/dsi0\s*disabled → okay/])
  await page.getByRole('button', { name: 'Copy the differences' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied the differences' })).toBeVisible()
})

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })
  test('axe finds nothing against the differences', async ({ portwire, page }) => {
    await portwire.openFiles(FILES)
    await portwire.selectLink('vdosys0', 'ovl0')
    await page.keyboard.press('Delete')
    await page.getByRole('tab', { name: 'Diff' }).click()
    await diff(page).getByRole('checkbox', { name: 'On the canvas' }).check()
    await expect(marks(page)).not.toHaveCount(0)
    expect(await axeFindings(page)).toEqual([])
  })
})

test('a restore point can be compared with before it is restored', async ({ portwire, page }) => {
  await portwire.openFiles(FILES)
  await page.getByRole('button', { name: /^Project/ }).click()
  await page.getByRole('textbox', { name: 'Name of the restore point' }).fill('First light')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Restore First light' })).toBeVisible()
  await page.keyboard.press('Escape')
  await portwire.select('dsi0')
  await portwire.inspector.getByRole('button', { name: 'disabled', exact: true }).click()
  await page.getByRole('button', { name: /^Project/ }).click()
  await page.getByRole('button', { name: 'Compare with First light' }).click()
  await expect(diff(page)).toContainText('from the restore point “First light”')
  await expect(group(page, 'Status')).toHaveText([/dsi0\s*okay → disabled/])
})
