import { expect, type Portwire, test } from './fixtures.ts'
import { TWO_HOSTS } from './smallBoard.ts'

test.use({ viewport: { width: 1600, height: 1000 } })

const CHAINS = 'DSI panel and HDMI'

/** What Tidy asks ELK for. */
async function openMerging(portwire: Portwire): Promise<void> {
  await portwire.openFiles([{ name: 'two-hosts.dts', text: TWO_HOSTS }])
  await portwire.fit()
}

const BOARDS = {
  chains: ['color0', (portwire) => portwire.openExample(CHAINS)],
  'two paths of one mmsys': [
    'color0',
    (portwire) => portwire.openExample('Netbook with eDP and HDMI'),
  ],
  'a panel of two hosts': ['dsi1', openMerging],
} satisfies Record<string, [moved: string, open: (portwire: Portwire) => Promise<void>]>

for (const [what, [moved, open]] of Object.entries(BOARDS))
  test(`everything is tidied in one step, and nothing overlaps: ${what}`, async ({
    portwire,
    page,
  }) => {
    await open(portwire)
    await portwire.dragBy(portwire.block(moved).getByRole('article'), { x: -130, y: 90 })
    const before = await portwire.drawing()
    await page.getByRole('button', { name: 'Tidy all blocks' }).click()
    await expect(page.getByText('Tidied the canvas.')).toBeVisible()
    expect(await portwire.drawing()).not.toBe(before)
    expect(await portwire.overlaps()).toEqual([])
    await portwire.undo()
    await expect.poll(() => portwire.drawing()).toBe(before)
  })

test('where lanes merge, too, each goes straight, a column a block', async ({ portwire, page }) => {
  await openMerging(portwire)
  await portwire.dragBy(portwire.block('dsi1').getByRole('article'), { x: -130, y: 90 })
  await page.getByRole('button', { name: 'Tidy all blocks' }).click()
  await expect(page.getByText('Tidied the canvas.')).toBeVisible()
  const boxes = await boxesOf(portwire, ['dsi0', 'bridge', 'dsi1', 'panel'])
  const [dsi0, bridge, dsi1, panel] = boxes
  if (!dsi0 || !bridge || !dsi1 || !panel) throw new Error('A block is not on the page')
  expect(dsi1.left).toBeCloseTo(bridge.left, 0) // as near as it can to where both lead
  expect(bridge.top).toBeCloseTo(dsi0.top, 0)
  expect(panel.left - bridge.left).toBeCloseTo(bridge.left - dsi0.left, 0)
})

