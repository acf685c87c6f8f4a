import { expect, test } from './fixtures.ts'

/** Not a test: takes the README's pictures anew, with PORTWIRE_PICTURES=1. */
test.skip(process.env.PORTWIRE_PICTURES === undefined, 'pictures are taken on demand')

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1600, height: 900 } })

    test('the editor, a DSC put in before the panel', async ({ portwire, page }) => {
      await portwire.openExample('DSI panel and HDMI')
      const gap = await portwire.placeOf(portwire.block('dsi0'))
      const column = gap.x - (await portwire.placeOf(portwire.block('dither0'))).x
      await portwire.dragBy(portwire.block('panel@0'), { x: column, y: 0 })
      await portwire.dragBy(portwire.block('dsi0'), { x: column, y: 0 })
      await portwire.item('dsc0').dragTo(portwire.canvas, { targetPosition: gap })
      await portwire.dragBy(portwire.block('dsc0'), { x: 1, y: 1 }) // into line with its neighbours
      await portwire.drag(portwire.handle('dither0', 'dither0_out'), portwire.block('dsc0'))
      await portwire.drag(portwire.handle('dsc0', 'Link on from dsc0'), portwire.block('dsi0'))
      await page.getByRole('button', { name: 'Clear the selection' }).click()
      await page.getByRole('tab', { name: 'DTS' }).click()
      await expect(page.getByRole('textbox', { name: 'Board snippet' })).toBeVisible()
      await portwire.fit()
      await page.mouse.move(0, 0)
      await expect(page.getByText(/^Opened /)).toHaveCount(0, { timeout: 10_000 })
      await page.screenshot({ path: `docs/editor-${colorScheme}.png` })
    })
  })
