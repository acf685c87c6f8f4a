import type { Locator } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, type Page, test } from './fixtures.ts'

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' })
const fixes = (page: Page) => problems(page).getByRole('button', { name: /^Fix: / })
const announced = (page: Page) => page.getByTestId('announcement')
const kernel = (page: Page) => page.getByRole('button', { name: /^kernel / })

test('fixing what is listed brings /dev/dri up, a step at a time', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  await expect(portwire.verdict).toContainText('No DRM device')
  const first = problems(page).getByRole('listitem').first()
  await expect(first).toContainText('panel@0 behind dsi0 has status "disabled"')
  await expect(first).toContainText('no DRM device')
  await expect(first.getByRole('definition').first()).toContainText('Nothing is printed')
  await expect(first.getByText('-ENODEV', { exact: true })).toHaveCSS('white-space', 'nowrap')

  await first.getByRole('button', { name: 'Fix: Enable panel@0' }).click()
  await expect(announced(page)).toContainText('Done: Enable panel@0. Problems left: 2.')
  await expect(problems(page)).toBeFocused()
  await fixes(page).first().click()
  await fixes(page).first().click()
  await expect(announced(page)).toContainText('No problem is left')
  await expect(portwire.verdict).toContainText(
    '/dev/dri appears with crtc-0 (DSI0 → panel) and crtc-1 (DPI1 → HDMI)',
  )
  await expect(page.getByText('No problem found')).toBeVisible()

  for (let step = 0; step < 3; step++) await portwire.undo()
  await expect(fixes(page)).toHaveCount(3)
})

test('a problem leads to its block and to its line', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  await problems(page).getByRole('button', { name: 'Show panel@0' }).click()
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('panel@0')
  await problems(page)
    .getByRole('button', { name: /^mt8395-three-mistakes\.dts:\d+$/ })
    .click()
  await expect(page.getByRole('tab', { name: 'Files' })).toHaveAttribute('aria-selected', 'true')
})

test('problems are shown by how grave they are', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  const rows = problems(page).getByRole('list').first().locator('> li')
  const all = await rows.count()
  await problems(page).getByRole('button', { name: '2 errors' }).click()
  await expect(rows).toHaveCount(all - 2)
  await problems(page).getByRole('button', { name: '2 errors' }).click()
  await expect(rows).toHaveCount(all)
})

test('the note on the canvas mends what it tells of', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  const note = page.getByRole('note').filter({ hasText: 'EXT stops here' })
  await note.getByRole('button', { name: 'Fix: Number the endpoints 1' }).click()
  await expect(note).toHaveCount(0)
  await portwire.undo()
  await expect(note).toBeVisible()
})

test('another kernel judges the board anew, and is kept', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await expect(portwire.verdict).toContainText('/dev/dri appears')
  await kernel(page).click()
  await page.getByRole('menuitemradio', { name: /^Linux 6\.12 and older/ }).click()
  await expect(kernel(page)).toHaveText('kernel 6.12')
  await expect(portwire.path('vdosys1', 'EXT')).toContainText('This kernel reads no graphs')
  await page.reload()
  await expect(
    page
      .getByRole('heading', { name: 'Portwire', level: 1 })
      .or(page.getByRole('heading', { name: 'Start from a SoC' })),
  ).toBeVisible()
  const stored = await page.evaluate(() => localStorage.getItem('portwire.kernel'))
  expect(stored).toBe('v6.12')
})

test('the log tells the whole probe, and each line leads to its cause', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await page.getByRole('tab', { name: 'Kernel log' }).click()
  const log = page.getByRole('tabpanel', { name: 'Kernel log' })
  const lines = log.getByRole('listitem')
  await expect(
    lines.filter({ hasText: 'Adding component match for /soc/ovl@1c000000' }),
  ).toBeVisible()
  const all = await lines.count()
  await log.getByRole('checkbox').check()
  expect(await lines.count()).toBeLessThan(all)
  await lines.filter({ hasText: 'match for /soc/ovl@1c000000' }).getByRole('button').click()
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('ovl0')
})

test('who waits for whom is said where the log is silent, and for each component its node', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('Three classic mistakes')
  await page.getByRole('tab', { name: 'Kernel log' }).click()
  const silence = page.getByRole('region', { name: 'Not in the log: who waits for whom' })
  await expect(silence).toContainText('vdosys0 waits for vdosys1: its probe fails.')
  await page.getByText('Which node stands for which component').click()
  const row = page.getByRole('row', { name: /^RDMA0 \(53\)/ })
  await row.getByRole('button', { name: 'rdma0' }).click()
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toContainText('rdma0')
})

test('a display let go on a link between components is refused in words', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const boxes = await Promise.all(
    ['ovl0', 'rdma0'].map((name) => portwire.block(name).boundingBox()),
  )
  const canvas = await portwire.canvas.boundingBox()
  const [before, after] = boxes
  if (before == null || after == null || canvas === null) throw new Error('No canvas')
  await portwire.item('HDMI connector').dragTo(portwire.canvas, {
    targetPosition: {
      x: (before.x + before.width + after.x) / 2 - canvas.x,
      y: before.y + before.height / 2 - canvas.y,
    },
  })
  await expect(page.getByText('it cannot stand between ovl0 and rdma0')).toBeVisible()
  await expect(portwire.canvas.getByRole('status')).not.toContainText('Alt') // as a link would have it
  await expect(portwire.block('hdmi_connector')).toHaveCount(0)
})

