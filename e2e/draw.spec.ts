import type { Locator } from '@playwright/test'
import { socSource } from '../src/core/convert/open/socSource.ts'
import { socById } from '../src/core/soc/catalogue.ts'
import { hasDtc } from '../src/testing/dtc.ts'
import { expect, type Page, test } from './fixtures.ts'
import { compiledPaths } from './kernel.ts'

test.use({ viewport: { width: 1920, height: 1080 } })

test('a path is drawn with the mouse, built, broken, mended and exported', async ({ portwire }) => {
  const { canvas, page, verdict } = portwire
  const upToDither = 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0'
  await portwire.startFrom('MT8195')
  await expect(verdict).toContainText('No output is wired yet.')

  // The .dtsi links ovl0 to dither0; the board adds where the path begins and where it ends.
  await portwire.item('dsi0').dragTo(canvas, { targetPosition: { x: 600, y: 680 } })
  await portwire.item('DSI panel').dragTo(canvas, { targetPosition: { x: 900, y: 680 } })
  await portwire.drag(portwire.handle('vdosys0', 'Draw the MAIN path'), portwire.block('ovl0'))
  await portwire.expectPath('vdosys0', 'MAIN', 'fails the probe (-EINVAL)', [
    ...upToDither.split(' '),
    'not linked',
  ])
  await portwire.drag(portwire.handle('dither0', 'dither0_out'), portwire.block('dsi0'))
  await portwire.expectPath('vdosys0', 'MAIN', 'built', `${upToDither} DSI0`.split(' '))
  await portwire.drag(portwire.handle('dsi0', 'Link on from dsi0'), portwire.block('panel'))
  await expect(portwire.path('vdosys0', 'MAIN')).toContainText('dsi0 leads to panel.')
  await expect(verdict).toContainText('The driver builds one path')

  await portwire.selectLink('rdma0', 'color0')
  await page.keyboard.press('Delete')
  await portwire.expectPath('vdosys0', 'MAIN', 'fails the probe (-EINVAL)', [
    'OVL0',
    'RDMA0',
    'not linked',
  ])
  await expect(portwire.path('vdosys0', 'MAIN')).toContainText(
    'Invalid display hw pipeline. Last component: 53 (ret=-22)',
  )
  await portwire.undo()
  await portwire.expectPath('vdosys0', 'MAIN', 'built', `${upToDither} DSI0`.split(' '))

  const { name, text } = await portwire.download()
  expect(name).toBe('new-mt8195-board-display.dtsi')
  expect(text).toContain('vdosys0_ep_main: endpoint@0')
  test.skip(!hasDtc, 'there is no dtc to compile the export with')
  expect(compiledPaths(socSource(socById('mt8195')) + text)).toEqual([
    { errno: 0, main: `${upToDither} DSI0`, ext: '', third: '' },
    { errno: 0, main: '', ext: 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1', third: '' },
  ])
})

test('where the .dtsi has no graph, every link of a path is drawn', async ({ portwire }) => {
  await portwire.startFrom('MT8173')
  const row = ['mmsys', 'ovl0', 'rdma0', 'dsi0', 'panel']
  const inPalette = ['ovl0', 'rdma0', 'dsi0', 'DSI panel']
  for (const [at, name] of inPalette.entries())
    await portwire
      .item(name)
      .dragTo(portwire.canvas, { targetPosition: { x: 350 + at * 220, y: 300 } })
  await portwire.fit()
  for (const [at, from] of row.slice(0, -1).entries())
    await portwire.drag(
      portwire.handle(from, from === 'mmsys' ? 'Draw the MAIN path' : `Link on from ${from}`),
      portwire.block(row[at + 1] ?? ''),
    )
  await portwire.expectPath('mmsys', 'MAIN', 'built', ['OVL0', 'RDMA0', 'DSI0'])
  await expect(portwire.path('mmsys', 'MAIN')).toContainText('dsi0 leads to panel.')
})

test.describe('a chunk that cannot be fetched', () => {
  test.use({ provoked: /^console: Failed to load resource: net::ERR_FAILED$/ })

  test('is told of where a block is let go, not on the way there', async ({ portwire, page }) => {
    await portwire.startFrom('MT8195')
    const drop = () =>
      portwire.item('dsi0').dragTo(portwire.canvas, { targetPosition: { x: 600, y: 680 } })
    await page.route('**/assets/dropItem-*.js', (route) => route.abort())
    await drop()
    await expect(portwire.canvas.getByRole('status')).toHaveText(
      /^What puts a block here could not/,
    )
    await expect(portwire.block('dsi0')).toHaveCount(0)

    await page.unroute('**/assets/dropItem-*.js')
    await drop()
    await expect(portwire.block('dsi0')).toBeVisible()
    await expect(portwire.canvas.getByRole('status')).toHaveCount(0)
  })
})

test('Escape puts a dragged block back, and makes no step', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const ovl0 = portwire.block('ovl0')
  const before = await ovl0.boundingBox()
  if (before === null) throw new Error('ovl0 is not in view')
  const line = await portwire.link('ovl0', 'rdma0').locator('path').last().getAttribute('d')
  await page.mouse.move(before.x + 40, before.y + 20)
  await page.mouse.down()
  await page.mouse.move(before.x + 90, before.y + 120, { steps: 4 })
  await expect.poll(() => ovl0.boundingBox()).not.toEqual(before)
  await page.keyboard.press('Escape')
  await expect.poll(() => ovl0.boundingBox()).toEqual(before)
  await page.mouse.move(before.x + 140, before.y + 160, { steps: 4 })
  await page.mouse.up()
  expect(await ovl0.boundingBox()).toEqual(before)
  expect(await portwire.link('ovl0', 'rdma0').locator('path').last().getAttribute('d')).toBe(line)
  await expect(page.getByRole('button', { name: /^Undo open / })).toBeVisible()

  await portwire.dragBy(ovl0, { x: 0, y: 90 })
  await expect.poll(() => ovl0.boundingBox()).not.toEqual(before)
  await portwire.undo()
  await expect.poll(() => ovl0.boundingBox()).toEqual(before)
})

