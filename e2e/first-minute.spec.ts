import { expect, test } from './fixtures.ts'

test('how a path is begun is said once, and no more after the first edit', async ({
  portwire,
  page,
}) => {
  const hint = page.getByRole('status').filter({ hasText: 'Start a path' })
  await portwire.startFrom('MT8195')
  await expect(hint).toBeVisible()
  await portwire.select('ovl0')
  await page.keyboard.press('Shift+e')
  await expect(hint).toHaveCount(0)
  await portwire.undo()
  await expect(portwire.block('ovl0')).not.toHaveAccessibleName(/disabled/)
  await expect(hint).toHaveCount(0)
  await page.reload()
  await expect(portwire.block('ovl0')).toBeVisible()
  await expect(hint).toHaveCount(0)
})

test('how a path is begun can be put away, for good', async ({ portwire, page }) => {
  const hint = page.getByRole('status').filter({ hasText: 'Start a path' })
  await portwire.startFrom('MT8195')
  await page.getByRole('button', { name: 'Hide this hint' }).click()
  await expect(hint).toHaveCount(0)
  await page.getByRole('button', { name: 'Portwire' }).click()
  await portwire.startFrom('MT8188')
  await expect(portwire.block('ovl0')).toBeVisible()
  await expect(hint).toHaveCount(0)
})

test('the font of the window is fetched once words are on the screen', async ({
  portwire,
  page,
}) => {
  await portwire.whole()
  const { painted, fetched } = await page.evaluate(async () => {
    await document.fonts.ready
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const fonts = performance.getEntriesByType('resource').filter(({ name }) => /woff2/.test(name))
    return { painted: paint?.startTime ?? 0, fetched: fonts.map(({ startTime }) => startTime) }
  })
  expect(fetched).toHaveLength(2)
  expect(Math.min(...fetched)).toBeGreaterThan(painted)
  expect(await page.evaluate(() => document.fonts.check('600 13px Inter', 'ovl0'))).toBe(true)
})
