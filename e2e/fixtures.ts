import { test as base, type Download, expect, type Locator, type Page } from '@playwright/test'
import { Lender, newPage, type WatchedPage } from './lentPage.ts'

export { expect, type Page }

interface Watched {
  readonly portwire: Portwire
  /** The complaints that a test means to provoke; null for none. */
  readonly provoked: RegExp | null
  /** A page of its own: for a test that counts what is fetched, or runs something before the page does. */
  readonly fresh: boolean
  readonly watched: WatchedPage
}

/** Every test runs on pages that may not complain, fetch from elsewhere, or break the policy. */
export const test = base.extend<Watched, { readonly lender: Lender }>({
  serviceWorkers: 'block', // it would answer in place of what is served here; offline.spec.ts has it
  provoked: [null, { option: true }],
  fresh: [false, { option: true }],
  lender: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const lender = new Lender()
      await use(lender)
      await lender.close()
    },
    { scope: 'worker' },
  ],
  watched: async (
    {
      browser,
      lender,
      baseURL,
      fresh,
      hasTouch,
      isMobile,
      deviceScaleFactor,
      viewport,
      colorScheme,
      provoked,
    },
    use,
  ) => {
    if (baseURL === undefined) throw new Error('The configuration names no baseURL')
    const own = fresh || hasTouch || isMobile || deviceScaleFactor !== undefined
    const watched = await (own
      ? newPage(browser, baseURL)
      : lender.lend(browser, baseURL, { viewport, colorScheme }))
    await use(watched)
    expect(watched.complaints.filter((one) => provoked?.test(one) !== true)).toEqual([])
    await (own ? watched.context.close() : lender.takeBack())
  },
  context: ({ watched }, use) => use(watched.context),
  page: ({ watched }, use) => use(watched.page),
  portwire: async ({ page }, use) => {
    await page.goto('./')
    await expect(page.getByRole('heading', { name: 'Start from a SoC' })).toBeVisible()
    await use(new Portwire(page))
  },
})

type Crtc = 'MAIN' | 'EXT' | 'THIRD'

