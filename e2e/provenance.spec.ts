import { dropFiles } from './dropFiles.ts'
import { expect, test } from './fixtures.ts'
import { DSI_OFF, FILES, SOC } from './smallBoard.ts'

const lineOf = (text: string, words: string): number =>
  text.slice(0, text.indexOf(words)).split('\n').length

test('every value leads to the line that set it, and to what it replaced', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await portwire.select('dsi0')
  const status = portwire.inspector.getByRole('listitem').filter({ hasText: /^status/ })
  await expect(status.getByRole('button', { name: /\.dts/ })).toHaveText([
    'small.dts:9',
    /^small\.dtsi:\d+$/,
  ])

  const port = portwire.inspector.getByRole('listitem').filter({ hasText: /^port@0\s*small/ })
  await expect(port.getByRole('button', { name: /\.dts/ }).first()).toHaveText(
    `small.dtsi:${lineOf(SOC, 'dsi0_in:')}`,
  )

  const line = lineOf(SOC, 'status = "disabled"')
  await status.getByRole('button', { name: `small.dtsi:${line}` }).click()
  await expect(page.getByRole('tab', { name: 'Files' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('button', { name: 'small.dtsi', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  const marked = page.locator('.cm-marked')
  await expect(marked).toHaveText(['\t\t\tstatus = "disabled";'])
  await expect(marked).toBeInViewport()
})

test('a link leads to both of its statements', async ({ portwire, page }) => {
  await portwire.openFiles(FILES)
  await portwire.selectLink('ovl0', 'dsi0')
  const leaving = lineOf(SOC, 'ovl0_out:')
  const entering = lineOf(SOC, 'dsi0_in:')
  const origins = portwire.inspector.getByRole('group').filter({ hasText: 'Where it comes from' })
  await expect(origins.getByRole('button', { name: /small/ })).toHaveText([
    `small.dtsi:${leaving}`,
    `small.dtsi:${entering}`,
  ])
  await origins.getByRole('button', { name: `small.dtsi:${entering}` }).click()
  await expect(page.locator('.cm-marked')).toContainText(['remote-endpoint = <&ovl0_out>'])
})

test('an overlay is named for what it set, and an edit for what it changed', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await dropFiles(page, [{ name: 'dsi-off.dtso', text: DSI_OFF }])
  await portwire.select('dsi0')
  const status = portwire.inspector.getByRole('listitem').filter({ hasText: /^status/ })
  await expect(status.getByRole('button', { name: /\.dts/ })).toHaveText([
    'dsi-off.dtso:5',
    'small.dts:9',
    /small\.dtsi/,
  ])
  await expect(status).not.toContainText('changed here')
  await portwire.inspector.getByRole('button', { name: 'okay' }).click()
  await expect(status).toContainText('changed here')
  await page.keyboard.press('Control+z')
  await expect(status).not.toContainText('changed here')
})
