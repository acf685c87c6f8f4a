import { expect, type Page, type Portwire } from './fixtures.ts'

/** Opens the share dialog with the keys alone. */
export async function share({ page }: Portwire) {
  await page.keyboard.press('Control+Shift+s')
  const dialog = page.getByRole('dialog', { name: /^Share / })
  await expect(dialog).toBeVisible()
  return dialog
}

/** What a button of the share dialog puts on the clipboard. */
export async function copied(portwire: Portwire, button: string): Promise<string> {
  await portwire.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const dialog = await share(portwire)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Copied /)
  const text = await portwire.page.evaluate(() => navigator.clipboard.readText())
  await portwire.page.keyboard.press('Escape')
  return text
}

/** What a button of the share dialog downloads. */
export async function downloaded(portwire: Portwire, button: string) {
  const dialog = await share(portwire)
  const started = portwire.page.waitForEvent('download')
  await dialog.getByRole('button', { name: button, exact: true }).click()
  const download = await started
  await expect(dialog.getByRole('status')).toHaveText(/^Downloaded /)
  await portwire.page.keyboard.press('Escape')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
}

/** Goes to an address as from another site: only the hash differs from where the page is. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
}
