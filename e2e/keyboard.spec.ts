import { expect, Portwire, test, textOf } from './fixtures.ts'

test('a path is begun, linked and undone without a pointer', async ({ portwire, page }) => {
  const { keyboard } = page
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 80; step++) {
      await keyboard.press('Tab')
      const label = await page.evaluate(() => {
        const focused = document.activeElement
        return focused === document.body
          ? ''
          : (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '')
      })
      if (name.test(label)) return
    }
    throw new Error(`Tab does not come to ${name}`)
  }

  await tabTo(/^MT8195/)
  await keyboard.press('Enter')
  await expect(portwire.canvas).toBeVisible()
  await tabTo(/^Skip to the canvas/)
  await keyboard.press('Enter')
  const before = await portwire.drawing()

  await tabTo(/^vdosys0, /)
  await keyboard.press('l')
  await expect(page.getByRole('status').filter({ hasText: 'Link from vdosys0' })).toBeVisible()
  await tabTo(/^ovl0, /)
  await keyboard.press('l')
  await expect(portwire.link('vdosys0', 'ovl0')).toHaveCount(1)
  await expect(page.getByTestId('path-changes')).toContainText('vdosys0 MAIN')
  await keyboard.press('Control+z')
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('Delete takes away what is selected, whether a block or the canvas has the keyboard', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const blocks = page.locator('.react-flow__node-block')
  const all = await blocks.count()
  expect(all).toBeGreaterThan(5)
  const places = [
    ['a block', () => portwire.select('ovl0')],
    ['the canvas', () => page.locator('#canvas-pane').focus()],
  ] as const
  for (const [place, focus] of places)
    await test.step(place, async () => {
      await focus()
      await page.keyboard.press('Control+a')
      await expect(page.locator('.react-flow__node-block.selected')).toHaveCount(all)
      await page.keyboard.press('Delete')
      await expect(blocks).toHaveCount(0)
      await page.keyboard.press('Control+z')
      await expect(blocks).toHaveCount(all)
    })
})

