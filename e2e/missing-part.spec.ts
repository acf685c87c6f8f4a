import { expect, type Page, Portwire, test } from './fixtures.ts'
import { copied } from './sharing.ts'
import { TWO_HOSTS } from './smallBoard.ts'

// React, too, names a part that was to be drawn: without what reads links, the list of projects.
test.use({
  provoked:
    /^console: (Failed to load resource: net::ERR_FAILED|(?:\w+: )?(?:TypeError|Error: Unable to preload CSS).*\/(RecentProjects|StartScreen|Attendants|frame)-[\s\S]+)$/,
})

const alertOf = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

const FILES = [{ name: 'two-hosts.dts', text: TWO_HOSTS }]

const tidy = (portwire: Portwire): Promise<void> =>
  portwire.page.getByRole('button', { name: 'Tidy all blocks' }).click()

/** What is asked for, the part of the page it takes, and what is said once it was done. */
const ASKED: readonly (readonly [
  what: string,
  part: string,
  ask: (portwire: Portwire) => Promise<void>,
  done: string,
])[] = [
  ['tidy', 'tidyBoard-', tidy, 'Tidied the canvas.'],
  ['tidy', 'elk-worker', tidy, 'Tidied the canvas.'],
  [
    'duplicate',
    'text-',
    async (portwire) => {
      await portwire.select('bridge')
      await portwire.page.keyboard.press('Control+d')
    },
    'Added a block.',
  ],
  [
    'paste',
    'text-',
    async ({ canvas }) =>
      canvas.evaluate((element) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', '&dsi1 { status = "disabled"; };')
        const paste = { clipboardData, bubbles: true, cancelable: true }
        element.dispatchEvent(new ClipboardEvent('paste', paste))
      }),
    'Pasted the DTS of one node.',
  ],
  [
    'download the board snippet',
    'text-',
    ({ page }) => page.keyboard.press('Control+s'),
    'Nothing changed yet',
  ],
]

for (const [what, part, ask, done] of ASKED)
  test(`${what} without ${part}*.js of the host says so, and is done once it is there`, async ({
    portwire,
    page,
  }) => {
    const parts = `**/assets/${part}*.js`
    await page.route(parts, (route) => route.abort())
    await portwire.openFiles(FILES)
    await portwire.fit()
    await ask(portwire)
    const alert = alertOf(page, `Could not ${what}`)
    await expect(alert).toContainText('could not be loaded. Try again')
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    await page.unroute(parts)
    await ask(portwire)
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
  })

test('files that cannot be opened yet are told, and open once they can', async ({
  portwire,
  page,
}) => {
  const parts = '**/assets/openOffered-*.js'
  await page.route(parts, (route) => route.abort())
  await portwire.openFiles(FILES)
  await expect(alertOf(page, 'Could not open these files')).toContainText('could not be loaded')
  await page.unroute(parts)
  await portwire.openFiles(FILES)
  await expect(page.getByRole('textbox', { name: 'Board title' })).toBeVisible()
})

test('a page that did not come whole is drawn when one tries again', async ({ page }) => {
  const parts = '**/assets/{StartScreen,Attendants}-*'
  await page.route(parts, (route) => route.abort())
  await page.goto('./')
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toHaveCount(2)
  await expect(page.getByText('It could not be loaded. Where trying again')).toHaveCount(2)
  await expect(page.getByText('a mistake in Portwire')).toHaveCount(0)
  await page.unroute(parts)
  await again.first().click()
  await expect(page.getByRole('heading', { name: 'Start from a SoC' })).toBeVisible()
  const examples = page.getByRole('region', { name: 'Look at an example' })
  await expect(examples).toHaveCSS('border-top-style', 'solid') // with its looks
  await again.click()
  await expect(again).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible()
})

test('what the driver makes of a board is there once the page came whole on Try again', async ({
  portwire,
  page,
}) => {
  const parts = '**/assets/{paths,selectProblems}-*.js'
  await page.route(parts, (route) => route.abort())
  await page.reload()
  const examples = page.getByRole('region', { name: 'Look at an example' })
  await examples.getByRole('button', { name: 'Three classic mistakes' }).click()
  await expect(page.getByText('It could not be loaded. Where trying again')).toBeVisible()
  await page.unroute(parts)
  await page.getByRole('button', { name: 'Try again' }).click()
  const notes = portwire.canvas.getByRole('note')
  await expect(notes.getByRole('button', { name: /^Fix: / }).first()).toBeVisible()
})

