import { expect, test } from './fixtures.ts'

test('a control tells its name and key to the pointer, until Escape, a press or another control', async ({
  portwire,
  page,
}) => {
  await portwire.openExample('DSI panel and HDMI')
  const tip = page.getByRole('tooltip')
  const undo = page.getByRole('button', { name: 'Undo' })
  await undo.hover()
  await expect(tip).toContainText('Ctrl')
  await page.getByRole('button', { name: 'Redo' }).hover()
  await expect(tip).toContainText('Redo')
  await tip.hover()
  await expect(tip).toContainText('Redo')
  await page.keyboard.press('Escape')
  await expect(tip).toHaveCount(0)

  await undo.hover()
  await expect(tip).toContainText('Undo')
  await page.mouse.down()
  await expect(tip).toHaveCount(0)
})
