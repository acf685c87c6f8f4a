import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { complaintsOf } from './complaints.ts'
import { expect, type Portwire, test } from './fixtures.ts'
import { downloaded, share } from './sharing.ts'

/** Gives a file to the page as if it was dropped there. */
const drop = (portwire: Portwire, name: string, bytes: Buffer): Promise<void> =>
  portwire.page.evaluate(
    ({ name, base64 }) => {
      const dataTransfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    },
    { name, base64: bytes.toString('base64') },
  )

const goHome = ({ page }: Portwire): Promise<void> =>
  page.getByRole('button', { name: 'Portwire' }).click()

for (const form of ['SVG', 'PNG'] as const)
  test(`a picture as ${form} opens as the board it was made of`, async ({ portwire, page }) => {
    await portwire.openExample('Three classic mistakes')
    await portwire.dragBy(portwire.block('rdma0'), { x: 10, y: 40 })
    const before = await portwire.drawing()
    const { name, bytes } = await downloaded(portwire, `Download ${form}`)
    expect(name).toMatch(new RegExp(`\\.${form.toLowerCase()}$`))
    await goHome(portwire)
    await expect(page.getByRole('heading', { name: 'Start from a SoC' })).toBeVisible()
    await drop(portwire, name, bytes)
    await expect(portwire.block('rdma0')).toBeVisible()
    expect(await portwire.drawing()).toBe(before)
  })

test('a picture without a project is refused with a sentence', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  const dialog = await share(portwire)
  await dialog.getByRole('checkbox', { name: /^With the project inside/ }).uncheck()
  const started = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download SVG' }).click()
  await started
  await page.keyboard.press('Escape')
  const before = await portwire.drawing()
  await drop(portwire, 'plain.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await expect(page.getByRole('alert').filter({ hasText: 'holds no project' })).toBeVisible()
  await drop(portwire, 'cut.png', Buffer.from('89504e470d0a1a0a0000', 'hex'))
  await expect(page.getByRole('alert').filter({ hasText: 'cut.png' })).toBeVisible()
  expect(await portwire.drawing()).toBe(before)
})

for (const title of ['Three classic mistakes', 'Laptop with eDP'])
  test(`the picture of ${title} shows what the canvas shows`, async ({ portwire, page }) => {
    await portwire.openExample(title)
    const { bytes } = await downloaded(portwire, 'Download SVG')
    const { drawn, shown, overflow } = await page.evaluate((text) => {
      // The page has the font, and lets in no style of others.
      const svg = document.importNode(
        new DOMParser().parseFromString(text.replace(/<style>.*?<\/style>/, ''), 'image/svg+xml')
          .documentElement,
        true,
      )
      document.body.append(svg)
      const numbers = (data: string | null) =>
        (data ?? '').match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
      const frameOf = (block: Element) => block.querySelector<SVGGraphicsElement>('rect.frame')
      const drawn = {
        blocks: Array.from(svg.querySelectorAll('g.block'), (block) => {
          const { width, height } = frameOf(block)?.getBBox() ?? { width: 0, height: 0 }
          return [...numbers(block.getAttribute('transform')), width + 1, height + 1]
        }),
        handles: Array.from(svg.querySelectorAll('g.handle'), () => 1).length,
        lines: Array.from(svg.querySelectorAll('path.line'), (line) =>
          numbers(line.getAttribute('d')),
        ),
        notes: svg.querySelectorAll('g.note').length,
      }
      const overflow = Array.from(svg.querySelectorAll('g.block'), (block) => {
        const room = frameOf(block)?.getBBox()
        return Array.from(block.querySelectorAll<SVGGraphicsElement>(':scope > text'), (one) => {
          const { x, width } = one.getBBox()
          return x < 0 || room === undefined || x + width > room.width ? one.textContent : null
        })
      })
        .flat()
        .filter((one) => one !== null)
      svg.remove()
      const nodes = document.querySelectorAll<HTMLElement>('.react-flow__node-block')
      const shown = {
        blocks: Array.from(nodes, (node) => {
          const article = node.querySelector('article')
          return [
            ...numbers(node.style.transform),
            article?.offsetWidth ?? 0,
            article?.offsetHeight ?? 0,
          ]
        }),
        handles: document.querySelectorAll('.react-flow__handle:not([data-new="true"]):not(:empty)')
          .length,
        lines: Array.from(
          document.querySelectorAll('.react-flow__edge g > path:nth-of-type(2)'),
          (line) => numbers(line.getAttribute('d')),
        ),
        notes: document.querySelectorAll('.react-flow__node-note').length,
      }
      return { drawn, shown, overflow }
    }, bytes.toString('utf8'))
    expect(overflow).toEqual([])
    expect(drawn.notes).toBe(shown.notes)
    expect(drawn.handles).toBe(shown.handles)
    expect(drawn.blocks.length).toBeGreaterThan(5)
    expectNear(drawn.blocks, shown.blocks)
    expectNear(drawn.lines, shown.lines)
  })

