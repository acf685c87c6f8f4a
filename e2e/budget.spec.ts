import { expect, type Page, Portwire, test } from './fixtures.ts'
import { reactWork, watchReact } from './reactWork.ts'
import { copied } from './sharing.ts'

test.use({ fresh: true })

// What an edit costs, where it can be counted. What takes time is measured by `npm run bench`.

/** The blocks whose part of the page an act changes, by name; '' for what is no block. */
async function changedBlocks({ page }: Portwire, act: () => Promise<void>): Promise<string[]> {
  const watched = await page.evaluateHandle(() => {
    const changed = new Set<string>()
    const take = (records: readonly MutationRecord[]): void => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const node = element?.closest('.react-flow__node')
        changed.add(node?.getAttribute('aria-label')?.replace(/,.*/, '') ?? '')
      }
    }
    const observer = new MutationObserver(take)
    const nodes = document.querySelector('.react-flow__nodes')
    if (nodes === null) throw new Error('There is no canvas')
    observer.observe(nodes, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    return {
      changed: (): string[] => {
        take(observer.takeRecords())
        return [...changed]
      },
    }
  })
  await act()
  await painted(page)
  return watched.evaluate(({ changed }) => changed().sort())
}

const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

test('a block that is moved is the only one to change', async ({ portwire }) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  const drag = () => portwire.dragBy(portwire.block('ovl0'), { x: 10, y: 30 })
  expect(await changedBlocks(portwire, drag)).toEqual(['ovl0'])
  const arrow = () => portwire.page.keyboard.press('Shift+ArrowDown')
  expect(await changedBlocks(portwire, arrow)).toEqual(['ovl0'])
})

test('React calls the blocks an edit changes and no other, in few commits', async ({
  portwire,
  page,
}) => {
  await watchReact(page)
  await page.reload()
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  await page.mouse.move(0, 0) // what the pointer is over lights up
  const ovl0 = '/soc/ovl@1c000000'

  const arrow = await reactWork(page, () => page.keyboard.press('Shift+ArrowDown'))
  expect(arrow.blocks).toEqual([]) // moved by what React Flow puts around it
  expect(arrow.commits).toBeLessThanOrEqual(8)

  const drag = await reactWork(page, () =>
    portwire.dragBy(portwire.block('ovl0'), { x: 10, y: 30 }),
  )
  expect(drag.blocks).toEqual([ovl0])
  expect(drag.commits).toBeLessThanOrEqual(9)

  const toggle = await reactWork(page, () => page.keyboard.press('Shift+e'))
  expect(toggle.blocks).toContain(ovl0)
  expect(toggle.blocks.filter((id) => /vdosys1|ethdr|merge|dpi|hdmi/.test(id))).toEqual([])
  expect(toggle.commits).toBeLessThanOrEqual(8)
})

test('React hears of a link that is drawn where it begins, not of each step', async ({
  portwire,
  page,
}) => {
  await watchReact(page)
  await page.reload()
  await portwire.openExample('DSI panel and HDMI')
  await portwire.whole()
  await portwire.fit()
  const handle = await portwire.handle('vdosys0', 'Draw the EXT path').boundingBox()
  if (handle === null) throw new Error('vdosys0 has no EXT path to draw')
  const { x, y } = handle
  const [column, between] = [x + 8, y + 2.7 * handle.height] // between two rows
  await page.mouse.move(x + 5, y + 5)
  await page.mouse.down()
  await page.mouse.move(column, between, { steps: 4 })
  const way = () => page.mouse.move(column + 100, between + 2, { steps: 30 })
  const work = await reactWork(page, way)
  expect(work.blocks).toEqual([])
  expect(work.commits).toBeLessThanOrEqual(2)
  await page.mouse.move(x + 5, y + 5)
  await page.mouse.up()
})

test('a block on no path is disabled without a change to any other', async ({ portwire, page }) => {
  await portwire.startFrom('MT8195')
  await portwire.select('ovl0')
  const toggle = () => page.keyboard.press('Shift+e')
  expect(await changedBlocks(portwire, toggle)).toEqual(['ovl0'])
  await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
})

test('an edit of one path leaves the blocks of the other as they are', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  const toggle = async () => {
    await page.keyboard.press('Shift+e')
    await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
  }
  const changed = await changedBlocks(portwire, toggle)
  expect(changed).toContain('ovl0')
  for (const name of ['vdosys1', 'ethdr0', 'merge5', 'dpi1', 'hdmi', 'hdmi-connector'])
    expect(changed).not.toContain(name)
})

test('a renamed block is the only one to change', async ({ portwire, page }) => {
  await portwire.startFrom('MT8195')
  await portwire.item('DSI panel').click()
  await portwire.select('panel')
  const rename = async () => {
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'Label of panel' }).fill('front_panel')
    await page.keyboard.press('Enter')
    await expect(portwire.block('front_panel')).toBeVisible()
  }
  const changed = await changedBlocks(portwire, rename)
  expect(changed.filter((name) => !/panel$/.test(name))).toEqual([])
})

test('little around the canvas is painted apart: each step of a drag puts all of it together', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const apart = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter(
      (element) => element.getClientRects().length > 0 && element.closest('.react-flow') === null,
    )
    return shown.filter((element) => {
      const style = getComputedStyle(element)
      const clips = style.overflowX !== 'visible' || style.clipPath !== 'none'
      return clips || style.opacity !== '1' || style.position === 'sticky'
    }).length
  })
  expect(apart).toBeLessThanOrEqual(36)
})

test('once the text is shown, nothing is asked of the network for an edit', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  await page.keyboard.press('Shift+e')
  await expect(page.locator('.cm-content')).toContainText('&ovl0')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await portwire.dragBy(portwire.block('rdma0'), { x: 10, y: 30 })
  await portwire.undo()
  await portwire.undo()
  await expect(portwire.block('ovl0')).not.toHaveAccessibleName(/disabled/)
  await portwire.redo()
  await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
  expect(requests).toEqual([])
})

test('a link’s board is drawn, and can be panned, before its panels are here', async ({
  portwire,
  context,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const link = await copied(portwire, 'Copy link')
  let release = (): void => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  await context.route(/\/(frame|paths)-/, async (route) => {
    await released
    await route.continue()
  })
  const other = await context.newPage()
  await other.goto(link)
  const opened = new Portwire(other)
  const ovl0 = opened.block('ovl0')
  await expect(ovl0).toBeVisible()
  await expect(opened.link('ovl0', 'rdma0')).toHaveCount(1)
  await expect(opened.palette).toHaveCount(0)

  const before = await ovl0.boundingBox()
  await opened.dragBy(other.locator('.react-flow__background'), { x: 40, y: 30 })
  await expect.poll(() => ovl0.boundingBox()).not.toEqual(before)
  const panned = await ovl0.boundingBox()
  await ovl0.focus()
  await other.keyboard.press('/')

  release()
  await expect(opened.palette.getByRole('searchbox')).toBeFocused()
  expect(await ovl0.boundingBox()).toEqual(panned)
  await opened.select('ovl0')
  await opened.page.keyboard.press('Shift+e')
  await expect(ovl0).toHaveAccessibleName(/disabled/)
})