test.describe('at 200 % zoom', () => {
  test.use({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 })

  test('a board is wired and its DTS taken along by key alone', async ({ portwire, page }) => {
    const { keyboard } = page
    await page.getByRole('button', { name: /^MT8195/ }).press('Enter')
    await portwire.whole()
    const link = async (to: string) => {
      await keyboard.press('Shift+L')
      await expect(page.getByRole('dialog', { name: /^Link from .* to$/ })).toBeVisible()
      await keyboard.type(to)
      await keyboard.press('Enter')
    }
    const find = async (name: string) => {
      await keyboard.press('Control+f')
      await expect(page.getByRole('dialog', { name: 'Find on the canvas' })).toBeVisible()
      await keyboard.type(name)
      await keyboard.press('Enter')
      await expect(portwire.block(name)).toBeFocused()
    }
    await keyboard.press('o')
    await expect(page.getByRole('treeitem', { name: /^vdosys0, / }).first()).toBeFocused()
    await link('ovl0')
    await find('dither0')
    await link('dsi0')
    await find('dsi0')
    await link('DSI panel')
    await keyboard.press('2')
    await expect(page.getByRole('tab', { name: /^Problems/ })).toBeVisible()
    const started = page.waitForEvent('download')
    await keyboard.press('Control+s')
    expect(await textOf(await started)).toMatch(/&dsi0 \{[\s\S]*panel/)
    await expect(page.getByTestId('path-changes')).toContainText('MAIN built: 8 components')
  })
})

test('the palette is searched and used by key', async ({ portwire, page }) => {
  await portwire.startFrom('MT8195')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Filter blocks' })).toBeFocused()
  await page.keyboard.type('dsi0')
  await page.keyboard.press('Enter')
  await expect(portwire.block('dsi0')).toBeVisible()
})

test('a tour of three steps is taken by key, and gives the keyboard to the canvas', async ({
  portwire,
  page,
}) => {
  await page.getByRole('button', { name: 'Take the tour' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Wire the board here' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'See what the kernel makes of it' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog', { name: 'Wire the board here' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Take the device tree along' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator(':focus').filter({ has: portwire.canvas })).toHaveCount(1)
})

test('what a port is for is told to the keyboard and to a tap', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('dsi0')
  const port = portwire.inspector.getByRole('button', { name: '1', exact: true })
  await portwire.inspector.getByRole('textbox', { name: 'Number of dsi0_out' }).focus()
  await page.keyboard.press('Shift+Tab')
  await expect(port).toBeFocused()
  await expect(port).toHaveAccessibleDescription(/DSI looks it up at endpoint 0/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await portwire.inspector.getByRole('button', { name: 'Status', exact: true }).click()
  await expect(page.getByRole('tooltip')).toContainText('the device is there')
})

test('the canvas keeps the keyboard when what had it goes', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  const onCanvas = page.locator(':focus').filter({ has: portwire.canvas })
  const note = page.getByRole('note').filter({ hasText: 'EXT stops here' })
  await note.getByRole('button', { name: 'Fix: Number the endpoints 1' }).press('Enter')
  await expect(note).toHaveCount(0)
  await expect(onCanvas).toHaveCount(1)

  await portwire.block('panel@0').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(portwire.block('panel@0')).toHaveCount(0)
  await expect(onCanvas).toHaveCount(1)
})

test('a letter typed in a menu or a list finds its line there, and is no command', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const before = await portwire.drawing()
  await portwire.block('aal0').click({ button: 'right' })
  await page.keyboard.press('Shift+E')
  await page.keyboard.press('h')
  await expect(page.getByRole('menu')).toBeVisible()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  expect(await portwire.drawing()).toBe(before)
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Explain' }).click()
  await page.getByRole('combobox').focus()
  await page.keyboard.press('1')
  await expect(page.getByRole('tab', { name: 'Explain' })).toHaveAttribute('aria-selected', 'true')
})

test('a text that is read keeps the keys of selecting and copying', async ({
  portwire,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  await page.getByRole('button', { name: 'Disable ovl0' }).click()
  const before = await portwire.drawing()
  await page.getByRole('tab', { name: 'DTS' }).click()
  await page.getByRole('textbox', { name: 'Board snippet' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+x')
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('ovl0')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /&ovl0 \{\s+status = "disabled";\s+\};/,
  )
  expect(await portwire.drawing()).toBe(before)
})

test('what is pasted and pressed before the panels are here is done once they are', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/(frame|text|Outline)-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('./')
  const portwire = new Portwire(page)
  await page.getByRole('button', { name: 'MT8195' }).first().click()
  await expect(portwire.block('ovl0')).toBeVisible()
  await page.evaluate(() => navigator.clipboard.writeText('&dsc0 { status = "disabled"; };'))
  await page.keyboard.press('Control+v')
  await page.keyboard.press('o')
  await expect(page.locator('[aria-busy="true"]').first()).toBeAttached()
  await expect(portwire.block('dsc0')).toHaveCount(0)
  release()
  await expect(portwire.block('dsc0')).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /^vdosys0, / }).first()).toBeFocused()
})

test('a key pressed on a board just drawn anew is heard once somebody listens', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('dsi0')
  await page.getByRole('button', { name: 'Disable dsi0' }).click()
  await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/Attendants-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.reload()
  await expect(portwire.block('dsi0')).toHaveAccessibleName(/disabled/)
  await portwire.undo()
  release()
  await expect(portwire.block('dsi0')).not.toHaveAccessibleName(/disabled/)
})

test('on the way back from another page, the keyboard is where it was', async ({
  portwire,
  page,
}) => {
  const there = page.getByRole('heading', { name: 'RISC-V base PMU', level: 1 })
  const back = page.getByRole('button', { name: /^Back to the (board|start screen)$/ })
  const link = page.getByRole('button', { name: /^RISC-V base PMU/ })
  await link.press('Enter')
  await expect(there).toBeFocused()
  await back.press('Enter')
  await expect(link).toBeFocused()
  await link.press('Enter')
  await expect(there).toBeFocused()
  await page.goBack()
  await expect(link).toBeFocused()

  await portwire.openExample('DSI panel and HDMI')
  const drivers = page.getByRole('button', { name: 'Other drivers' })
  await drivers.press('Enter')
  await page.getByRole('menuitem', { name: /^RISC-V/ }).press('Enter')
  await expect(there).toBeFocused()
  await back.press('Enter')
  await expect(drivers).toBeFocused()

  await portwire.block('dsi0').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('RISC-V')
  await page.keyboard.press('Enter')
  await expect(there).toBeFocused()
  await back.press('Enter')
  await expect(portwire.block('dsi0')).toBeFocused()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Trap gallery')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Close the gallery' }).press('Enter')
  await expect(portwire.block('dsi0')).toBeFocused()
})
