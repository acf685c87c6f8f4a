import { deflateRawSync } from 'node:zlib'
import { axeFindings } from './axe.ts'
import { expect, Portwire, test } from './fixtures.ts'
import { copied, share, visit } from './sharing.ts'

const packed = (text: string | Buffer): string =>
  `1${deflateRawSync(text, { level: 9 }).toString('base64url')}`

/** How one block stands to another, however the canvas was moved, px. */
async function apart(portwire: Portwire, one: string, other: string): Promise<readonly number[]> {
  const [a, b] = await Promise.all([one, other].map((name) => portwire.block(name).boundingBox()))
  return [(a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0)].map(Math.round)
}

test('a link opens as the same board, edits and places included', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.select('ovl0')
  await page.getByRole('button', { name: 'Disable ovl0' }).click()
  await portwire.dragBy(portwire.block('rdma0'), { x: 10, y: 40 })
  const before = await portwire.drawing()
  const snippet = (await portwire.download()).text
  const link = await copied(portwire, 'Copy link')
  expect(link.length).toBeLessThan(8 * 1024)

  const other = await page.context().newPage()
  await other.goto(link)
  const opened = new Portwire(other)
  await expect(opened.block('ovl0')).toBeVisible()
  expect(await opened.drawing()).toBe(before)
  expect((await opened.download()).text).toBe(snippet)
  expect(new URL(other.url()).hash).toBe('')
})

test('a link never replaces the board that is open', async ({ portwire, page }) => {
  await portwire.openExample('Laptop with eDP')
  const link = await copied(portwire, 'Copy link')
  await page.getByRole('button', { name: 'Portwire' }).click()
  await portwire.startFrom('MT8188')
  const before = await portwire.drawing()
  await page.evaluate((hash) => {
    location.hash = hash
  }, new URL(link).hash)
  await expect(portwire.block('dp_intf0')).toBeVisible()
  await portwire.undo()
  await expect.poll(() => portwire.drawing()).toBe(before)
})

test('a view link shows the board and changes nothing', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  const drawing = await portwire.drawing()
  await visit(page, await copied(portwire, 'Copy view-only link'))
  await expect(page.getByText('View only')).toBeVisible()
  await expect(portwire.verdict).toBeVisible()
  await portwire.fit()
  const place = await apart(portwire, 'ovl0', 'rdma0')
  await portwire.dragBy(portwire.block('ovl0'), { x: 60, y: 60 })
  await page.keyboard.press('Delete')
  expect(await apart(portwire, 'ovl0', 'rdma0')).toEqual(place)
  await expect(page.getByRole('button', { name: /^(Fix|Remove|Disable|Enable)/ })).toHaveCount(0)

  await page.getByRole('link', { name: 'Make it mine' }).click()
  await expect(page.getByRole('button', { name: 'Export DTS' })).toBeVisible()
  expect(await portwire.drawing()).toBe(drawing)
  await portwire.select('ovl0')
  await page.getByRole('button', { name: 'Disable ovl0' }).click()
  await expect(portwire.block('ovl0').getByText('disabled')).toBeVisible()
})

test('a frame holds the canvas and the paths alone', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const code = await copied(portwire, 'Copy code to embed')
  await visit(page, /src="([^"]*)"/.exec(code)?.[1] ?? '')
  await expect(portwire.block('ovl0')).toBeVisible()
  await expect(portwire.verdict).toBeVisible()
  await expect(page.getByRole('banner')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Open in Portwire' })).toHaveAttribute(
    'href',
    /\/#board=/,
  )
})

const HOSTILE: Readonly<Record<string, readonly [string, RegExp]>> = {
  'cut off': [
    packed('{"portwire":1,"title":"a board whose link was cut"}').slice(0, 30),
    /damaged/,
  ],
  'that unpacks to megabytes': [packed(Buffer.alloc(6_000_000)), /damaged/],
  'of another version': ['2abc', /another version/],
  'longer than any': [`1${'A'.repeat(9000)}`, /longer than any/],
  'of no project': [packed('[1, 2]'), /holds no Portwire project/],
  'of a newer form': [packed('{"portwire": 99}'), /newer Portwire/],
  'of a project with a hole': [
    packed('{"portwire":1,"title":"x","soc":null,"graph":{},"positions":{}}'),
    /graph/,
  ],
}

for (const [what, [text, sentence]] of Object.entries(HOSTILE))
  test(`a link ${what} is refused with a sentence`, async ({ portwire, page }) => {
    await portwire.startFrom('MT8195')
    const before = await portwire.drawing()
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#board=${text}`)
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    expect(await portwire.drawing()).toBe(before)
    await visit(page, `./#view=${text}`)
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
  })

test('a board too much for a link is offered as a file', async ({ portwire, page }) => {
  const noise = Array.from({ length: 4000 }, (_, at) => ((at * at * 7919) % 9973).toString(36))
  await portwire.startFrom('MT8195')
  const title = page.getByRole('textbox', { name: 'Board title' })
  await title.fill(noise.join(''))
  await title.press('Enter')
  const dialog = await share(portwire)
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toHaveCount(0)
  const started = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download the project file' }).click()
  expect((await started).suggestedFilename()).toMatch(/\.json$/)
})

test('text leaves by the clipboard', async ({ portwire }) => {
  await portwire.openExample('DSI panel and HDMI')
  expect(await copied(portwire, 'Copy Mermaid')).toMatch(/^flowchart LR\n/)
  expect(await copied(portwire, 'Copy Markdown')).toMatch(/\| MAIN \| built \|/)
})

test.describe('in light and in dark', () => {
  test('axe finds nothing against the share dialog and the view', async ({ portwire, page }) => {
    await portwire.openExample('Three classic mistakes')
    await share(portwire)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await visit(page, await copied(portwire, 'Copy view-only link'))
    await expect(portwire.block('ovl0')).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
  })
})
