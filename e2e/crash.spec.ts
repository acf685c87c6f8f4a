import { axeFindings } from './axe.ts'
import { expect, Portwire, test } from './fixtures.ts'

test.use({
  fresh: true,
  viewport: { width: 1600, height: 900 },
  provoked: /^console: Error: a fault of ours/,
})

test('where a panel cannot be drawn, the work leaves as a file and stays in the browser', async ({
  page,
}) => {
  await page.route('**/assets/DiffPanel-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export default () => { throw new Error('a fault of ours') }`,
    }),
  )
  await page.goto('./')
  const portwire = new Portwire(page)
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  await page.getByRole('button', { name: 'Disable ovl0' }).click()
  await page.getByRole('tab', { name: 'Diff' }).click()
  await expect(page.getByRole('heading', { name: 'Portwire could not draw this.' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await page.evaluate(() =>
    Object.assign(window, {
      showSaveFilePicker: async () => ({
        name: 'mine.portwire.json',
        createWritable: () => Promise.reject(new Error('The disk is full.')),
      }),
    }),
  )
  const saveToFile = page.getByRole('button', { name: 'Save to file' })
  await saveToFile.click()
  const told = (role: 'alert' | 'status') => page.getByRole(role).filter({ hasText: /./ })
  await expect(told('alert')).toContainText(/Could not save the project.*The disk is full/)

  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const download = page.waitForEvent('download')
  await saveToFile.click()
  expect((await download).suggestedFilename()).toMatch(/\.portwire\.json$/)
  await expect(told('status')).toHaveText(/^Downloaded .*\.portwire\.json\.$/)
  await page.reload()
  await expect(portwire.block('ovl0')).toHaveAccessibleName(/disabled/)
})
