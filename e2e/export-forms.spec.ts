import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileDts, hasDtc } from '../src/testing/dtc.ts'
import { axeFindings } from './axe.ts'
import { expect, type Page, type Portwire, test } from './fixtures.ts'
import { blobPaths } from './kernel.ts'
import { board, FILES, SOC } from './smallBoard.ts'

test.use({ viewport: { width: 1920, height: 1080 } })

const panel = (page: Page) => page.getByRole('region', { name: 'Export', exact: true })
const showForm = (page: Page, name: RegExp) => page.getByRole('radio', { name }).click()

/** What a button of the panel downloads, once the panel has read it back. */
async function downloaded(page: Page, button: RegExp | string) {
  await expect(panel(page).getByText('Reads back the same')).toBeVisible()
  const started = page.waitForEvent('download')
  await panel(page).getByRole('button', { name: button }).click()
  const download = await started
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** A board of a file and what it includes, as dtc reads it. */
const compiled = (entry: string): Uint8Array =>
  compileDts(`/dts-v1/;\n${SOC}${entry.replace(/^\/dts-v1\/;\n#include.*\n/, '')}`).blob

/** The overlay on its base by fdtoverlay, the tool a build would use. */
function overlaid(base: Uint8Array, overlay: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-'))
  try {
    const [from, over, to] = ['base.dtb', 'over.dtbo', 'out.dtb'].map((name) => join(folder, name))
    writeFileSync(from ?? '', base)
    writeFileSync(over ?? '', overlay)
    execFileSync('fdtoverlay', ['-i', from ?? '', '-o', to ?? '', over ?? ''])
    return new Uint8Array(readFileSync(to ?? ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Hangs a panel behind dsi0: a new node and links at both ends, nothing taken away. */
async function addPanel(portwire: Portwire): Promise<void> {
  await portwire.openFiles(FILES)
  await portwire.expectPath('vdosys0', 'MAIN', 'built', ['OVL0', 'DSI0'])
  await portwire.item('DSI panel').dragTo(portwire.canvas, { targetPosition: { x: 1100, y: 480 } })
  await portwire.drag(portwire.handle('dsi0', 'dsi0_out'), portwire.block('panel'))
  await expect(portwire.path('vdosys0', 'MAIN')).toContainText('dsi0 leads to panel.')
  await portwire.page.getByRole('tab', { name: 'DTS' }).click()
}

const BUILT = { errno: 0, main: 'OVL0 DSI0', ext: '', third: '' }

test('the edit of an opened file touches the lines that change, and dtc compiles it to what the screen shows', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await portwire.select('dsi0')
  await portwire.inspector.getByRole('button', { name: 'disabled', exact: true }).click()
  await page.getByRole('tab', { name: 'DTS' }).click()
  await showForm(page, /Your own file/)
  const changes = panel(page).locator('[data-file="small.dts"]')
  await expect(changes.locator('.cm-deletedLine')).toHaveText(['\tstatus = "okay";'])
  await expect(changes.locator('.cm-changedLine')).toHaveText(['\tstatus = "disabled";'])
  const folded = changes.getByRole('button', { name: 'Show 5 unchanged lines' })
  const model = changes.locator('.cm-line', { hasText: 'model = "Small board"' })
  await expect(model).toHaveCount(0)
  await folded.press('Enter')
  await expect(model).toBeVisible()
  await expect(folded).toHaveCount(0)

  const { name, bytes } = await downloaded(page, 'Download small.dts')
  expect(name).toBe('small.dts')
  const before = board('Small board')
  expect(bytes.toString()).toBe(before.replace('"okay"', '"disabled"'))
  const patch = await downloaded(page, 'Download the edit as a diff')
  expect(patch.bytes.toString().match(/^[-+][^-+].*$/gm)).toEqual([
    '-\tstatus = "okay";',
    '+\tstatus = "disabled";',
  ])
  await expect(portwire.path('vdosys0', 'MAIN').getByText('dropped silently')).toBeVisible()
  test.skip(!hasDtc, 'there is no dtc to compile the file with')
  const [builtIn] = blobPaths(compiled(bytes.toString()))
  expect(builtIn).not.toEqual(BUILT)
  expect(blobPaths(compiled(before))).toEqual([BUILT])
})

test('an overlay, as source or compiled, gives the paths of the screen once fdtoverlay has applied it', async ({
  portwire,
  page,
}) => {
  await addPanel(portwire)
  await showForm(page, /Overlay source/)
  const source = await downloaded(page, /^Download /)
  expect(source.name).toBe('small-board-display.dtso')
  await showForm(page, /Overlay, compiled/)
  const blob = await downloaded(page, /^Download /)
  expect(blob.name).toBe('small-board-display.dtbo')
  test.skip(!hasDtc, 'there is no dtc to compile the overlay with')
  expect(new Uint8Array(blob.bytes)).toEqual(compileDts(source.bytes.toString()).blob)
  const result = overlaid(compiled(board('Small board')), blob.bytes)
  expect(blobPaths(result)).toEqual([BUILT])
  expect(Buffer.from(result).includes('panel')).toBe(true)
})

test('the snippet and the whole board say the same to dtc', async ({ portwire, page }) => {
  await addPanel(portwire)
  const snippet = await downloaded(page, /^Download /)
  await showForm(page, /Whole board/)
  await expect(panel(page).getByText(/^[\d,]+ bytes/)).toBeVisible()
  const whole = await downloaded(page, /^Download /)
  expect(whole.name).toBe('small-board.dtb')
  expect(blobPaths(new Uint8Array(whole.bytes))).toEqual([BUILT])
  test.skip(!hasDtc, 'there is no dtc to compile the snippet with')
  const text = `${board('Small board')}\n${snippet.bytes.toString()}`
  expect(blobPaths(compiled(text))).toEqual([BUILT])
})

test('an overlay names what it cannot take away, and offers the snippet, which can', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await portwire.selectLink('ovl0', 'dsi0')
  await page.keyboard.press('Delete')
  await page.getByRole('tab', { name: 'DTS' }).click()
  await showForm(page, /Overlay source/)
  const left = panel(page).getByRole('list', { name: 'What this form leaves out' })
  await expect(left.getByRole('listitem').first()).toContainText('remote-endpoint of')
  await panel(page).getByRole('button', { name: 'Show the board snippet' }).click()
  await expect(left).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Board snippet' })).toContainText(
    '/delete-property/ remote-endpoint;',
  )
})

test('a board that was not touched has nothing to say, and yet a blob', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await page.getByRole('tab', { name: 'DTS' }).click()
  for (const form of [/snippet/, /Overlay source/, /Overlay, compiled/, /Your own file/]) {
    await showForm(page, form)
    await expect(panel(page)).toContainText('Nothing changed yet.')
    await expect(panel(page).getByRole('button', { name: /Download/ })).toHaveCount(0)
  }
  await showForm(page, /Whole board/)
  const { bytes } = await downloaded(page, 'Download small-board.dtb')
  test.skip(!hasDtc, 'there is no dtc to compile the board with')
  expect(new Uint8Array(bytes)).toEqual(compiled(board('Small board')))
})

test('the header offers the forms by name, and the keyboard walks through them', async ({
  portwire,
  page,
}) => {
  await addPanel(portwire)
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export DTS' }).click()
  await page.getByRole('menuitem', { name: 'Download the overlay, compiled (.dtbo)' }).click()
  expect((await started).suggestedFilename()).toBe('small-board-display.dtbo')
  const chosen = page.getByRole('radio', { name: 'Overlay, compiled (.dtbo)' })
  await expect(chosen).toBeChecked()
  await chosen.focus()
  await page.keyboard.down('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Whole board, compiled (.dtb)' })).toBeChecked()
  await page.keyboard.up('ArrowRight')
  await expect(page.getByRole('textbox', { name: 'Whole board, compiled (.dtb)' })).toBeVisible()
})

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })
  test('axe finds nothing against the forms of export', async ({ portwire, page }) => {
    await portwire.openFiles(FILES)
    await portwire.select('dsi0')
    await portwire.inspector.getByRole('button', { name: 'disabled', exact: true }).click()
    await portwire.selectLink('ovl0', 'dsi0')
    await page.keyboard.press('Delete')
    await page.getByRole('tab', { name: 'DTS' }).click()
    for (const form of [/Overlay source/, /Your own file/]) {
      await showForm(page, form)
      await expect(panel(page).getByText('Reads back the same')).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
    }
  })
})
