import { axeFindings } from './axe.ts'
import { expect, type Page, test } from './fixtures.ts'

const explanation = (page: Page) => page.getByRole('region', { name: 'Explain a path' })

test('a path is explained a step at a time, forward and back, the canvas following', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire
    .path('vdosys0', 'MAIN')
    .getByRole('button', { name: /^Explain/ })
    .click()
  const told = explanation(page)
  await expect(told.getByText(/^Step 1 of/)).toBeVisible()
  await told.getByRole('button', { name: 'Next' }).click()
  await expect(told.getByRole('heading', { level: 4 })).toHaveText('vdosys0 → ovl0')
  await expect(told).toContainText('mtk_drm_of_get_ddp_ep_cid()')
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toHaveText('vdosys0ovl0')
  await told.getByRole('button', { name: 'Back' }).click()
  await expect(told.getByRole('heading', { level: 4 })).toHaveText('vdosys0')
  await told.getByRole('listitem').last().getByRole('button').click()
  await expect(told.getByRole('heading', { level: 4 })).toHaveText('In force')
  await told.getByRole('combobox', { name: 'Path to explain' }).selectOption('vdosys1 EXT')
  await expect(told.getByText(/^Step 1 of/)).toBeVisible()
})

test('the explanation is copied as Markdown', async ({ portwire, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await portwire.openExample('DSI panel and HDMI')
  await page.getByRole('tab', { name: 'Explain' }).click()
  await explanation(page).getByRole('button', { name: 'Copy as Markdown' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^## vdosys0 MAIN\n\n1\. \*\*vdosys0\*\*/)
})

test('a path can be begun from the hardcoded one of the SoC', async ({ portwire, page }) => {
  await portwire.startFrom('MT8173')
  const mmsys = page.getByRole('region', { name: /^mmsys / })
  await mmsys.getByText('Compare with the hardcoded paths').click()
  await mmsys.getByRole('button', { name: 'Start from the hardcoded path' }).first().click()
  await expect(portwire.link('ovl1', 'color1')).toBeAttached()
  await expect(portwire.path('mmsys', 'EXT')).toContainText('built')
  await portwire.undo()
  await expect(portwire.link('ovl1', 'color1')).toHaveCount(0)
})

test('what is not known of the routing is said, on the link and in the path', async ({
  portwire,
  page,
}) => {
  await page.getByRole('button', { name: 'Trap gallery' }).click()
  const gallery = page.getByRole('region', { name: 'Trap gallery' })
  await gallery.getByRole('button', { name: /^48/ }).click()
  const path = portwire.path('mmsys', 'MAIN')
  await path.getByText(/^Routing: .* 1 not known$/).click()
  await expect(path.getByRole('row', { name: /^COLOR0 → OD0 not known/ })).toBeVisible()
  await expect(
    portwire.link('color0', 'od@14023000').getByText('?', { exact: true }),
  ).toBeAttached()
})

test('the probe is told fact by fact, each leading to its cause', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await page.getByText('The DRM device, its CRTCs and outputs').click()
  const fact = page.getByRole('listitem').filter({ hasText: /^crtc-0 is vdosys0 MAIN/ })
  await expect(fact).toContainText('planes from OVL0')
  await fact.getByRole('button', { name: 'mtk_crtc_create' }).click()
  await expect(portwire.inspector).toBeVisible()
})

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })

  test('axe finds nothing against the explanation', async ({ portwire, page }) => {
    await portwire.openExample('DSI panel and HDMI')
    await page.getByText('The DRM device, its CRTCs and outputs').click()
    await page.getByText('Compare with the hardcoded paths').first().click()
    await page
      .getByText(/^Routing: /)
      .first()
      .click()
    await portwire
      .path('vdosys0', 'MAIN')
      .getByRole('button', { name: /^Explain/ })
      .click()
    await expect(explanation(page)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
  })
})