test('only what is selected is tidied: all else stays where it was put', async ({
  portwire,
  page,
}) => {
  await portwire.openExample(CHAINS)
  for (const name of ['gamma0', 'merge5'])
    await portwire.dragBy(portwire.block(name).getByRole('article'), { x: 20, y: 70 })
  const others = ['ovl0', 'ccorr0', 'merge5', 'panel@0']
  const before = await portwire.drawing()
  const places = await boxesOf(portwire, others)
  await selectAll(portwire, ['aal0', 'gamma0', 'dither0'])
  await portwire.command('tidy', /Tidy the selected blocks/)
  await expect(page.getByText('Tidied 3 blocks.')).toBeVisible()
  const [aal0, gamma0, dither0] = await boxesOf(portwire, ['aal0', 'gamma0', 'dither0'])
  expect(aal0?.right).toBeLessThan(gamma0?.left ?? 0)
  expect(gamma0?.right).toBeLessThan(dither0?.left ?? 0)
  expect(gamma0?.top).toBeCloseTo(aal0?.top ?? 0, 0)
  expect(await boxesOf(portwire, others)).toEqual(places)
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('a tidy that takes its time is called off, and nothing has moved', async ({
  portwire,
  page,
}) => {
  await openMerging(portwire)
  await page.route(/elk-worker/, () => undefined) // never answered
  const before = await portwire.drawing()
  await page.getByRole('button', { name: 'Tidy all blocks' }).click()
  await expect(page.getByRole('progressbar', { name: 'Looking for a tidy layout' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByText('Tidied the canvas.')).toHaveCount(0)
  expect(await portwire.drawing()).toBe(before)
})

test('several blocks are put in line, and spread evenly', async ({ portwire }) => {
  await portwire.openExample(CHAINS)
  await portwire.dragBy(portwire.block('gamma0').getByRole('article'), { x: 25, y: 60 })
  const names = ['aal0', 'gamma0', 'dither0']
  await selectAll(portwire, names)
  await portwire.command('align top', /Align at the top/)
  const tops = (await boxesOf(portwire, names)).map(({ top }) => Math.round(top))
  expect(new Set(tops).size).toBe(1)

  await portwire.command('spread', /Spread evenly across/)
  const [a, b, c] = await boxesOf(portwire, names)
  if (!a || !b || !c) throw new Error('A block is gone')
  expect(b.left - a.right).toBeCloseTo(c.left - b.right, -1)
  await portwire.undo()
  await portwire.undo()
  const [, back] = await boxesOf(portwire, names)
  expect(back?.top).toBeGreaterThan(b.top + 20)
})

test('the overview shows the whole board, and moves the view', async ({ portwire, page }) => {
  await portwire.openExample(CHAINS)
  await page.getByRole('button', { name: 'Overview' }).click()
  const overview = page.getByRole('img', { name: 'Overview of the canvas' })
  await expect(overview).toBeVisible()
  const before = await portwire.block('ovl0').boundingBox()
  await portwire.dragBy(overview, { x: 30, y: 0 })
  await expect
    .poll(async () => (await portwire.block('ovl0').boundingBox())?.x)
    .toBeLessThan((before?.x ?? 0) - 50)
  await portwire.fit()
  await expect.poll(() => portwire.block('ovl0').boundingBox()).toEqual(before)
  await page.getByRole('button', { name: 'Overview' }).click()
  await expect(overview).toHaveCount(0)
})

test('the view goes to what is selected, and back to the whole board', async ({
  portwire,
  page,
}) => {
  await portwire.openExample(CHAINS)
  await portwire.select('dsi0')
  const width = async () => (await portwire.block('dsi0').boundingBox())?.width ?? 0
  const before = await width()
  const zoomOut = page.getByRole('button', { name: 'Zoom out' })
  await zoomOut.click()
  await zoomOut.click()
  await expect.poll(width).toBeLessThan(before / 1.3)
  await page.keyboard.press('z')
  await expect.poll(width).toBeGreaterThanOrEqual(before)
  await expect(portwire.block('dsi0')).toBeInViewport({ ratio: 0.99 })
  await page.keyboard.press('f')
  for (const name of ['vdosys0', 'panel@0', 'hdmi-connector'])
    await expect(portwire.block(name)).toBeInViewport({ ratio: 0.99 })
})

test('built paths are collapsed to one line, and opened again', async ({ portwire, page }) => {
  await portwire.openExample(CHAINS)
  const before = await portwire.drawing()
  await portwire.command('collapse', /Collapse the paths/)
  await expect(portwire.block('color0')).toHaveCount(0)
  await expect(portwire.block('ovl0')).toBeVisible()
  await page.getByRole('button', { name: /^MAIN: show rdma0, color0/ }).click()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('blocks no path comes by are put out of sight, and brought back', async ({
  portwire,
  page,
}) => {
  await portwire.openExample(CHAINS)
  await portwire.selectLink('rdma0', 'color0')
  await page.keyboard.press('Delete')
  const before = await portwire.drawing()
  await portwire.command('hide', /Hide blocks no path comes by/)
  await expect(portwire.block('rdma0')).toBeVisible()
  await expect(portwire.block('gamma0')).toHaveCount(0)
  await portwire.command('show', /Show blocks no path comes by/)
  await expect.poll(() => portwire.drawing()).toBe(before)
})

async function selectAll(portwire: Portwire, names: readonly string[]): Promise<void> {
  await portwire.page.keyboard.press('Escape')
  for (const name of names)
    await portwire
      .block(name)
      .getByRole('article')
      .getByText(name, { exact: true })
      .click({ modifiers: ['Control'] })
  await expect(portwire.inspector.getByRole('heading', { level: 3 })).toHaveText(
    `${names.length} blocks selected`,
  )
}

interface Edges {
  readonly left: number
  readonly right: number
  readonly top: number
}

const boxesOf = (portwire: Portwire, names: readonly string[]): Promise<Edges[]> =>
  Promise.all(
    names.map(async (name) => {
      const box = await portwire.block(name).getByRole('article').boundingBox()
      if (box === null) throw new Error(`${name} is not on the page`)
      return { left: box.x, right: box.x + box.width, top: box.y }
    }),
  )