test.describe('with a page of its own', () => {
  test.use({ fresh: true })

  test('from a page that did not come whole the work leaves as a file, once what writes it is there', async ({
    portwire,
    page,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    await portwire.openExample('DSI panel and HDMI')
    await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
    await page.route('**/assets/frame-*', (route) => route.abort())
    const parts = '**/assets/projectFiles-*.js'
    await page.route(parts, (route) => route.abort())
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Portwire could not draw this.' })).toBeVisible()
    const save = page.getByRole('button', { name: 'Save to file' })
    await save.click()
    const alert = alertOf(page, 'Could not save the project')
    await expect(alert).toContainText('could not be loaded. Try again')
    await page.unroute(parts)
    const download = page.waitForEvent('download')
    await save.click()
    expect((await download).suggestedFilename()).toMatch(/\.portwire\.json$/)
  })
})

test('a panel that cannot be fetched says so in its place, and comes when it is asked for again', async ({
  portwire,
  page,
}) => {
  const parts = '**/assets/DiffPanel-*'
  await page.route(parts, (route) => route.abort())
  await portwire.openExample('DSI panel and HDMI')
  await page.getByRole('tab', { name: 'Diff' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Diff' })
  await expect(panel.getByRole('alert')).toContainText('could not be loaded')
  await expect(portwire.block('dsi0')).toBeVisible()
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect(panel.getByRole('alert')).toBeVisible()
  await page.unroute(parts)
  await panel.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(panel).toBeFocused()
  await expect(panel.getByRole('button', { name: 'Copy the differences' })).toBeVisible()
  await expect(panel.getByRole('alert')).toHaveCount(0)
})

test('nodes for a companion that cannot be read yet are told, and listed once they can be', async ({
  portwire,
  page,
}) => {
  await portwire.openFiles(FILES)
  await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
  const parts = '**/assets/{BoardTree,FileTree}-*.js'
  await page.route(parts, (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: 'Other drivers' }).click()
  await page.getByRole('menuitem', { name: 'AT91SAM9 watchdog' }).click()
  const missing = page.getByRole('alert').filter({ hasText: 'This could not be loaded.' })
  await expect(missing).toHaveCount(1)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Take from a device tree file…' }).click()
  await (await chooser).setFiles({
    name: 'board.dts',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      '/dts-v1/;\n/ { watchdog@9 { compatible = "atmel,at91sam9260-wdt"; }; };\n',
    ),
  })
  await expect(missing).toHaveCount(2)
  await page.unroute(parts)
  await missing.getByRole('button', { name: 'Try again' }).first().click()
  await expect(page.getByText('Two hosts holds no AT91 watchdog node.')).toBeVisible()
  await missing.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Take over /watchdog@9' })).toBeVisible()
  await expect(missing).toHaveCount(0)
})

test('a dialog that cannot be fetched is told, and opens once it can be', async ({
  portwire,
  page,
}) => {
  const parts = '**/assets/HelpSheet-*'
  await page.route(parts, (route) => route.abort())
  await portwire.openExample('DSI panel and HDMI')
  await page.keyboard.press('?')
  await expect(alertOf(page, 'Could not open the keys')).toContainText('could not be loaded')
  await page.unroute(parts)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible()
})

test('work that cannot be kept is told, and kept once it can be', async ({ portwire, page }) => {
  const parts = '**/assets/session-*.js'
  await page.route(parts, (route) => route.abort())
  await page.reload()
  await portwire.openExample('DSI panel and HDMI')
  const alert = alertOf(page, 'Your work is not being kept.')
  await expect(alert).toContainText('could not be loaded')
  const missed = page.waitForEvent('requestfailed')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await missed
  await expect(alert).toContainText('save what is open to a file before you reload')
  await page.unroute(parts)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()

  await page.route(parts, (route) => route.abort())
  await page.reload()
  await expect(alertOf(page, 'Could not bring back the board')).toContainText('could not be loaded')
  await page.unroute(parts)
  await page.reload()
  await expect(portwire.block('dsi0')).toBeVisible()
})

test('a link opens without the part that tells what is not in it, and says so', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const link = await copied(portwire, 'Copy link')
  const other = await page.context().newPage()
  await other.route('**/assets/leftOut-*.js', (route) => route.abort())
  await other.goto(link)
  await expect(alertOf(other, 'Could not tell what is not in it')).toContainText('Opened')
  await expect(new Portwire(other).block('dsi0')).toBeVisible()
})

test('a link that cannot be opened is told, and stays in the address', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const link = await copied(portwire, 'Copy link')
  const parts = '**/assets/link-*.js'
  const other = await page.context().newPage()
  await other.route(parts, (route) => route.abort())
  await other.goto(link)
  await expect(alertOf(other, 'Could not open the link')).toContainText('could not be loaded')
  await other.unroute(parts)
  await other.reload()
  await expect(other.getByRole('textbox', { name: 'Board title' })).toBeVisible()
})
