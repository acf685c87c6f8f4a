import { expect, type Portwire, test } from './fixtures.ts'

test.use({ viewport: { width: 1920, height: 1080 } })

const field = ({ inspector }: Portwire, name: string) =>
  inspector.getByRole('textbox', { name, exact: true })

type Change = (portwire: Portwire) => Promise<void>

/** Every way to change a board, by what a person does; each has to be one step. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  'in the inspector': {
    'disable a block in the inspector': async (portwire) => {
      await portwire.select('ovl0')
      await portwire.inspector.getByRole('button', { name: 'disabled' }).click()
    },
    'give a panel a label': async (portwire) => {
      await portwire.select('panel@0')
      await field(portwire, 'Label').fill('lcd')
      await portwire.page.keyboard.press('Enter')
    },
    'give a panel another compatible': async (portwire) => {
      await portwire.select('panel@0')
      await field(portwire, 'Compatible, one a line').fill('acme,lcd-7')
      await portwire.page.keyboard.press('Tab')
    },
    'set an alias': async (portwire) => {
      await portwire.select('dpi1')
      await field(portwire, 'Alias').fill('dpi0')
      await portwire.page.keyboard.press('Enter')
    },
    'remove an alias': async (portwire) => {
      await portwire.select('merge5')
      await portwire.inspector.getByRole('button', { name: 'Remove the alias' }).click()
    },
    'number an endpoint': async (portwire) => {
      await portwire.select('ovl0')
      await field(portwire, 'Number of ovl0_out').fill('2')
      await portwire.page.keyboard.press('Enter')
    },
    'add an endpoint': async (portwire) => {
      await portwire.select('dither0')
      await portwire.inspector.getByRole('button', { name: 'Add endpoint' }).click()
    },
    'remove an endpoint': async (portwire) => {
      await portwire.select('dsi0')
      await portwire.inspector.getByRole('button', { name: 'Remove dsi0_out' }).click()
    },
    'unlink an endpoint': async (portwire) => {
      await portwire.select('dsi0')
      await portwire.inspector.getByRole('button', { name: 'Unlink dsi0_out' }).click()
    },
    'unlink in the inspector of a link': async (portwire) => {
      await portwire.selectLink('ovl0', 'rdma0')
      await portwire.inspector.getByRole('button', { name: 'Unlink' }).click()
    },
  },
  'on the canvas': {
    'disable a block by its toolbar': async (portwire) => {
      await portwire.select('ovl0')
      await portwire.page.getByRole('button', { name: 'Disable ovl0' }).click()
    },
    'take a block away by its toolbar': async (portwire) => {
      await portwire.select('merge5')
      await portwire.page.getByRole('button', { name: 'Remove merge5 from the canvas' }).click()
    },
    'take a block away by key': async (portwire) => {
      await portwire.select('color0')
      await portwire.page.keyboard.press('Delete')
    },
    'take a link away by key': async (portwire) => {
      await portwire.selectLink('ovl0', 'rdma0')
      await portwire.page.keyboard.press('Delete')
    },
    'take a link away by the button on it': async (portwire) => {
      await portwire.selectLink('ovl0', 'rdma0')
      await portwire.page.getByRole('button', { name: 'Remove link ovl0 → rdma0' }).click()
    },
    'draw a link': async (portwire) => {
      await portwire.drag(portwire.handle('gamma0', 'gamma0_out'), portwire.block('dsi0'))
    },
    'move a block by key': async (portwire) => {
      await portwire.select('hdmi')
      await portwire.page.keyboard.press('ArrowDown')
    },
    'move a block by a key that is held': async (portwire) => {
      await portwire.select('hdmi')
      for (let held = 0; held < 4; held++) await portwire.page.keyboard.down('ArrowRight')
      await portwire.page.keyboard.up('ArrowRight')
    },
    'move a block by mouse': async (portwire) => {
      await portwire.dragBy(portwire.block('hdmi'), { x: 40, y: 90 })
    },
  },
  'by a command or from a list': {
    'link from a list': async (portwire) => {
      await portwire.select('vdosys1')
      await portwire.page.keyboard.press('Shift+L')
      await portwire.choose('merge5', /^merge5/)
    },
    'link what is refused': async (portwire) => {
      await portwire.select('dsi0')
      await portwire.page.keyboard.press('Shift+L')
      await portwire.page.getByRole('combobox').fill('rdma0')
      await portwire.page.keyboard.press('Enter')
      await portwire.page.getByRole('option', { name: 'Link anyway' }).click()
    },
    'insert a block into a link': async (portwire) => {
      await portwire.selectLink('dither0', 'dsi0')
      await portwire.page.keyboard.press('Control+k')
      await portwire.page.getByRole('combobox').fill('insert a block')
      await portwire.page.keyboard.press('Enter')
      await expect(portwire.page.getByRole('dialog', { name: /^Insert a block/ })).toBeVisible()
      await portwire.choose('dsc0', /^dsc0/)
    },
    'disable all blocks at once': async (portwire) => {
      await portwire.select('hdmi')
      await portwire.page.keyboard.press('Control+a')
      await portwire.page.keyboard.press('Shift+E')
    },
    'take all blocks away at once': async (portwire) => {
      await portwire.block('hdmi').focus()
      await portwire.page.keyboard.press('Control+a')
      await portwire.page.keyboard.press('Delete')
    },
  },
  'from the palette and in the header': {
    'add a block of the SoC from the palette': async (portwire) => {
      await portwire.item('dsc0').click()
    },
    'add a panel from the palette': async (portwire) => {
      await portwire.item('RGB panel').click()
    },
    'name the board': async ({ page }) => {
      await page.getByRole('textbox', { name: 'Board title' }).fill('Renamed')
      await page.keyboard.press('Enter')
    },
  },
}

for (const [where, changes] of Object.entries(CHANGES))
  test(`each change ${where} is one step to undo, and to redo`, async ({ portwire, page }) => {
    await portwire.openExample('DSI panel and HDMI')
    const before = await portwire.drawing()
    for (const [name, change] of Object.entries(changes))
      await test.step(name, async () => {
        await portwire.fit()
        await change(portwire)
        await expect.poll(() => portwire.drawing()).not.toBe(before)
        const after = await portwire.drawing()
        await page.getByRole('button', { name: /^Undo / }).click()
        await expect.poll(() => portwire.drawing()).toBe(before)
        await page.getByRole('button', { name: /^Redo / }).click()
        await expect.poll(() => portwire.drawing()).toBe(after)
        await page.getByRole('button', { name: /^Undo / }).click()
        await expect.poll(() => portwire.drawing()).toBe(before)
      })
  })

test('opening a board and going to the start screen are steps as well', async ({
  portwire,
  page,
}) => {
  const title = page.getByRole('textbox', { name: 'Board title' })
  const start = page.getByRole('heading', { name: 'Start from a SoC' })
  await portwire.openExample('Laptop with eDP')
  await page.getByRole('button', { name: 'Portwire' }).click()
  await expect(start).toBeVisible()
  await page.getByRole('button', { name: 'Back to Quay 14, laptop' }).click()
  await expect(title).toHaveValue('Quay 14, laptop')
  await portwire.undo()
  await expect(start).toBeVisible()
  await portwire.redo()
  await expect(title).toHaveValue('Quay 14, laptop')
})

test('the keys of undo and redo leave a field its own', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const before = await portwire.drawing()
  await portwire.select('ovl0')
  await page.getByRole('button', { name: 'Disable ovl0' }).click()
  const after = await portwire.drawing()
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
  await portwire.redo()
  await expect.poll(() => portwire.drawing()).toBe(after)
  await field(portwire, 'Number of ovl0_out').fill('7')
  await portwire.undo()
  expect(await portwire.drawing()).toBe(after)
})
