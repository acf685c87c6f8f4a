import { expect, test } from './fixtures.ts'

test.use({ viewport: { width: 1600, height: 1000 } })

test('a board is wired, broken and mended in the outline alone', async ({ portwire, page }) => {
  const { keyboard } = page
  await portwire.startFrom('MT8195')
  await keyboard.press('o')
  const tree = page.getByRole('tree', { name: 'Outline' })
  const line = (name: RegExp) => tree.getByRole('treeitem', { name }).first()
  await expect(line(/^vdosys0, /)).toBeFocused()

  // Link: pick the output here, the input by typing.
  await keyboard.press('Shift+L')
  await expect(page.getByRole('dialog', { name: 'Link from vdosys0 to' })).toBeVisible()
  await keyboard.type('ovl0')
  await keyboard.press('Enter')
  await expect(portwire.link('vdosys0', 'ovl0')).toHaveCount(1)
  await expect(page.getByTestId('path-changes')).toContainText('vdosys0 MAIN')
  await expect(line(/^vdosys0, /)).toBeFocused()

  // The end of the .dtsi's chain: add dsi0 behind it by the same list, and a panel behind that.
  for (const [from, to] of [
    ['dither0', 'dsi0'],
    ['dsi0', 'DSI panel'],
  ] as const) {
    await goTo(from)
    await keyboard.press('Shift+L')
    await expect(page.getByRole('dialog', { name: `Link from ${from} to` })).toBeVisible()
    await keyboard.type(to)
    await keyboard.press('Enter')
  }
  await portwire.expectPath(
    'vdosys0',
    'MAIN',
    'built',
    'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0'.split(' '),
  )
  await expect(line(/^MAIN path, built/)).toBeVisible()

  // Inspect, unlink, undo.
  await goTo('rdma0')
  await keyboard.press('Enter')
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('rdma0')
  await keyboard.press('Shift+E')
  await expect(page.getByTestId('path-changes')).toContainText('MAIN is now dropped at rdma0')
  await keyboard.press('Control+z')
  await expect(page.getByTestId('path-changes')).toContainText('MAIN built')

  const block = tree.getByRole('treeitem', { name: /^rdma0, scan-out DMA/ })
  await block.focus()
  await keyboard.press('ArrowRight')
  await expect(block).toHaveAttribute('aria-expanded', 'true')
  const out = tree.getByRole('treeitem', { name: /→ color0/ })
  await out.focus()
  await keyboard.press('Delete')
  await expect(portwire.link('rdma0', 'color0')).toHaveCount(0)
  await expect(tree.locator(':focus')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(portwire.link('rdma0', 'color0')).toHaveCount(1)

  await block.focus()
  await keyboard.press('Shift+Backspace')
  await expect(portwire.link('ovl0', 'color0')).toHaveCount(1)
  await expect(portwire.block('rdma0')).toHaveCount(0)
  await expect(tree.locator(':focus')).toBeVisible()

  async function goTo(name: string) {
    await line(new RegExp(`^${name}, `)).focus()
  }
})

test('a line is found by its first letter, and several are selected', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await page.keyboard.press('o')
  const tree = page.getByRole('tree', { name: 'Outline' })
  await expect(tree.locator(':focus')).toBeVisible()
  await page.keyboard.press('c')
  await expect(tree.getByRole('treeitem', { name: /^color0, / }).first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toHaveText(
    '2 blocks selected',
  )
  const before = await portwire.drawing()
  await page.keyboard.press('E') // as with Caps Lock on: a letter to find a line by
  expect(await portwire.drawing()).toBe(before)
  await page.keyboard.press('3') // no line begins with it: it is the command's
  await expect(page.getByRole('tab', { name: 'Kernel log' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
})

test('a link that is refused says why, and is made anyway by key', async ({ portwire, page }) => {
  const { keyboard } = page
  await portwire.openExample('DSI panel and HDMI')
  await keyboard.press('o')
  const tree = page.getByRole('tree', { name: 'Outline' })
  await tree
    .getByRole('treeitem', { name: /^dsi0, / })
    .first()
    .focus()
  const choose = async (name: string) => {
    await keyboard.press('Shift+L')
    await expect(page.getByRole('dialog', { name: 'Link from dsi0 to' })).toBeVisible()
    await keyboard.type(name)
    await keyboard.press('Enter')
  }
  await choose('rdma0')
  const refusal = page.getByRole('dialog', { name: /^Not linked\. dsi0 is a display output/ })
  await expect(refusal.getByRole('option', { name: 'Link anyway' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(portwire.link('dsi0', 'rdma0')).toHaveCount(0)

  await choose('rdma0')
  await expect(refusal).toBeVisible()
  await keyboard.press('Enter')
  await expect(portwire.link('dsi0', 'rdma0')).toBeAttached()
  await expect(tree.locator(':focus')).toBeVisible()
})