/** The page as its user speaks of it: blocks, links and paths, found by role and name. */
export class Portwire {
  readonly page: Page
  readonly canvas: Locator
  readonly inspector: Locator
  readonly palette: Locator
  readonly verdict: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = page.getByRole('application', { name: 'Canvas' })
    this.inspector = page.getByRole('region', { name: 'Inspector' })
    this.palette = page.getByRole('region', { name: 'Blocks', exact: true })
    this.verdict = page.getByTestId('verdict')
  }

  async startFrom(soc: string): Promise<void> {
    const list = this.page.getByRole('region', { name: 'Start from a SoC' })
    await list.getByRole('button', { name: soc }).first().click()
    await this.whole()
    await this.fit()
  }

  /** Waits for what comes after the canvas: header, panels, menus and the clipboard. */
  async whole(): Promise<void> {
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0)
  }

  async openExample(title: string): Promise<void> {
    const list = this.page.getByRole('region', { name: 'Look at an example' })
    await list.getByRole('button', { name: title }).click()
    await this.fit()
  }

  /** Picks files as a person does in the browser's own dialog. */
  async openFiles(files: readonly { readonly name: string; readonly text: string | Buffer }[]) {
    const asked = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: /^Open( files)?$/ }).click()
    await (await asked).setFiles(
      files.map(({ name, text }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(text),
      })),
    )
  }

  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Fit everything into view' }).click()
  }

  block(name: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${name}, `) })
  }

  /** The handle whose tooltip begins so: an endpoint's label, or what a link from it would be. */
  handle(block: string, title: string): Locator {
    return this.block(block).getByTitle(title)
  }

  link(from: string, to: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^Link ${from} → ${to}, `) })
  }

  /** An item of the palette, by the name that begins its line. */
  item(name: string): Locator {
    return this.palette.getByRole('button', { name: new RegExp(`^${name} `) })
  }

  path(mmsys: string, crtc: Crtc): Locator {
    return this.page
      .getByRole('region', { name: new RegExp(`^${mmsys} `) })
      .getByRole('article', { name: `${crtc} path` })
  }

  /** What stands in the chips of a path, in order. */
  async expectPath(
    mmsys: string,
    crtc: Crtc,
    state: string,
    chips: readonly string[],
  ): Promise<void> {
    const path = this.path(mmsys, crtc)
    await expect(path.getByText(state, { exact: true })).toBeVisible()
    await expect(path.getByRole('listitem')).toHaveText([...chips])
  }

  async select(name: string): Promise<void> {
    await this.block(name).getByRole('article').getByText(name, { exact: true }).click()
    await expect(this.inspector.getByRole('heading', { level: 3 })).toContainText(name)
  }

  /** A click on the middle of a link between neighbours of a row. */
  async selectLink(from: string, to: string): Promise<void> {
    const { x, y } = await middleOf(this.link(from, to))
    await this.page.mouse.click(x, y)
    await expect(this.inspector.getByRole('heading', { level: 3 })).toHaveText(`${from}${to}`)
  }

  /** Presses the mouse on one thing, moves it in steps, and lets go on another. */
  async drag(from: Locator, to: Locator): Promise<void> {
    await this.dragFrom(await middleOf(from), to)
  }

  /** Takes the link that enters by a handle by its end, just before the handle. */
  async dragLinkEnd(handle: Locator, to: Locator): Promise<void> {
    const { x, y, height } = await boxOf(handle)
    await this.dragFrom({ x: x - 6, y: y + height / 2 }, to)
  }

  async dragBy(target: Locator, shift: Point): Promise<void> {
    const { x, y } = await middleOf(target)
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + 2, y) // from here on React Flow drags
    await this.page.mouse.move(x + 2 + shift.x, y + shift.y, { steps: 6 })
    await this.page.mouse.up()
  }

  private async dragFrom(start: Point, to: Locator): Promise<void> {
    const end = await middleOf(to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x, end.y, { steps: 6 })
    await this.page.mouse.up()
  }

  /** Chooses a line of the list that is open, by typing. */
  async choose(typed: string, option: RegExp): Promise<void> {
    const list = this.page.getByRole('dialog')
    await list.getByRole('combobox').fill(typed)
    await list.getByRole('option', { name: option }).first().click()
    await expect(list).toHaveCount(0)
  }

  /** A command, by a word of it, from the list of all. */
  async command(typed: string, option: RegExp): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.choose(typed, option)
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z')
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z')
  }

  /** Exports as a download, and gives its text. */
  async download(): Promise<{ readonly name: string; readonly text: string }> {
    const started = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Export DTS' }).click()
    await this.page.getByRole('menuitem', { name: 'Download the board snippet' }).click()
    const download = await started
    return { name: download.suggestedFilename(), text: await textOf(download) }
  }

  /** Where a block stands, as a place on the canvas to drop another one at. */
  async placeOf(target: Locator): Promise<Point> {
    const [canvas, place] = [await boxOf(this.canvas), await middleOf(target)]
    return { x: place.x - canvas.x, y: place.y - canvas.y }
  }

  /** Names of the blocks that lie over another one. */
  async overlaps(): Promise<string[]> {
    const blocks = await this.canvas.getByRole('article').all()
    const boxes = await Promise.all(blocks.map((block) => boxOf(block)))
    return boxes.flatMap((a, i) =>
      boxes.slice(i + 1).some((b) => overlap(a, b)) ? [String(blocks[i])] : [],
    )
  }

  /** All of the document that the canvas and the header show, as one text. */
  async drawing(): Promise<string> {
    await this.whole()
    return this.page.evaluate(() => {
      const title = document.querySelector<HTMLInputElement>('input[aria-label="Board title"]')
      const nodes = document.querySelectorAll<HTMLElement>('.react-flow__node-block')
      const edges = document.querySelectorAll('.react-flow__edge')
      const handles = (node: Element) =>
        Array.from(node.querySelectorAll('.react-flow__handle'), (handle) =>
          handle.getAttribute('title'),
        )
      return [
        title?.value,
        ...Array.from(nodes, (node) =>
          [
            node.getAttribute('aria-label'),
            node.style.transform,
            node.querySelector('article')?.textContent,
            ...handles(node),
          ].join(' | '),
        ),
        ...Array.from(edges, (edge) => edge.getAttribute('aria-label')).sort(),
      ].join('\n')
    })
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const overlap = (a: Point & Size, b: Point & Size): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

async function middleOf(target: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(target)
  return { x: x + width / 2, y: y + height / 2 }
}

async function boxOf(target: Locator): Promise<Point & Size> {
  const box = await target.boundingBox()
  if (box === null) throw new Error(`${target} is not on the page`)
  return box
}

export async function textOf(download: Download): Promise<string> {
  const stream = await download.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