test('a picture opened by itself is written in the letters of the canvas', async ({
  portwire,
  page,
  browser,
}, info) => {
  await portwire.openExample('Three classic mistakes')
  const svg = await downloaded(portwire, 'Download SVG')
  const png = await downloaded(portwire, 'Download PNG')
  const shown = await page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport') ?? document.body
    const zoom = new DOMMatrix(getComputedStyle(viewport).transform).a
    const parts = document.querySelectorAll(
      '.react-flow__node-block :is(strong, article p, article code, [data-tag]), .react-flow__handle',
    )
    return Array.from(parts, (part) => {
      const isCut = part.scrollWidth > part.clientWidth + 1
      const range = document.createRange()
      range.selectNodeContents(part)
      const { fontSize } = getComputedStyle(part)
      const text = isCut || part.textContent === '' ? '' : `${fontSize} ${part.textContent}`
      return [text, range.getBoundingClientRect().width / zoom] as const
    }).filter(([text]) => text !== '')
  })

  const file = info.outputPath('picture.svg')
  await writeFile(file, svg.bytes)
  const elsewhere = await browser.newContext({ offline: true, deviceScaleFactor: 2 })
  const { href } = pathToFileURL(file)
  const complaints = await complaintsOf(elsewhere, href)
  const alone = await elsewhere.newPage()
  await alone.goto(href)
  const { texts, fonts, size } = await alone.evaluate(async () => {
    await document.fonts.ready
    const texts = Array.from(document.querySelectorAll('text'), (text) => {
      const held = text.getAttribute('textLength')
      text.removeAttribute('textLength')
      const width = text.getComputedTextLength()
      text.setAttribute('textLength', held ?? '')
      return [
        `${text.getAttribute('font-size')}px ${text.textContent}`,
        width,
        Number(held),
      ] as const
    })
    const fonts = Array.from(document.fonts, ({ family, status }) => `${family} ${status}`)
    const [width, height] = ['width', 'height'].map((side) =>
      Number(document.documentElement.getAttribute(side)),
    )
    return { texts, fonts, size: { width: width ?? 0, height: height ?? 0 } }
  })
  expect(fonts).toEqual(['Inter loaded', 'Inter loaded'])
  // Held to the width it has in its font, so that any other takes no more room.
  for (const [text, width, held] of texts) expect(Math.abs(width - held), text).toBeLessThan(0.1)
  const widths = new Map<string, number>(texts.map(([text, width]) => [text, width]))
  expect(shown.length).toBeGreaterThan(30)
  for (const [text, width] of shown)
    expect(Math.abs((widths.get(text) ?? 0) - width), text).toBeLessThan(0.25)

  await alone.setViewportSize(size)
  const pictures = [await alone.screenshot(), png.bytes].map((one) => one.toString('base64'))
  await elsewhere.close()
  expect(complaints).toEqual([])
  expect(await page.evaluate(pixelsApart, pictures)).toBeLessThan(1e-3)
})

/** The share of pixels of two PNG files that are not alike. */
async function pixelsApart(pictures: readonly string[]): Promise<number> {
  const [a = [], b = []] = await Promise.all(
    pictures.map(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      return context?.getImageData(0, 0, image.width, image.height).data ?? []
    }),
  )
  if (a.length !== b.length || a.length === 0) return 1
  let apart = 0
  for (let at = 0; at < a.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 48))
      apart++
  return apart / (a.length / 4)
}

