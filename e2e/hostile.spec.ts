import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { dropFiles } from './dropFiles.ts'
import { expect, type Page, test } from './fixtures.ts'
import { copied, visit } from './sharing.ts'
import { SOC } from './smallBoard.ts'

/** Becomes an element, and a request and a broken policy with it, wherever it is taken for markup. */
const MARKUP = `"><img src=x onerror=alert(1)><script>alert(2)</script>`
const TEXT = '<img src=x onerror=alert(1)>'
const IN_DTS = MARKUP.replaceAll('"', '\\"')

const BOARD = `/dts-v1/;
#include "small.dtsi"
/ {
	model = "Board ${IN_DTS}";
	compatible = "acme,board", "mediatek,mt8195";
};
&dsi0 {
	status = "okay";
	panel@0 {
		compatible = "acme,panel${IN_DTS}";
		label = "${IN_DTS}";
		reg = <0>;
		port { panel_in: endpoint { remote-endpoint = <&dsi0_out>; }; };
	};
};
&dsi0_out { remote-endpoint = <&panel_in>; };
`

/** Elements that only markup in a name can have made. A script that runs or is held back fails the test. */
const made = (page: Page): Promise<number> =>
  page.locator('img[onerror], img[src="x"], body script').count()

test('markup in the text of a board stays text in every view', async ({ portwire, page }) => {
  await portwire.openFiles([
    { name: 'board.dts', text: BOARD },
    { name: 'small.dtsi', text: SOC },
  ])
  await portwire.fit()
  await portwire.select('panel@0')
  await expect(portwire.block('panel@0')).toContainText(TEXT)
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    expect(await made(page)).toBe(0)
  }
})

test('markup in a file name stays text where the name is shown', async ({ portwire }) => {
  const { page } = portwire
  const name = `">${TEXT}.dts` // without a '/', which no name can hold
  await dropFiles(page, [{ name, text: `/dts-v1/;\n#error ${MARKUP}\n/ { model = ; };` }])
  const refused = page.getByRole('alert')
  await expect(refused.getByText(`Could not open ${name}`)).toBeVisible()
  await expect(refused.getByRole('listitem')).toContainText([
    `The source says: "><img`,
    `${name}:3:`,
  ])
  expect(await made(page)).toBe(0)
})

/** The link with markup in every label, compatible and alias. */
function forged(link: string): string {
  const [page = '', packed = ''] = link.split('=')
  const json = inflateRawSync(Buffer.from(packed.slice(1), 'base64url')).toString()
  const board = JSON.parse(json, (key, value: unknown) =>
    (key === 'labels' || key === 'compatible') && Array.isArray(value)
      ? value.map((one) => `${one}${MARKUP}`)
      : value,
  )
  return `${page}=1${deflateRawSync(JSON.stringify(board)).toString('base64url')}`
}

test('markup in a shared board stays text', async ({ portwire, page }) => {
  await portwire.openExample('DSI panel and HDMI')
  await page.getByRole('textbox', { name: 'Board title' }).fill(MARKUP)
  await page.keyboard.press('Enter')
  const link = await copied(portwire, 'Copy view-only link')
  await visit(page, link)
  await expect(page.getByText('View only')).toBeVisible()
  await expect(page.getByText(TEXT).first()).toBeVisible()
  expect(await made(page)).toBe(0)

  // As nobody could draw it: labels and names that no device tree can have.
  await visit(page, forged(link))
  const name = page.getByText(`ovl0${MARKUP}`, { exact: true }).first()
  await expect(name).toBeVisible()
  expect(await made(page)).toBe(0)
  await visit(page, forged(link).replace('#view=', '#board='))
  await expect(name).toBeVisible()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    expect(await made(page)).toBe(0)
  }
})

test('a link that holds markup in place of a board is refused, and nothing of it shown', async ({
  page,
}) => {
  const packed = `1${deflateRawSync(MARKUP).toString('base64url')}`
  const refused = page.getByRole('alert').filter({ hasText: 'Could not open the link' })
  await page.goto(`./#board=${packed}`)
  await expect(refused).toBeVisible()
  await expect(refused).not.toContainText('onerror')
  await visit(page, new URL(`#board=${encodeURIComponent(MARKUP)}`, page.url()).href)
  await expect(refused).toBeVisible()
  await expect(refused).not.toContainText('onerror')
  expect(await made(page)).toBe(0)
})