for (const how of ['alone', 'with the overview open'])
  test(`links and notes go with a block that is dragged, ${how}`, async ({ portwire, page }) => {
    await portwire.openExample('DSI panel and HDMI')
    await portwire.select('ovl0')
    await page.keyboard.press('Shift+e')
    await portwire.select('vdosys0')
    if (how !== 'alone') await page.getByRole('button', { name: 'Overview' }).click()
    const [block, note] = [portwire.block('vdosys0'), page.getByRole('note')]
    const line = portwire.link('vdosys0', 'ovl0').locator('path').first()
    const places = () =>
      Promise.all([block.boundingBox(), note.boundingBox(), line.getAttribute('d')])
    const before = await places()
    const [box, beside] = before
    if (box === null || beside === null) throw new Error('vdosys0 has no note')
    await page.mouse.move(box.x + 40, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 42, box.y + 20)
    const [begun] = await places()
    await page.mouse.move(box.x + 60, box.y + 130, { steps: 4 })
    const [moved, along, led] = await places()
    expect(moved?.y).toBeGreaterThan(box.y + 80)
    expect((along?.y ?? 0) - beside.y).toBeCloseTo((moved?.y ?? 0) - box.y, 0)
    expect(led).not.toBe(before[2])

    // What is not told of the steps between has to come to the same.
    await page.mouse.move(box.x + 42, box.y + 20)
    expect((await places())[0]).toEqual(begun)
    await page.mouse.move(box.x + 60, box.y + 130, { steps: 4 })
    await page.keyboard.press('Escape')
    await expect.poll(places).toEqual(before)
    await page.mouse.up()
    expect(await places()).toEqual(before)
  })

test('the pointer is on the block it drags, whatever that comes by', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const [held, below] = [portwire.block('color0'), portwire.link('ccorr0', 'aal0')]
  const [from, row] = [await held.boundingBox(), await portwire.block('gamma0').boundingBox()]
  if (from === null || row === null) throw new Error('The board is not in view')
  const x = from.x + 30
  const line = (from.y + from.height + row.y) / 2 // half way between the rows
  await page.mouse.move(x, line)
  await expect(below.locator('[data-lit]')).toHaveAttribute('data-lit', 'true')
  await page.mouse.move(x, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(x, from.y + 25, { steps: 2 })
  await page.mouse.move(x, line) // at once: the block comes after
  await page.mouse.move(x, line + 1)
  await expect(held.getByRole('article')).toHaveAttribute('data-lit', 'true')
  await expect(below.locator('[data-lit]')).toHaveAttribute('data-lit', 'false')
  await page.mouse.up()
})

