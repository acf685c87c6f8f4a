import { expect, type Portwire, test } from './fixtures.ts'
import { TWO_HOSTS } from './smallBoard.ts'

test.use({ provoked: /^console: Failed to load resource: net::ERR_FAILED$/ })

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
    'clipboard-',
    async (portwire) => {
      await portwire.select('bridge')
      await portwire.page.keyboard.press('Control+d')
    },
    'Added a block.',
  ],
  [
    'paste',
    'clipboard-',
    async ({ canvas }) =>
      canvas.evaluate((element) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', '&dsi1 { status = "disabled"; };')
        const paste = { clipboardData, bubbles: true, cancelable: true }
        element.dispatchEvent(new ClipboardEvent('paste', paste))
      }),
    'Pasted the DTS of one node.',
  ],
]

for (const [what, part, ask, done] of ASKED)
  test(`${what} without ${part}*.js of the host says so, and is done once it is there`, async ({
    portwire,
    page,
  }) => {
    const parts = `**/assets/${part}*.js`
    await page.route(parts, (route) => route.abort())
    await portwire.openFiles([{ name: 'two-hosts.dts', text: TWO_HOSTS }])
    await portwire.fit()
    await ask(portwire)
    const alert = page.getByRole('alert').filter({ hasText: `Could not ${what}` })
    await expect(alert).toContainText('could not be loaded. Try again')
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    await page.unroute(parts)
    await ask(portwire)
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
  })
