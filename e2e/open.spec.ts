import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { sourceSet } from '../src/core/convert/open/sourceSet.ts'
import { encodeDtb } from '../src/core/devicetree/encodeDtb.ts'
import { readDts } from '../src/core/devicetree/readDts.ts'
import { expect, test } from './fixtures.ts'

const BOARDS = '../shared/boards'
const hasBoards = existsSync(BOARDS)
const file = (path: string) => ({ name: basename(path), text: readFileSync(path) })

const EXAMPLES: readonly { readonly file: string; readonly title: string }[] = JSON.parse(
  readFileSync('public/examples/index.json', 'utf8'),
)

for (const { title } of EXAMPLES)
  test(`the example “${title}” opens from the start screen`, async ({ portwire }) => {
    await portwire.openExample(title)
    await expect(portwire.verdict).toContainText(
      title.includes('mistakes') ? 'No DRM device' : /The driver builds (one path|2 paths)/,
    )
    expect(await portwire.overlaps()).toEqual([])
  })

test('a good board raises no alarm, and its one note is at hand', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await expect(page.getByRole('status').filter({ hasText: 'Opened Jetty 10' })).not.toContainText(
    'odd',
  )
  await expect(page.getByRole('tab', { name: 'DTS' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await expect(page.getByText('mt8195.dtsi was not given')).toBeVisible()
})

test('what stands behind each output is told', async ({ portwire }) => {
  await portwire.openExample('DSI panel and HDMI')
  await expect(portwire.path('vdosys0', 'MAIN')).toContainText('dsi0 leads to panel@0.')
  await expect(portwire.path('vdosys1', 'EXT')).toContainText('dpi1 leads to hdmi.')
})

test('each of the three mistakes is shown where it is', async ({ portwire }) => {
  await portwire.openExample('Three classic mistakes')
  await expect(portwire.path('vdosys0', 'MAIN').getByText('dropped silently')).toBeVisible()
  await expect(portwire.path('vdosys1', 'EXT').getByText('fails the probe (-EINVAL)')).toBeVisible()
  await expect(portwire.block('panel@0')).toHaveAccessibleName(/disabled/)
  await expect(portwire.block('merge5')).toHaveAccessibleName(/problem on EXT: no endpoint 1/)
  await expect(portwire.link('hdmi', 'hdmi-connector')).toHaveAccessibleName(/one way/)
})

test.describe('a real board', () => {
  test.skip(!hasBoards, 'the boards of the shared material are not here')

  test('opens from its blob', async ({ portwire }) => {
    await portwire.openFiles([file(`${BOARDS}/dtb/mt8395-radxa-nio-12l.dtb`)])
    await portwire.expectPath('vdosys1', 'EXT', 'built', ['DRM_OVL_ADAPTOR', 'MERGE5', 'DPI1'])
    await expect(portwire.path('vdosys0', 'MAIN').getByText('kept hardcoded')).toBeVisible()
  })

  test('opens from its source with the files it includes', async ({ portwire, page }) => {
    const dts = `${BOARDS}/linux/src/arm64/mediatek`
    const headers = readdirSync(`${BOARDS}/linux/include`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.h'))
      .map((name) => file(`${BOARDS}/linux/include/${name}`))
    const sources = ['mt8395-radxa-nio-12l.dts', 'mt8195.dtsi', 'mt6359.dtsi']
    await portwire.openFiles([...sources.map((name) => file(`${dts}/${name}`)), ...headers])
    await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Radxa NIO 12L')
    await portwire.expectPath('vdosys1', 'EXT', 'built', ['DRM_OVL_ADAPTOR', 'MERGE5', 'DPI1'])
  })
})

const BOARD = readFileSync('public/examples/mt8188-tablet-dsi.dts', 'utf8')
const BLOB_HEAD = Buffer.from('d00dfeed00001000', 'hex')

/** Files no board can be made of, and the sentence each must get. */
const BAD = [
  ['notes.txt', 'just some notes', /notes\.txt/],
  ['empty.dts', '', /empty\.dts/],
  ['not-mediatek.dts', '/dts-v1/;\n/ { compatible = "acme,board"; };\n', /no display block/],
  ['broken.dts', '/dts-v1/;\n/ { compatible = ; };\n', /broken\.dts|no display block/],
  ['cut-off.dtb', BLOB_HEAD, /blob|dtb|bytes/i],
] as const

test('a file no board can be made of is refused with a sentence, and what is open stays', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles([{ name: 'tablet.dts', text: BOARD }])
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Mole 11, tablet')
  const before = await portwire.drawing()
  for (const [name, text, sentence] of BAD)
    await test.step(name, async () => {
      await portwire.openFiles([{ name, text }])
      const alert = page.getByRole('alert').filter({ hasText: `Could not open ${name}` })
      await expect(alert).toContainText(sentence)
      await alert.getByRole('button', { name: 'Dismiss' }).click()
      await expect(alert).toHaveCount(0)
      expect(await portwire.drawing()).toBe(before)
    })
})

/** More text than is read within the page itself. */
const LARGE = `${BOARD}\n/ {\n${Array.from({ length: 12_000 }, (_, at) => `\tsensor-${at} { compatible = "acme,sensor"; status = "disabled"; };`).join('\n')}\n};\n`

test('the reading of a large board can be called off, and done after all', async ({
  portwire,
  page,
  context,
}) => {
  let isHeld = true
  let release = (): void => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  await context.route(/openSourceWorker/, async (route) => {
    if (isHeld) await released
    await route.continue()
  })
  const large = [{ name: 'large.dts', text: LARGE }]
  await portwire.openFiles(large)
  await expect(page.getByText('Reading the board…')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Opening was stopped' })).toBeVisible()
  await expect.poll(() => page.workers()).toHaveLength(0)

  isHeld = false
  release()
  await portwire.openFiles(large)
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Mole 11, tablet')
  await expect.poll(() => page.workers()).toHaveLength(0)
  await expect(portwire.block('ovl0')).toBeVisible()
})

test('a large board that lacks the include of its SoC is opened with the catalogue in its place', async ({
  portwire,
  page,
}) => {
  const text = `/dts-v1/;
#include "mt8195.dtsi"
/ { model = "Large"; padding = "${'x'.repeat(600_000)}"; };`
  const workers: string[] = []
  page.on('worker', (worker) => workers.push(worker.url()))
  await portwire.openFiles([{ name: 'large.dts', text }])
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Large')
  await expect(portwire.block('vdosys1')).toBeVisible()
  expect(workers.map((url) => /open\w*Worker/.exec(url)?.[0])).toEqual([
    'openSourceWorker',
    'openWorker',
  ])
  await expect.poll(() => page.workers()).toHaveLength(0)
})

test('a large blob opens by a worker of its own', async ({ portwire, page }) => {
  const text = `/dts-v1/;
/ {
	model = "Large";
	compatible = "mediatek,mt8195";
	padding = "${'x'.repeat(600_000)}";
	ovl0: ovl@1c000000 { compatible = "mediatek,mt8195-disp-ovl"; };
};`
  const { tree } = readDts('large.dts', sourceSet(new Map([['large.dts', text]])))
  const worker = page.waitForEvent('worker')
  await portwire.openFiles([{ name: 'large.dtb', text: Buffer.from(encodeDtb(tree)) }])
  expect((await worker).url()).toContain('openBlobWorker')
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Large')
  await expect.poll(() => page.workers()).toHaveLength(0)
})
