import { dropFiles } from './dropFiles.ts'
import { expect, test } from './fixtures.ts'
import { board, DSI_OFF, FILES, SOC } from './smallBoard.ts'

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

test('of a value set again and again, the newest places are shown, and how many more there are', async ({
  portwire,
}) => {
  const again = '&dsi0 {\n\tstatus = "okay";\n};\n'.repeat(150)
  await portwire.openFiles([
    { name: 'small.dts', text: board('Small board') + again },
    { name: 'small.dtsi', text: SOC },
  ])
  await portwire.select('dsi0')
  const status = portwire.inspector.getByRole('listitem').filter({ hasText: /^status/ })
  await expect(status).toContainText('was set by')
  await expect(status.getByRole('button', { name: /\.dts/ })).toHaveCount(1 + 100)
  // 150 statements of the board and one of its .dtsi were replaced.
  await expect(status).toContainText(/and 51 more$/)
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

test('any node of the tree, a block or not, leads to its lines and to who deleted it, by keys alone', async ({
  portwire,
  page,
}) => {
  const chosen = '/ { chosen { stdout-path = "a"; bootargs = "b"; }; leds { }; };\n'
  const later = '/ { chosen { stdout-path = "c"; /delete-property/ bootargs; }; };\n'
  const own = `${board('Small board')}${chosen}${later}/delete-node/ &{/leds};\n`
  const at = (words: string): string => {
    const before = own.slice(0, own.indexOf(words)).split('\n')
    return `small.dts:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
  }
  await portwire.openFiles([
    { name: 'small.dts', text: own },
    { name: 'small.dtsi', text: SOC },
  ])
  await page.getByRole('tab', { name: 'Files' }).click()
  const opener = page.getByRole('button', { name: 'All nodes', exact: true })
  await opener.press('Enter')
  const filter = portwire.inspector.getByRole('combobox', { name: 'Find a node' })
  await expect(filter).toBeFocused()
  await page.keyboard.type('chos')
  await expect(portwire.inspector.getByRole('option')).toHaveText(['chosen/'])
  const line = (name: RegExp) =>
    portwire.inspector.getByRole('listitem').filter({ hasText: name }).last()
  await expect(line(/^stdout-path"c"/).getByRole('button')).toHaveText([
    at('stdout-path = "c"'),
    at('stdout-path = "a"'),
  ])
  await expect(line(/^bootargs/)).toContainText(`deleted by ${at('/delete-property/')}`)
  await line(/^bootargs/)
    .getByRole('button', { name: at('bootargs = "b"') })
    .press('Enter')
  await expect(page.locator('.cm-marked')).toHaveText([chosen.trimEnd()])

  await filter.press('Escape')
  await filter.pressSequentially('leds')
  await expect(portwire.inspector.getByRole('option', { name: '/leds, deleted' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(line(/^node/)).toContainText(`deleted by ${at('/delete-node/')}`)
  await filter.press('Escape')
  await filter.press('Escape')
  await expect(opener).toBeFocused()
  await portwire.select('dsi0')
  await expect(filter).toBeHidden()
})

test('what dtc warns about is named by its check, and leads to its line', async ({
  portwire,
  page,
}) => {
  const own = `${board('Small board')}/ { odd@05 { reg = <5 1>; }; };\n`
  await portwire.openFiles([
    { name: 'small.dts', text: own },
    { name: 'small.dtsi', text: SOC },
  ])
  await page.getByRole('tab', { name: /Problems/ }).click()
  await page.getByText('What dtc warns').click()
  const check = page.getByRole('region', { name: 'unit_address_format', exact: true })
  await expect(check.getByRole('heading')).toHaveText('unit_address_format since dtc 1.4.5')
  await expect(check.getByRole('listitem')).toHaveCount(1)
  await check.getByRole('button', { name: 'small.dts:11' }).click()
  await expect(page.locator('.cm-marked')).toHaveText(['/ { odd@05 { reg = <5 1>; }; };'])
})
