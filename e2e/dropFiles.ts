import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Lets files fall on the page, or on a part of it that takes files itself, as a drag from the desktop does:
 * a browser lets them fall only where the page has taken the drag.
 */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
  target: Locator = page.locator('body'),
): Promise<void> {
  const isTaken = (kind: 'dragover' | 'drop') =>
    target.evaluate(
      (element, { list, kind }) => {
        const dataTransfer = new DataTransfer()
        for (const { name, text } of list) dataTransfer.items.add(new File([text], name))
        const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })
        return !element.dispatchEvent(event)
      },
      { list: files, kind },
    )
  await expect.poll(() => isTaken('dragover')).toBe(true)
  await isTaken('drop')
}
