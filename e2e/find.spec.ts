import { expect, test } from './fixtures.ts'

test.use({ viewport: { width: 1280, height: 720 } })

test('a component of a path is found on the canvas', async ({ portwire }) => {
  await portwire.openExample('Laptop with eDP')
  for (const [mmsys, crtc, chip, block] of [
    ['vdosys0', 'MAIN', 'DP_INTF0', 'dp_intf0'],
    ['vdosys0', 'MAIN', 'OVL0', 'ovl0'],
    ['vdosys1', 'EXT', 'MERGE5', 'merge5'],
  ] as const) {
    await portwire.path(mmsys, crtc).getByRole('button', { name: chip, exact: true }).click()
    await expect(portwire.block(block)).toBeInViewport({ ratio: 0.99 })
    await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText(block)
  }
})

test('where a path stops is found from the path, the problem and the log', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('Three classic mistakes')
  const shown = portwire.inspector.getByRole('heading', { level: 3 })
  await portwire.path('vdosys1', 'EXT').getByRole('button', { name: 'no endpoint 1' }).click()
  await expect(shown).toContainText('merge5')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await page.getByRole('button', { name: /panel@0 behind dsi0 has status/ }).click()
  await expect(shown).toContainText(/dsi0|panel@0/)
  await page.getByRole('tab', { name: 'Kernel log' }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Last component: 33 (ret=-2)' }).last()
  await line.getByRole('button', { name: 'mtk_drm_of_ddp_path_build_one' }).click()
  await expect(shown).toContainText('merge5')
})

test('a block selected on the canvas shows its path', async ({ portwire }) => {
  await portwire.openExample('Kiosk with DSI and an HDMI bridge')
  await portwire.select('rdma1')
  const path = portwire.path('mmsys', 'EXT')
  await expect(path).toHaveAttribute('data-selected', 'true')
  await expect(path).toBeInViewport()
  await expect(portwire.path('mmsys', 'MAIN')).toHaveAttribute('data-selected', 'false')
})
