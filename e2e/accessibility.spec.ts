import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, type Portwire, test } from './fixtures.ts'

const VIEWS: Readonly<Record<string, (portwire: Portwire) => Promise<void>>> = {
  'the start screen': async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Three classic mistakes' })).toBeVisible()
  },
  'the help dialog': async ({ page }) => {
    await page.getByRole('button', { name: 'Keys and gestures' }).click()
    await expect(page.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible()
  },
  'an empty board': (portwire) => portwire.startFrom('MT8195'),
  'a board with mistakes and a block selected': async (portwire) => {
    await portwire.openExample('Three classic mistakes')
    await portwire.select('merge5')
  },
  'a board with its snippet': async (portwire) => {
    await portwire.openExample('DSI panel and HDMI')
    await portwire.select('ovl0')
    await portwire.page.getByRole('button', { name: 'Disable ovl0' }).click()
    await portwire.page.getByRole('tab', { name: 'DTS' }).click()
    await expect(portwire.page.getByRole('textbox', { name: 'Board snippet' })).toBeVisible()
  },
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 1600, height: 900 } })
    for (const [name, show] of Object.entries(VIEWS))
      test(`axe finds nothing against ${name}`, async ({ portwire, page }) => {
        await show(portwire)
        expect(await violations(page)).toEqual([])
      })
  })

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  )
}