test('a link that could carry no picture is refused in words, and made with Alt held', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const links = page.locator('.react-flow__edge')
  const before = await links.count()
  await portwire.canvas.getByRole('group', { name: /^dsi0, / }).focus()
  await page.keyboard.press('l')
  await portwire.canvas.getByRole('group', { name: /^rdma0, / }).focus()
  await page.keyboard.press('l')
  const hint = portwire.canvas.getByRole('status')
  await expect(hint).toContainText('Not linked. dsi0 is a display output')
  await expect(links).toHaveCount(before)

  await portwire.canvas.getByRole('group', { name: /^dsi0, / }).focus()
  await page.keyboard.press('l')
  await portwire.canvas.getByRole('group', { name: /^rdma0, / }).focus()
  await page.keyboard.press('Alt+l')
  await expect(portwire.link('dsi0', 'rdma0')).toBeAttached()
})

test('the reason stands beside the pointer while a link is drawn', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const from = portwire.block('dither0').locator('.react-flow__handle-right').first()
  const target = portwire.block('vdosys1')
  const [start, end] = [await from.boundingBox(), await target.boundingBox()]
  if (start === null || end === null) throw new Error('A block is not on the page')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + 8, { steps: 6 })
  await expect(page.getByTestId('refusal')).toContainText('Both ends give pixels')
  await page.mouse.up()
  await expect(page.getByTestId('refusal')).toHaveCount(0)
  await expect(portwire.canvas.getByRole('status')).toContainText('Not linked.')
})

test('a trap is opened from the gallery, mended, and opened anew', async ({ portwire, page }) => {
  await page.getByRole('button', { name: 'Trap gallery' }).click()
  const gallery = page.getByRole('region', { name: 'Trap gallery' })
  await expect(gallery).toContainText('panel behind dsi0 has status "disabled"')
  await gallery.getByRole('button', { name: 'Fix: Enable panel' }).click()
  await expect(gallery).toContainText('no longer has this trap')
  await expect(portwire.verdict).toContainText('crtc-0 (DSI0 → panel)')
  await gallery.getByRole('button', { name: 'Next trap' }).click()
  await expect(gallery.locator('[aria-current="true"]')).toContainText(
    'A component of the path is disabled',
  )
  await gallery.getByRole('searchbox', { name: 'Find a trap' }).fill('v6.13')
  await gallery.getByRole('button', { name: /^45/ }).click()
  await expect(kernel(page)).toHaveText('kernel 6.13')
  await gallery.getByRole('button', { name: 'Close the gallery' }).click()
  await expect(gallery).toHaveCount(0)
})

test('what is on the canvas is fitted beside the gallery', async ({ portwire, page }) => {
  const isWhole = async () => {
    for (const block of await portwire.canvas.getByRole('article').all())
      if (!(await isInside(block, portwire.canvas))) return false
    return true
  }
  await page.setViewportSize({ width: 1400, height: 800 })
  const list = page.getByRole('region', { name: 'Look at an example' })
  await list.getByRole('button', { name: 'DSI panel and HDMI' }).click()
  await expect.poll(isWhole).toBe(true)
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: /^Trap gallery/ }).click()
  const gallery = page.getByRole('region', { name: 'Trap gallery' })
  await expect(gallery).toBeVisible()
  await expect.poll(isWhole).toBe(true)
  await gallery.getByRole('button', { name: /^16/ }).click()
  await expect(gallery).toContainText('panel behind dsi0 has status "disabled"')
  await expect.poll(() => isInside(portwire.block('panel'), portwire.canvas)).toBe(true)
})

test('a block dropped near a row stands in it', async ({ portwire }) => {
  await portwire.openExample('DSI panel and HDMI')
  const [last, canvas] = [
    await portwire.block('hdmi-connector').boundingBox(),
    await portwire.canvas.boundingBox(),
  ]
  if (last === null || canvas === null) throw new Error('The canvas is not on the page')
  await portwire.item('dsc0').dragTo(portwire.canvas, {
    targetPosition: {
      x: last.x - canvas.x + last.width * 1.9,
      y: last.y - canvas.y + last.height / 2,
    },
  })
  const dropped = await portwire.block('dsc0').boundingBox()
  expect(Math.abs((dropped?.y ?? 0) - last.y)).toBeLessThan(1)
})

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })

  test('axe finds nothing against the problems', async ({ portwire, page }) => {
    await portwire.openExample('Three classic mistakes')
    await expect(fixes(page).first()).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
  })

  test('axe finds nothing against the gallery', async ({ portwire, page }) => {
    await page.getByRole('button', { name: 'Trap gallery' }).click()
    await expect(page.getByRole('region', { name: 'Trap gallery' })).toContainText('Kernel')
    await expect(portwire.verdict).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
  })
})

/** Whether all of a block is to be seen on the canvas. */
async function isInside(block: Locator, canvas: Locator): Promise<boolean> {
  const [inner, outer] = [await block.boundingBox(), await canvas.boundingBox()]
  if (inner === null || outer === null) return false
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