test('the line of a link ends at the pointer, and the block it would take is lit', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const [start, block] = [portwire.handle('vdosys0', 'Draw the EXT path'), portwire.block('rdma0')]
  const end = page.locator('.react-flow__connectionline circle')
  const lit = block.getByRole('article')
  const [from, over] = [await middle(start), await middle(block)]
  const empty = { x: from.x + 40, y: over.y + 66 } // between the rows
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (const step of [0, 15, 30, 45]) {
    await page.mouse.move(empty.x + step, empty.y + step / 5)
    await expectAt(end, empty.x + step, empty.y + step / 5)
  }
  await page.mouse.move(over.x, over.y, { steps: 5 })
  await expect(lit).toHaveAttribute('data-lit', 'true')
  await page.mouse.move(empty.x, empty.y)
  await expect(lit).toHaveAttribute('data-lit', 'false')

  // On its way again, it snaps to a handle and comes off it.
  const handle = await middle(portwire.handle('rdma0', 'rdma0_in'))
  await page.mouse.move(handle.x - 12, handle.y)
  await expectAt(end, handle.x, handle.y)
  await page.mouse.move(handle.x - 11, handle.y)
  await expectAt(end, handle.x, handle.y)
  await page.mouse.move(empty.x, empty.y)
  await page.mouse.move(empty.x + 3, empty.y)
  await expectAt(end, empty.x + 3, empty.y)

  const before = await block.boundingBox()
  await page.mouse.wheel(0, -200)
  await expect.poll(() => block.boundingBox()).not.toEqual(before)
  await expectAt(end, empty.x + 3, empty.y)
  const moved = await middle(block)
  const heard = await page.evaluateHandle(() => {
    const last = { x: 0, y: 0 }
    const hear = ({ clientX: x, clientY: y }: MouseEvent) => Object.assign(last, { x, y })
    document.addEventListener('mousemove', hear)
    return last
  })
  await page.mouse.move(moved.x, moved.y, { steps: 5 })
  const last = { x: Math.floor(moved.x), y: Math.floor(moved.y) }
  expect(await heard.jsonValue()).not.toEqual(last)
  await page.mouse.up()
  expect(await heard.jsonValue()).toEqual(last) // by which React Flow tells what it is let go on
  await expect(portwire.link('vdosys0', 'rdma0')).toBeVisible()
  await expect(lit).toHaveAttribute('data-lit', 'true')
})

test('a link drawn to the border moves the view, until it comes back', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const [start, block] = [portwire.handle('vdosys0', 'Draw the EXT path'), portwire.block('rdma0')]
  const place = async () => (await middle(block)).x
  const [from, at] = [await middle(start), await place()]
  const canvas = await portwire.canvas.boundingBox()
  if (canvas === null) throw new Error('There is no canvas')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(canvas.x + 200, from.y - 100, { steps: 3 })
  await page.mouse.move(canvas.x + 20, from.y - 100)
  await expect.poll(place).toBeGreaterThan(at + 20)
  await page.mouse.move(canvas.x + 200, from.y - 100)
  const rest = await place()
  await painted(page)
  expect(await place()).toBe(rest)
  await page.keyboard.press('Escape')
  await page.mouse.move(from.x, from.y)
  await page.mouse.up()
})

test('a link is moved to another block by its end, in one step', async ({ portwire }) => {
  await portwire.openExample('DSI panel and HDMI')
  const before = await portwire.drawing()
  await portwire.item('dp_intf1').click()
  await portwire.fit()
  const added = await portwire.drawing()
  await portwire.dragLinkEnd(portwire.handle('dpi1', 'dpi1_in'), portwire.block('dp_intf1'))
  await portwire.expectPath('vdosys1', 'EXT', 'built', ['DRM_OVL_ADAPTOR', 'MERGE5', 'DP_INTF1'])
  await expect(portwire.link('merge5', 'dpi1')).toHaveCount(0)
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(added)
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('an end that is moved says on the way why it is refused, and is moved with Alt held', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const refusal = page.getByTestId('refusal')
  const before = await portwire.drawing()
  await holdLinkEnd(page, portwire.handle('dpi1', 'dpi1_in'), portwire.block('dsi0'))
  await expect(refusal).toContainText('different display systems')
  // Beside the block, but so near to its handle that the line has snapped to it.
  const handle = await portwire.handle('dsi0', 'dsi0_in').boundingBox()
  if (handle === null) throw new Error('dsi0 has no way in')
  await page.mouse.move(handle.x - 5, handle.y + handle.height / 2, { steps: 3 })
  await expect(refusal).toContainText('different display systems')
  await page.mouse.up()
  await expect(refusal).toHaveCount(0)
  expect(await portwire.drawing()).toBe(before)

  await holdLinkEnd(page, portwire.handle('dpi1', 'dpi1_in'), portwire.block('dsi0'))
  await page.keyboard.down('Alt')
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect(portwire.link('merge5', 'dsi0')).toBeVisible()
  await expect(portwire.link('merge5', 'dpi1')).toHaveCount(0)
})

async function middle(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await target.boundingBox()
  if (box === null) throw new Error(`${target} is not on the page`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const expectAt = (target: Locator, x: number, y: number): Promise<void> =>
  expect
    .poll(async () => {
      const at = await middle(target)
      return Math.hypot(at.x - x, at.y - y)
    })
    .toBeLessThan(1)

const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

/** Takes the link that enters by a handle by its end and brings it over a block, without letting go. */
async function holdLinkEnd(page: Page, handle: Locator, block: Locator): Promise<void> {
  const [start, end] = [await handle.boundingBox(), await block.boundingBox()]
  if (start === null || end === null) throw new Error('A block is not on the page')
  await page.mouse.move(start.x - 6, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 })
}
