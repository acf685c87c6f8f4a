import type { Locator } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { dropFiles } from './dropFiles.ts'
import { expect, type Page, type Portwire, test } from './fixtures.ts'

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

test('a phone shows every pane, one at a time, and nothing hangs out', async ({
  portwire,
  page,
}) => {
  await expect(page.getByRole('button', { name: 'Three classic mistakes' })).toBeVisible()
  expect(await overhang(page)).toBe(0)
  await page.getByRole('button', { name: 'Three classic mistakes' }).tap()
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const pane of ['Blocks', 'Inspector', 'DTS', 'Paths', 'Canvas']) {
    await panes.getByRole('button', { name: pane }).tap()
    await expect(panes.getByRole('button', { name: pane })).toHaveAttribute('aria-current', 'true')
    expect(await overhang(page)).toBe(0)
  }
  await panes.getByRole('button', { name: 'Paths' }).tap()
  await portwire.path('vdosys1', 'EXT').getByRole('button', { name: 'no endpoint 1' }).tap()
  await expect(portwire.block('merge5')).toBeInViewport()
})

test('whatever is touched has room for a finger', async ({ portwire, page }) => {
  await page.getByRole('button', { name: 'Three classic mistakes' }).tap()
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const pane of ['Paths', 'Inspector', 'Blocks', 'DTS', 'Canvas']) {
    await panes.getByRole('button', { name: pane }).tap()
    await expect(panes.getByRole('button', { name: pane })).toHaveAttribute('aria-current', 'true')
    expect(await tooSmall(page)).toEqual([])
  }
  await portwire.fit()
  await portwire.block('rdma0').getByText('rdma0', { exact: true }).tap()
  await expect(page.getByRole('button', { name: 'Disable rdma0' })).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  const rooms = await portwire.block('rdma0').evaluate((block) =>
    Array.from(block.querySelectorAll('.react-flow__handle'), (handle) => {
      const { width, height } = getComputedStyle(handle, '::after')
      return Math.min(Number.parseFloat(width), Number.parseFloat(height))
    }),
  )
  for (const room of rooms) expect(room).toBeGreaterThanOrEqual(44)
})

test('what is said covers no head of a pane, and no button around it', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('Three classic mistakes')
  await dropFiles(page, [{ name: 'x.json', text: '{"portwire":99}' }])
  const said = page.getByRole('alert').filter({ hasText: 'Could not open x.json' })
  const tidy = page.getByRole('button', { name: 'Tidy all blocks' })
  expect(await edge(said, 'bottom')).toBeLessThanOrEqual(await edge(tidy, 'top'))
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const [pane, head] of [
    ['Paths', page.getByRole('heading', { name: 'Paths' })],
    ['Inspector', page.getByRole('heading', { name: 'Inspector' })],
    ['Blocks', page.getByRole('tab', { name: 'Blocks' })],
    ['DTS', page.getByRole('tab', { name: 'Problems' })],
  ] as const) {
    await panes.getByRole('button', { name: pane }).tap()
    expect(await edge(said, 'top')).toBeGreaterThanOrEqual(await edge(head, 'bottom'))
    expect(await edge(said, 'bottom')).toBeLessThanOrEqual(await edge(panes, 'top'))
  }
})

const edge = (element: Locator, side: 'top' | 'bottom'): Promise<number> =>
  element.evaluate((one, side) => one.getBoundingClientRect()[side], side)

test.describe('in light and in dark', () => {
  test('axe finds nothing against any pane', ({ portwire }) => expectSoundPanes(portwire))
  test.describe('at 200 % zoom of a small screen', () => {
    test.use({ viewport: { width: 640, height: 360 }, isMobile: false, hasTouch: false })
    test('axe finds nothing, and nothing hangs out', ({ portwire }) => expectSoundPanes(portwire))
  })
})

async function expectSoundPanes(portwire: Portwire): Promise<void> {
  const { page } = portwire
  await portwire.openExample('Three classic mistakes')
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const pane of ['Blocks', 'Inspector', 'DTS', 'Paths', 'Canvas']) {
    await panes.getByRole('button', { name: pane }).click()
    await expect(panes.getByRole('button', { name: pane })).toHaveAttribute('aria-current', 'true')
    expect(await axeFindings(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
  }
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.keyboard.press('End')
  await expect(page.getByRole('menu').locator(':focus')).toBeInViewport({ ratio: 0.99 })
}

const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Names of the controls that are less than 44 px either way; what the canvas zooms stands apart. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('button, summary, input, [role="tab"]'))
      .filter((one) => one.closest('.react-flow__viewport') === null)
      .filter((one) => getComputedStyle(one).clipPath === 'none')
      .flatMap((one) => {
        const { width, height } = one.getBoundingClientRect()
        const isShown = width > 0 && getComputedStyle(one).visibility === 'visible'
        return isShown && Math.min(width, height) < 44
          ? [`${one.getAttribute('aria-label') ?? one.textContent}: ${width} x ${height}`]
          : []
      }),
  )
