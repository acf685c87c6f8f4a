import { axeFindings } from './axe.ts'
import { dropFiles } from './dropFiles.ts'
import { expect, type Portwire, test } from './fixtures.ts'
import { board, DSI_OFF, FILES, NOT_FOR_IT, SOC } from './smallBoard.ts'

const VIEWS: Readonly<Record<string, (portwire: Portwire) => Promise<void>>> = {
  'the list of boards': async (portwire) => {
    await portwire.openFiles([
      { name: 'a.dts', text: board('A') },
      { name: 'b.dts', text: board('B') },
      { name: 'o.dtso', text: DSI_OFF },
      { name: 'small.dtsi', text: SOC },
    ])
    await expect(portwire.page.getByRole('option')).toHaveCount(3)
  },
  'a board with overlays, a marked line and what was changed': async (portwire) => {
    const { page } = portwire
    await portwire.openFiles(FILES)
    await dropFiles(page, [{ name: 'dsi-off.dtso', text: DSI_OFF }])
    await dropFiles(page, [{ name: 'other.dtso', text: NOT_FOR_IT }])
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await portwire.select('dsi0')
    await portwire.inspector.getByRole('button', { name: 'okay' }).click()
    await portwire.inspector.getByRole('button', { name: 'dsi-off.dtso:5' }).click()
    await expect(page.locator('.cm-marked')).toBeVisible()
  },
}

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })
  for (const [name, show] of Object.entries(VIEWS))
    test(`axe finds nothing against ${name}`, async ({ portwire, page }) => {
      await show(portwire)
      expect(await axeFindings(page)).toEqual([])
    })
})
