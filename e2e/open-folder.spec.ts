import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { dropFiles } from './dropFiles.ts'
import { expect, type Page, test } from './fixtures.ts'
import { board, SOC } from './smallBoard.ts'

const DTS = 'linux/arch/arm64/boot/dts/mediatek'

/** A piece of a kernel: 200 boards, the one SoC they share, files of other architectures beside. */
function kernelFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (let i = 0; i < 200; i += 1) files.set(`${DTS}/board-${i}.dts`, board(`Board number ${i}`))
  files.set(`${DTS}/small.dtsi`, `#include <dt-bindings/on.h>\n#include <arm/extra.dtsi>\n${SOC}`)
  files.set('linux/include/dt-bindings/on.h', '#define ON "okay"\n')
  files.set('linux/arch/arm/boot/dts/extra.dtsi', '/ { right; };\n')
  files.set('linux/arch/arm/boot/dts/small.dtsi', '#error this is another one\n')
  files.set('linux/arch/arm64/boot/dts/extra.dtsi', '#error this is another one\n')
  return files
}

function writeAll(root: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

const list = (page: Page) => page.getByRole('dialog', { name: 'Which board?' })

/** Works the list by keys alone, and sees that the right board opens. */
async function chooseByKeys(page: Page): Promise<void> {
  await expect(list(page).getByRole('option')).toHaveCount(200)
  await expect(list(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('mt8195 board-17')
  await expect(list(page).getByRole('option')).toHaveCount(11)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list(page)).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Board number 170')
}

test('a folder of boards is listed, and one opens with the includes the kernel would take', async ({
  portwire,
  page,
}, info) => {
  const root = info.outputPath('tree')
  writeAll(root, kernelFiles())
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a folder' }).click()
  await (await asked).setFiles(join(root, 'linux'))
  await chooseByKeys(page)
  await portwire.expectPath('vdosys0', 'MAIN', 'built', ['OVL0', 'DSI0'])
  await page.getByRole('tab', { name: 'Files' }).click()
  for (const file of ['board-170.dts', 'small.dtsi', 'on.h', 'extra.dtsi'])
    await expect(page.getByRole('button', { name: file, exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'extra.dtsi', exact: true }).click()
  await expect(page.getByText('right')).toBeVisible()
})

test('a dropped folder is walked to its end', async ({ portwire, page }) => {
  await page.evaluate(
    (files) => {
      /** A folder as the browser hands it out: in portions, the last one empty. */
      const folder = (name: string, fullPath: string, children: readonly unknown[]) => ({
        name,
        fullPath,
        isFile: false,
        isDirectory: true,
        createReader: () => {
          const portions = [children.slice(0, 100), children.slice(100), []]
          return { readEntries: (done: (entries: unknown) => void) => done(portions.shift()) }
        },
      })
      const file = ([path, text]: readonly [string, string]) => ({
        name: path.slice(path.lastIndexOf('/') + 1),
        fullPath: `/${path}`,
        isFile: true,
        isDirectory: false,
        file: (done: (file: File) => void) => done(new File([text], path)),
      })
      const git = folder('.git', '/linux/.git', [file(['linux/.git/board-1.dts', ''])])
      const linux = folder('linux', '/linux', [...files.map(file), git])
      const event = new DragEvent('drop', { cancelable: true })
      const items = [{ kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => linux }]
      Object.defineProperty(event, 'dataTransfer', {
        value: { types: ['Files'], items, files: [] },
      })
      window.dispatchEvent(event)
    },
    [...kernelFiles()],
  )
  await chooseByKeys(page)
  await portwire.expectPath('vdosys0', 'MAIN', 'built', ['OVL0', 'DSI0'])
})

test('a folder dropped before the page has anything to show opens once it has', async ({
  page,
}, info) => {
  const root = info.outputPath('tree')
  writeAll(root, kernelFiles())
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/(StartScreen|Attendants)-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('./')
  // As a drag from the desktop comes: where the page does not take it, the browser goes to the folder.
  const browser = await page.context().newCDPSession(page)
  const data = { items: [], files: [join(root, 'linux')], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  release()
  await chooseByKeys(page)
  expect(new URL(page.url()).protocol).toBe('http:')
})

test('a zip archive is listed the same', async ({ portwire, page }) => {
  const files = Object.fromEntries([...kernelFiles()].map(([name, text]) => [name, strToU8(text)]))
  await portwire.openFiles([{ name: 'linux.zip', text: Buffer.from(zipSync(files)) }])
  await chooseByKeys(page)
  await portwire.expectPath('vdosys0', 'MAIN', 'built', ['OVL0', 'DSI0'])
})

test('a file the board lacked is dropped on it, and the edits stay', async ({ portwire, page }) => {
  await portwire.openFiles([{ name: 'a.dts', text: board('A').replace('&dsi0', `${SOC}\n&dsi0`) }])
  const title = page.getByRole('textbox', { name: 'Board title' })
  await title.fill('Mine')
  await title.press('Enter')
  await portwire.expectPath('vdosys0', 'MAIN', 'built', ['OVL0', 'DSI0'])
  await dropFiles(page, [{ name: 'small.dtsi', text: '/ { chosen { }; };' }])
  await expect(page.getByRole('status').filter({ hasText: 'Added small.dtsi' })).toBeVisible()
  await expect(title).toHaveValue('Mine')
  await page.getByRole('tab', { name: 'Files' }).click()
  await expect(page.getByRole('button', { name: 'small.dtsi', exact: true })).toBeVisible()
})

test('closing the list changes nothing', async ({ portwire, page }) => {
  await portwire.openFiles([
    { name: 'a.dts', text: board('A') },
    { name: 'b.dts', text: board('B') },
    { name: 'small.dtsi', text: SOC },
  ])
  await expect(list(page).getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Open files' })).toBeVisible()
})

test('opening that takes its time tells how far it is, and can be called off', async ({
  portwire,
  page,
}) => {
  // Reading waits until the test lets it go on.
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer
    const gate = new Promise((open) => window.addEventListener('go-on', open, { once: true }))
    Blob.prototype.arrayBuffer = async function () {
      await gate
      return read.call(this)
    }
  })
  await portwire.openFiles([
    { name: 'a.dts', text: board('A') },
    { name: 'small.dtsi', text: SOC },
  ])
  await expect(page.getByText('Looking for boards: 0 of 1')).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Looking for boards' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.evaluate(() => window.dispatchEvent(new Event('go-on')))
  await expect(page.getByRole('status').filter({ hasText: 'Opening was stopped' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open files' })).toBeVisible()
})

test('a file of 100 MB is refused with a sentence', async ({ page }, info) => {
  const path = info.outputPath('huge.dts')
  writeFileSync(path, '')
  truncateSync(path, 100 * 2 ** 20)
  const asked = page.waitForEvent('filechooser')
  await page.goto('./')
  await page.getByRole('button', { name: 'Open files' }).click()
  await (await asked).setFiles(path)
  await expect(page.getByRole('alert').filter({ hasText: 'huge.dts' })).toContainText('100 MB')
})

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
const SMALL_SOC = { name: 'small.dtsi', text: SOC }

test('UTF-16 source opens, with a word about it', async ({ portwire, page }) => {
  await portwire.openFiles([{ name: 'wide.dts', text: utf16(board('Wide')) }, SMALL_SOC])
  await expect(page.getByRole('textbox', { name: 'Board title' })).toHaveValue('Wide')
  await page.getByRole('tab', { name: /Problems/ }).click()
  await expect(page.getByText('wide.dts is UTF-16 text')).toBeVisible()
})

for (const [name, bytes, sentence] of [
  ['page.dtb', Buffer.from('<h1>404 Not Found</h1>'), 'is text, and no device tree'],
  ['packed.dtb', Buffer.from('1f8b0800', 'hex'), 'compressed with gzip'],
  ['zeros.dts', Buffer.alloc(1000), 'binary data'],
  ['white.dts', Buffer.from(' \n'), 'is empty'],
  ['cut.zip', Buffer.from('504b030414000000', 'hex'), 'no whole zip archive'],
] as const)
  test(`${name} gets its sentence`, async ({ portwire, page }) => {
    await portwire.openFiles([{ name, text: bytes }])
    await expect(page.getByRole('alert').filter({ hasText: name })).toContainText(sentence)
  })