test('a path collapsed on the canvas is collapsed in its picture', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.command('collapse', /Collapse the paths/)
  const chip = portwire.canvas.getByRole('button', { name: /^MAIN: show / })
  await expect(chip).toBeVisible()
  const { bytes } = await downloaded(portwire, 'Download SVG')
  const picture = bytes.toString('utf8')
  expect(picture).toContain(`>${await chip.textContent()}</text>`)
  expect(picture.split('<g class="block"').length - 1).toBe(
    await page.locator('.react-flow__node-block').count(),
  )
})

test('a note folded away on the canvas is not in its picture', async ({ portwire }) => {
  const notes = async (): Promise<number> => {
    const { bytes } = await downloaded(portwire, 'Download SVG')
    return bytes.toString('utf8').split('<g class="note"').length - 1
  }
  await portwire.openExample('Three classic mistakes')
  const shown = portwire.canvas.getByRole('note')
  await expect(shown).toHaveCount(2)
  expect(await notes()).toBe(2)
  await shown
    .first()
    .getByRole('button', { name: /^Hide this note/ })
    .click()
  await expect(shown).toHaveCount(1)
  expect(await notes()).toBe(1)
})

test('a project too large to go into its picture is told, and the picture goes without', async ({
  portwire,
  page,
}) => {
  const cells = Array.from({ length: 250_000 }, (_, at) => Math.imul(at + 1, 2654435761) >>> 0)
  const id = '/soc/ovl@1c000000'
  const block = {
    id,
    path: id,
    labels: ['ovl0'],
    compatible: ['mediatek,mt8195-disp-ovl'],
    status: null,
    groups: [],
    properties: [{ name: 'reg', value: { kind: 'cells', cells } }],
    parentLabel: null,
  }
  const graph = { blocks: { [id]: block }, aliases: [] }
  const project = {
    portwire: 1,
    title: 'Large',
    soc: 'mt8195',
    graph,
    positions: { [id]: { x: 0, y: 0 } },
  }
  await portwire.openFiles([{ name: 'large.portwire.json', text: JSON.stringify(project) }])
  await expect(portwire.block('ovl0')).toBeVisible()
  const dialog = await share(portwire)
  await expect(dialog.getByText('too much to go into a picture')).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: /^With the project/ })).toBeDisabled()
  await page.keyboard.press('Escape')
  const { bytes } = await downloaded(portwire, 'Download SVG')
  expect(bytes.length).toBeLessThan(200_000)
})

test('printing prints the board, not the window', async ({ portwire, page }) => {
  await portwire.openExample('Three classic mistakes')
  await page.emulateMedia({ media: 'print' })
  await page.waitForFunction(() => {
    window.dispatchEvent(new Event('beforeprint'))
    return document.querySelector('.print-sheet') !== null
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Jetty 10' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Jetty 10' })).toBeVisible()
  // What the window says above all paths, and for which kernel.
  await expect(page.locator('.print-sheet').getByText(/^No DRM device: /)).toBeVisible()
  await expect(page.getByText(/^As mediatek-drm v7.* probes\.$/)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'dropped silently' })).toBeVisible()
  await expect(portwire.canvas).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.print-sheet')).toHaveCount(0)
})

type Rows = readonly (readonly number[])[]

/** The same rows of numbers, none more than 1 px apart, in whatever order. */
function expectNear(a: Rows, b: Rows): void {
  const [left, right] = [sorted(a), sorted(b)]
  expect(left.map((row) => row.length)).toEqual(right.map((row) => row.length))
  const apart = left.flatMap((row, at) =>
    row.map((value, place) => Math.abs(value - (right[at]?.[place] ?? Number.NaN))),
  )
  expect(Math.max(...apart)).toBeLessThanOrEqual(1)
}

const sorted = (rows: Rows): Rows =>
  [...rows].sort((a, b) =>
    Math.sign(a.map((value, at) => value - (b[at] ?? 0)).find((one) => Math.abs(one) > 1) ?? 0),
  )
