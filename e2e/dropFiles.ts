import type { Locator, Page } from '@playwright/test'

/** Lets files fall on the page, or on a part of it that takes files itself, as a drag from the desktop does. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
  target: Locator = page.locator('body'),
): Promise<void> {
  await target.evaluate((element, list) => {
    const dataTransfer = new DataTransfer()
    for (const { name, text } of list) dataTransfer.items.add(new File([text], name))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, files)
}
