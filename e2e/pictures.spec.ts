import { expect, test } from './fixtures.ts'

/** Not a test: takes the README's pictures anew, with PORTWIRE_PICTURES=1. */
test.skip(process.env.PORTWIRE_PICTURES === undefined, 'pictures are taken on demand')

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1600, height: 900 } })

    test('the editor, a DSC put in before the panel', async ({ portwire, page }) => {
      await portwire.openExample('DSI panel and HDMI')
      const targetPosition = await portwire.placeOf(portwire.link('dither0', 'dsi0'))
      await portwire.item('dsc0').dragTo(portwire.canvas, { targetPosition })
      await expect(portwire.link('dsc0', 'dsi0')).toHaveCount(1)
      await expect(portwire.verdict).toContainText('crtc-0 (DSI0 → panel)')
      expect(await portwire.overlaps()).toEqual([])
      await page.getByRole('button', { name: 'Clear the selection' }).click()
      await page.getByRole('tab', { name: 'DTS' }).click()
      await expect(page.getByRole('textbox', { name: 'Board snippet' })).toBeVisible()
      await portwire.fit()
      await page.mouse.move(0, 0)
      await expect(page.getByText(/^Opened /)).toHaveCount(0, { timeout: 10_000 })
      await page.screenshot({ path: `docs/editor-${colorScheme}.png` })
    })
  })
