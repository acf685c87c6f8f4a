import { expect, Portwire, test } from './fixtures.ts'

test.use({ viewport: { width: 1600, height: 1000 } })

test('any command is found by typing, and says its key', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const before = await portwire.drawing()
  await portwire.select('color0')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: /Duplicate/ })).toContainText('Ctrl+D')
  await portwire.choose('close the gap', /Remove and close the gap/)
  await expect(portwire.link('rdma0', 'ccorr0')).toHaveCount(1)
  await expect(portwire.block('color0')).toHaveCount(0)
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('a block of the canvas is found by the name of its component', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await page.keyboard.press('Control+f')
  await portwire.choose('DDP_COMPONENT_GAMMA', /gamma0/)
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('gamma0')
})

test('a handle dragged to an empty place offers what can follow, and adds it in one step', async ({
  portwire,
  page,
}) => {
  await portwire.startFrom('MT8195')
  const before = await portwire.drawing()
  const handle = portwire.handle('dither0', 'dither0_out')
  const { x, y } = await handle.boundingBox().then((box) => box ?? { x: 0, y: 0 })
  await page.mouse.move(x + 8, y + 8)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 160, { steps: 5 })
  await page.mouse.up()
  const known = page.getByRole('group', { name: 'Known to follow dither0' })
  await expect(
    known.getByRole('option', { name: /^dsc0 in the hardcoded MAIN path/ }),
  ).toBeVisible()
  await portwire.choose('dsi0', /^dsi0/)
  await expect(portwire.link('dither0', 'dsi0')).toHaveCount(1)
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('a block let go on a link stands between its ends, in one step', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await page.getByRole('button', { name: 'Fit everything into view' }).click()
  const before = await portwire.drawing()
  const link = await portwire.link('dither0', 'dsi0').boundingBox()
  const canvas = await portwire.canvas.boundingBox()
  if (link === null || canvas === null) throw new Error('Nothing is drawn')
  await portwire.item('dsc0').dragTo(portwire.canvas, {
    targetPosition: {
      x: link.x + link.width / 2 - canvas.x,
      y: link.y + link.height / 2 - canvas.y,
    },
  })
  await expect(portwire.link('dither0', 'dsc0')).toHaveCount(1)
  await expect(portwire.link('dsc0', 'dsi0')).toHaveCount(1)
  expect(await portwire.overlaps()).toEqual([])
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('blocks are copied and pasted, whole and as DTS', async ({ portwire, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await portwire.openExample('DSI panel and HDMI')
  const before = await portwire.drawing()
  await portwire.select('dsi0')
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^&dsi0 \{/)
  await page.keyboard.press('Control+v')
  await expect(portwire.block('dsi1')).toBeVisible()
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)

  await portwire.select('dsi0')
  await page.keyboard.press('Control+d')
  await expect(portwire.block('dsi1')).toBeVisible()
  await portwire.undo()

  await page.evaluate(() => navigator.clipboard.writeText('&dsc0 { status = "disabled"; };'))
  await portwire.canvas.click({ position: { x: 5, y: 200 } })
  await page.keyboard.press('Control+v')
  await expect(portwire.block('dsc0')).toBeVisible()
  await page.evaluate(() => navigator.clipboard.writeText('&nothing_here { };'))
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('alert').filter({ hasText: 'Could not paste' })).toContainText(
    'nothing_here',
  )
})

test('a block of the board is renamed where it stands', async ({ portwire, page }) => {
  await portwire.startFrom('MT8195')
  await portwire.item('DSI panel').click()
  await portwire.select('panel')
  await page.keyboard.press('F2')
  const field = page.getByRole('textbox', { name: 'Label of panel' })
  await field.fill('2nd')
  await expect(page.getByRole('alert').filter({ hasText: 'begins with no digit' })).toBeVisible()
  await field.fill('front_panel')
  await page.keyboard.press('Enter')
  await expect(portwire.block('front_panel')).toBeVisible()
  await portwire.undo()
  await expect(portwire.block('panel')).toBeVisible()
})

test('the menu of a block holds what can be done with it', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ccorr0')
  await portwire.block('ccorr0').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Enable or disable' }).click()
  await expect(portwire.block('ccorr0')).toHaveAccessibleName(/disabled/)
  await portwire.block('aal0').click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Remove and close the gap/ }).click()
  await expect(portwire.link('ccorr0', 'gamma0')).toHaveCount(1)
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })
  test('a link is made by two taps', async ({ portwire, page }) => {
    await portwire.startFrom('MT8195')
    await portwire.handle('vdosys0', 'Draw the MAIN path').tap()
    await expect(page.getByRole('status').filter({ hasText: 'Link from vdosys0' })).toBeVisible()
    await portwire.block('ovl0').getByRole('article').tap()
    await expect(portwire.link('vdosys0', 'ovl0')).toHaveCount(1)
    await expect(page.getByRole('status').filter({ hasText: 'Link from vdosys0' })).toHaveCount(0)
  })
})

test('blocks are carried to another tab with their links', async ({ portwire, page, context }) => {
  await portwire.openExample('DSI panel and HDMI')
  for (const name of ['dither0', 'dsi0', 'panel@0'])
    await portwire
      .block(name)
      .getByRole('article')
      .getByText(name, { exact: true })
      .click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+c')

  const other = await context.newPage()
  await other.goto('./')
  const there = new Portwire(other)
  await there.startFrom('MT8195')
  await other.keyboard.press('Control+v')
  await expect(there.link('dsi0', 'panel@0')).toHaveCount(1)
  await expect(other.getByText('dither0 is a block of the SoC')).toBeVisible()
})

test('what is said has room where the canvas is narrow', async ({ portwire, page }) => {
  await page.setViewportSize({ width: 960, height: 700 })
  await portwire.openExample('DSI panel and HDMI')
  await portwire.whole()
  await page.keyboard.press('Control+s')
  const notice = page.getByRole('status').filter({ hasText: 'Nothing changed yet' })
  const controls = page.getByRole('button', { name: 'Tidy all blocks' })
  const [said, tools] = await Promise.all([notice.boundingBox(), controls.boundingBox()])
  expect(said?.width).toBeGreaterThan(240)
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(tools?.y ?? 0)
})
