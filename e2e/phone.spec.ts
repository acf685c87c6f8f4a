import { expect, test } from './fixtures.ts'

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

test('a phone shows every pane, one at a time, and nothing hangs out', async ({
  portwire,
  page,
}) => {
  const overhang = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect(page.getByRole('button', { name: 'Three classic mistakes' })).toBeVisible()
  expect(await overhang()).toBe(0)
  await page.getByRole('button', { name: 'Three classic mistakes' }).tap()
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const pane of ['Blocks', 'Inspector', 'DTS', 'Paths', 'Canvas']) {
    await panes.getByRole('button', { name: pane }).tap()
    await expect(panes.getByRole('button', { name: pane })).toHaveAttribute('aria-current', 'true')
    expect(await overhang()).toBe(0)
  }
  await panes.getByRole('button', { name: 'Paths' }).tap()
  await portwire.path('vdosys1', 'EXT').getByRole('button', { name: 'no endpoint 1' }).tap()
  await expect(portwire.block('merge5')).toBeInViewport()
})
