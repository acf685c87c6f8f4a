import { axeFindings } from './axe.ts'
import { expect, type Portwire, test } from './fixtures.ts'
import { TWO_HOSTS } from './smallBoard.ts'

const VIEWS: Readonly<Record<string, (portwire: Portwire) => Promise<void>>> = {
  'the start screen': async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Three classic mistakes' })).toBeVisible()
  },
  'the help dialog': async ({ page }) => {
    await page.getByRole('button', { name: 'Keys and gestures' }).click()
    await expect(page.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible()
  },
  'the tour': async ({ page }) => {
    await page.getByRole('button', { name: 'Take the tour' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('button', { name: 'Back' })).toBeVisible()
  },
  'an empty board': (portwire) => portwire.startFrom('MT8195'),
  'a board with mistakes and a block selected': async (portwire) => {
    await portwire.openExample('Three classic mistakes')
    await portwire.select('merge5')
  },
  'a board with its snippet': async (portwire) => {
    await portwire.openExample('DSI panel and HDMI')
    await portwire.select('ovl0')
    await portwire.page.getByRole('button', { name: 'Disable ovl0' }).click()
    await portwire.page.getByRole('tab', { name: 'DTS' }).click()
    await expect(portwire.page.getByRole('textbox', { name: 'Board snippet' })).toBeVisible()
  },
  'the outline with lines opened': async (portwire) => {
    const { page } = portwire
    await portwire.openExample('Three classic mistakes')
    await page.keyboard.press('o')
    const tree = page.getByRole('tree', { name: 'Outline' })
    await tree.getByRole('treeitem', { name: /^color0, colour/ }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(tree.getByRole('treeitem', { name: /→ ccorr0/ })).toBeVisible()
  },
  'the list of all commands': async (portwire) => {
    await portwire.openExample('Three classic mistakes')
    await portwire.page.keyboard.press('Control+k')
    await expect(portwire.page.getByRole('combobox')).toBeFocused()
  },
  'the list of what can follow a block': async (portwire) => {
    await portwire.openExample('Three classic mistakes')
    await portwire.select('rdma0')
    await portwire.page.keyboard.press('Shift+L')
    await expect(portwire.page.getByRole('option').first()).toBeVisible()
  },
  'the question whether to make a refused link': async (portwire) => {
    const { page } = portwire
    await portwire.openExample('DSI panel and HDMI')
    await portwire.select('dsi0')
    await page.keyboard.press('Shift+L')
    await page.getByRole('combobox').fill('rdma0')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('option', { name: 'Link anyway' })).toBeVisible()
  },
  'the overview, a tidy under way, and all that can have failed': async (portwire) => {
    const { page } = portwire
    await page.route(/elk-worker/, () => undefined) // never answered
    await portwire.openFiles([{ name: 'two-hosts.dts', text: TWO_HOSTS }])
    await page.getByRole('button', { name: 'Overview' }).click()
    await portwire.command('tidy', /Tidy all blocks/)
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room', 'QuotaExceededError')
      }
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '&nothing_here { };')
      const init = { clipboardData, bubbles: true, cancelable: true }
      document.dispatchEvent(new ClipboardEvent('paste', init))
    })
    await portwire.item('RGB panel').click()
    await expect(page.getByText('Could not paste')).toBeVisible()
    await expect(page.getByText('Your work is not being kept.')).toBeVisible()
    await expect(page.getByRole('progressbar')).toBeVisible()
  },
  'the choice of a kernel': async (portwire) => {
    await portwire.openExample('DSI panel and HDMI')
    await portwire.page.getByRole('button', { name: /^kernel/ }).click()
    await expect(portwire.page.getByRole('menuitemradio').first()).toBeVisible()
  },
  'the menu of a block': async (portwire) => {
    await portwire.openExample('DSI panel and HDMI')
    await portwire.block('aal0').click({ button: 'right' })
    await expect(portwire.page.getByRole('menu')).toBeVisible()
  },
  'a field for the name of a block, and a collapsed path': async (portwire) => {
    const { page } = portwire
    await portwire.openExample('DSI panel and HDMI')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: /Collapse the paths/ }).click()
    await portwire.item('I2C bridge').click()
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox', { name: /^Label of / })).toBeFocused()
  },
  'the export menu': async (portwire) => {
    await portwire.startFrom('MT8195')
    await portwire.page.getByRole('button', { name: 'Export DTS' }).click()
    await expect(portwire.page.getByRole('menu')).toBeVisible()
  },
  'the history of changes': async (portwire) => {
    await portwire.startFrom('MT8195')
    await portwire.page.getByRole('button', { name: 'History of changes' }).click()
    await expect(portwire.page.getByRole('listbox')).toBeVisible()
  },
  'a project with a restore point': async ({ page }) => {
    await page.getByRole('button', { name: 'MT8195' }).first().click()
    await page.getByRole('button', { name: 'Project: Saved' }).click()
    await page.getByRole('button', { name: 'Keep this state' }).click()
    await expect(page.getByRole('button', { name: /^Restore / })).toBeVisible()
  },
  'the start screen with projects on it, one deleted': async (portwire) => {
    const { page } = portwire
    for (const soc of ['MT8195', 'MT8188']) {
      await portwire.startFrom(soc)
      await page.getByRole('button', { name: 'Portwire' }).click()
    }
    await page.getByRole('button', { name: 'More for New MT8195 board' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(page.getByRole('button', { name: /^Undo delete/ })).toBeVisible()
  },
  'a board that is read-only here': async (portwire) => {
    const { page } = portwire
    await portwire.startFrom('MT8195')
    await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
    const other = await page.context().newPage()
    await other.goto('./')
    await other.getByRole('button', { name: /^Continue/ }).click()
    await other.getByRole('button', { name: 'Work on it here' }).click()
    await expect(page.getByText('Read-only here.')).toBeVisible()
  },
}

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1600, height: 900 } })
  for (const [name, show] of Object.entries(VIEWS))
    test(`axe finds nothing against ${name}`, async ({ portwire, page }) => {
      await show(portwire)
      expect(await axeFindings(page)).toEqual([])
    })
})
