import { expect, test } from './fixtures.ts'

// One after the other in one worker, which lends both the same page.
test.describe.configure({ mode: 'serial' })

test('a page is lent that a test leaves in any state', async ({ portwire, page, context }) => {
  await portwire.openExample('DSI panel and HDMI')
  await expect(page.getByRole('button', { name: 'Project: Saved' })).toBeVisible()
  await page.evaluate(() => {
    localStorage.setItem('left', 'here')
    sessionStorage.setItem('left', 'here')
  })
  await context.grantPermissions(['clipboard-read'])
  await context.route('**/assets/**', (route) => route.abort())
  await page.emulateMedia({ media: 'print' })
  await context.newPage()
  await expect(page.addInitScript(() => {})).rejects.toThrow('fresh: true')
})

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark', viewport: { width: 900, height: 700 } })

  test('the next one finds it as new, and as it asked for it', async ({ page, context }) => {
    const found = await page.evaluate(async () => ({
      left: [localStorage.getItem('left'), sessionStorage.getItem('left')],
      projects: await indexedDB.databases(),
      permission: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName }))
        .state,
      isDark: matchMedia('screen and (prefers-color-scheme: dark)').matches,
      isStill: matchMedia('(prefers-reduced-motion: reduce)').matches,
      size: [innerWidth, innerHeight],
    }))
    expect(found).toEqual({
      left: [null, null],
      projects: [],
      permission: 'prompt',
      isDark: true,
      isStill: true,
      size: [900, 700],
    })
    expect(context.pages()).toEqual([page])
    await page.goto('./')
    await expect(page.getByRole('heading', { name: 'Start from a SoC' })).toBeVisible()
  })
})
