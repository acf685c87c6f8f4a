import { dropFiles } from './dropFiles.ts'
import { expect, type Page, test } from './fixtures.ts'
import { DSI_OFF, FILES, NOT_FOR_IT, PANEL } from './smallBoard.ts'

const overlays = (page: Page) => page.getByRole('region', { name: 'Overlays' })
const off = { name: 'dsi-off.dtso', text: DSI_OFF }
const panel = { name: 'panel.dtso', text: PANEL }
const built = ['OVL0', 'DSI0']

test('an overlay dropped on an open board goes on it, off it and away, each undone by one key', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await portwire.expectPath('vdosys0', 'MAIN', 'built', built)
  await dropFiles(page, [off])
  const path = portwire.path('vdosys0', 'MAIN')
  await expect(path.getByText('dropped silently')).toBeVisible()

  const row = overlays(page).getByRole('checkbox', { name: 'dsi-off.dtso' })
  await expect(row).toBeChecked()
  await row.press('Space')
  await portwire.expectPath('vdosys0', 'MAIN', 'built', built)
  await page.keyboard.press('Control+z')
  await expect(row).toBeChecked()
  await overlays(page).getByRole('button', { name: 'Remove dsi-off.dtso' }).click()
  await portwire.expectPath('vdosys0', 'MAIN', 'built', built)
  await page.keyboard.press('Control+z')
  await expect(row).toBeChecked()
  await expect(path.getByText('dropped silently')).toBeVisible()
})

test('what the base lacks is named one by one, and nothing is applied in part', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await dropFiles(page, [{ name: 'other.dtso', text: NOT_FOR_IT }])
  const alert = page.getByRole('alert').filter({ hasText: 'other.dtso does not fit this board' })
  await expect(alert).toContainText('dsi7')
  await expect(alert).toContainText('/soc/none')
  await portwire.expectPath('vdosys0', 'MAIN', 'built', built)
  await expect(overlays(page).getByText('not applied')).toBeVisible()
  await expect(
    overlays(page)
      .getByRole('list', { name: 'Why other.dtso is not applied' })
      .getByRole('listitem'),
  ).toHaveText([/dsi7/, /\/soc\/none/])
})

test('an overlay alone says what it needs, waits, and goes on the board that is opened next', async ({
  portwire,
  page,
}) => {
  await dropFiles(page, [panel])
  const alert = page.getByRole('alert').filter({ hasText: 'panel.dtso waits for a board' })
  await expect(alert).toContainText('.dts or .dtb')
  await portwire.openFiles(FILES)
  await expect(portwire.block('panel@0')).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: 'panel.dtso, which waited' }),
  ).toBeVisible()
})

test('a board and its overlay open together', async ({ portwire, page }) => {
  await dropFiles(page, [panel, ...FILES])
  await expect(portwire.path('vdosys0', 'MAIN')).toContainText('dsi0 leads to panel@0.')
})

test('overlays apply in their order, which the list changes', async ({ portwire, page }) => {
  await portwire.openFiles(FILES)
  const on = { name: 'dsi-on.dtso', text: DSI_OFF.replace('disabled', 'okay') }
  await dropFiles(page, [off])
  await dropFiles(page, [on])
  await portwire.expectPath('vdosys0', 'MAIN', 'built', built)
  await overlays(page).getByRole('button', { name: 'Apply dsi-on.dtso earlier' }).click()
  await expect(portwire.path('vdosys0', 'MAIN').getByText('dropped silently')).toBeVisible()
})

test('edits stay when an overlay is switched, and those that cannot are named', async ({
  portwire,
  page,
}) => {
  await dropFiles(page, [panel, ...FILES])
  const title = page.getByRole('textbox', { name: 'Board title' })
  await title.fill('My own name')
  await title.press('Enter')
  await portwire.select('panel@0')
  await portwire.inspector.getByRole('button', { name: 'disabled' }).click()
  await page.getByRole('tab', { name: 'Files' }).click()
  await overlays(page).getByRole('checkbox', { name: 'panel.dtso' }).press('Space')
  await expect(portwire.block('panel@0')).toHaveCount(0)
  await expect(overlays(page).getByRole('status')).toContainText('Disable panel@0')
  await expect(title).toHaveValue('My own name')
  await page.keyboard.press('Control+z')
  await expect(portwire.block('panel@0')).toHaveAccessibleName(/disabled/)
  await expect(overlays(page).getByRole('status')).toBeEmpty()
})
