import type { Browser, BrowserContext, Page, PlaywrightTestOptions } from '@playwright/test'
import { complaintsOf } from './complaints.ts'

/** A page that complains of nothing yet, in a context of its own. */
export interface WatchedPage {
  readonly context: BrowserContext
  readonly page: Page
  readonly complaints: string[]
}

/** What a test can ask of the page it is lent; with any other option it has one of its own. */
type Look = Pick<PlaywrightTestOptions, 'viewport' | 'colorScheme'>

/** A page with the options of the test that asks for it. */
export async function newPage(browser: Browser, site: string): Promise<WatchedPage> {
  const context = await browser.newContext()
  const complaints = await complaintsOf(context, site)
  // Playwright answers the pickers of an <input>, not these: who tests them puts his own in place.
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker')
    Reflect.deleteProperty(window, 'showDirectoryPicker')
  })
  return { context, page: await context.newPage(), complaints }
}

/**
 * Keeps one page for the tests of a worker: a new one costs more than most tests, as it starts a process
 * and compiles all of the editor's script again.
 */
export class Lender {
  private kept: WatchedPage | null = null

  async lend(
    browser: Browser,
    site: string,
    { viewport, colorScheme }: Look,
  ): Promise<WatchedPage> {
    if (this.kept === null) {
      this.kept = await newPage(browser, site)
      const { context, page } = this.kept
      for (const whole of [context, page])
        whole.addInitScript = async () => {
          throw new Error(
            'Pages of later tests would run this, too: ask for a page with `fresh: true`',
          )
        }
    }
    const { page } = this.kept
    if (viewport !== null) await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, media: 'screen' })
    return this.kept
  }

  /** Has the page as a new one would be: nothing kept by the browser, nothing allowed, nothing held up. */
  async takeBack(): Promise<void> {
    if (this.kept === null) return
    const { context, page, complaints } = this.kept
    for (const other of context.pages()) if (other !== page) await other.close()
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.clearPermissions()
    await page.mouse.move(0, 0)
    await page.goto('./favicon.svg') // of the site, so that what it keeps can be reached; runs nothing
    await page.evaluate(async () => {
      sessionStorage.clear()
      localStorage.clear()
      for (const { name = '' } of await indexedDB.databases())
        await new Promise((resolve, reject) => {
          const asked = indexedDB.deleteDatabase(name)
          asked.onsuccess = resolve
          asked.onerror = reject
        })
    })
    complaints.length = 0
  }

  async close(): Promise<void> {
    await this.kept?.context.close()
  }
}
