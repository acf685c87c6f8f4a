import { axeFindings } from './axe.ts'
import { expect, type Page, type Portwire, test } from './fixtures.ts'

const STEPS = 'Steps in the driver’s order'

/** The Registers tab on the example with two paths built. */
async function openRegisters(portwire: Portwire): Promise<void> {
  await portwire.openExample('DSI panel and HDMI')
  await portwire.page.getByRole('tab', { name: 'Registers' }).click()
  await expect(portwire.page.getByRole('table', { name: STEPS })).toBeVisible()
}

const step = (page: Page, name: string) =>
  page
    .getByRole('table', { name: STEPS })
    .getByRole('row')
    .filter({
      has: page.getByRole('rowheader', { name, exact: true }),
    })

async function copied(page: Page, form: string): Promise<string> {
  await page.getByRole('button', { name: /^Copy \d/ }).click()
  await page.getByRole('menuitem', { name: form }).click()
  return page.evaluate(() => navigator.clipboard.readText())
}

test('lists what switching a path on writes, and the hops that write nothing', async ({
  portwire,
}) => {
  const { page } = portwire
  await openRegisters(portwire)
  // MT8195: mmsys-routes.json and mutex.json.
  await expect(step(page, 'OVL0 → RDMA0')).toContainText('0x1c01af14')
  await expect(step(page, 'RDMA0 → COLOR0')).toContainText('Writes nothing')
  await expect(step(page, 'Mutex + OVL0')).toContainText('0x1c016030')
  await expect(step(page, 'Mutex on')).toContainText('0x1c016020')
  await page.getByText('Disable', { exact: true }).click()
  await expect(step(page, 'OVL0 ↛ RDMA0')).toBeVisible()
  await expect(step(page, 'Mutex off')).toContainText('0x1c016020')
})

test('filters by step, register, address or meaning', async ({ portwire }) => {
  const { page } = portwire
  await openRegisters(portwire)
  const rows = page.getByRole('table', { name: STEPS }).getByRole('row')
  const filter = page.getByRole('searchbox', { name: 'Filter the writes' })
  await filter.fill('1c01602c')
  await expect(rows).toHaveCount(2)
  await expect(page.getByText('1 of 12 writes')).toBeAttached()
  await filter.fill('nothing like it')
  await expect(page.getByText('No step matches “nothing like it”.')).toBeVisible()
})

test('draws the bits of a write, reached by keyboard', async ({ portwire }) => {
  const { page } = portwire
  await openRegisters(portwire)
  await step(page, 'Frame from DSI0').getByRole('button').focus()
  await page.keyboard.press('Enter')
  const word = page.getByRole('group', { name: 'MT8183_MUTEX0_SOF0' })
  await expect(word).toContainText('0x00000081') // SOF and EOF of DSI0
  await expect(word.getByRole('button', { name: /MUTEX_EOF_DSI0 \[7\]/ })).toBeVisible()
})

test('lights the link of a write on the canvas, and the writes of a link in the table', async ({
  portwire,
}) => {
  const { page } = portwire
  await openRegisters(portwire)
  const link = portwire.link('ovl0', 'rdma0').locator('[data-lit]')
  const row = step(page, 'OVL0 → RDMA0')
  await expect(link).toHaveAttribute('data-lit', 'false')

  await row.hover()
  await expect(link).toHaveAttribute('data-lit', 'true')
  await page.getByRole('tab', { name: 'Registers' }).hover()
  await expect(link).toHaveAttribute('data-lit', 'false')

  await row.getByRole('button').focus()
  await expect(link).toHaveAttribute('data-lit', 'true')
  await page.getByRole('tab', { name: 'Registers' }).focus()
  await expect(row).toHaveAttribute('data-lit', 'false')

  await portwire.selectLink('ovl0', 'rdma0')
  await expect(row).toHaveAttribute('data-lit', 'true')
  await portwire.block('dsi0').hover()
  await expect(step(page, 'Frame from DSI0')).toHaveAttribute('data-lit', 'true')
  await step(page, 'Frame from DSI0').hover()
  await expect(portwire.block('dsi0').getByRole('article')).toHaveAttribute('data-lit', 'true')
})

test('copies the writes as C, as devmem lines and as a GCE packet', async ({
  portwire,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page } = portwire
  await openRegisters(portwire)
  await page.getByRole('searchbox', { name: 'Filter the writes' }).fill('OVL0 → RDMA0')
  expect(await copied(page, 'As C initialisers')).toContain(
    '{ .block = MMSYS, .offset = 0xf14, .mask = 0x00000001, .value = 0x00000001 },',
  )
  expect(await copied(page, 'As devmem lines')).toContain(
    'devmem 0x1c01af14 32 $(( $(devmem 0x1c01af14 32) & ~0x1 | 0x1 ))',
  )
  // Subsystem 4 and offset 0xa000 of vdosys0, JUMP shifted by 3: facts/cmdq.md.
  expect((await copied(page, 'As GCE packet, words')).trim().split('\n')).toEqual([
    '0x02000000fffffffe',
    '0x0404af1500000001',
    '0x4000000000000001',
    '0x1000000000000001',
  ])
  expect(await copied(page, 'As GCE packet, disassembled')).toContain(
    'WRITE mmsys + 0xf14 = 0x00000001 in 0x00000001',
  )
  await page.getByText('Packet', { exact: true }).click()
  const words = page.getByRole('table', { name: 'Words of the packet' })
  await expect(words.getByRole('row')).toHaveCount(5)
  await words.getByRole('button', { name: /^Fields of word 1/ }).click()
  await expect(page.getByRole('button', { name: /^subsys \[55:48\] = 0x4/ })).toBeVisible()
})

test('opens the writes as a packet in the workbench', async ({ portwire }) => {
  const { page } = portwire
  await openRegisters(portwire)
  await page.getByRole('searchbox', { name: 'Filter the writes' }).fill('OVL0 → RDMA0')
  await page.getByRole('button', { name: 'Open in the command queue workbench' }).click()
  const words = page.getByRole('table', { name: 'Words of the packet' })
  await expect(words.getByRole('row').nth(2)).toContainText('0x0404af1500000001')
  await expect(page.getByLabel('SoC', { exact: true })).toHaveValue('mt8195')
  await page.getByRole('button', { name: 'Back to the board' }).click()
  await expect(portwire.block('ovl0')).toBeVisible()
})

test('puts the writes of two paths beside each other', async ({ portwire }) => {
  const { page } = portwire
  await openRegisters(portwire)
  await page.getByLabel('Compare with').selectOption('vdosys1 EXT')
  const table = page.getByRole('table', { name: 'Writes of vdosys0 MAIN and vdosys1 EXT' })
  await expect(table.getByText('only vdosys0 MAIN').first()).toBeVisible()
  await expect(table.getByText('only vdosys1 EXT').first()).toBeVisible()
})

test('says of a board without a DRM device that nothing of it is written', async ({ portwire }) => {
  await portwire.openExample('Three classic mistakes')
  await portwire.page.getByRole('tab', { name: 'Registers' }).click()
  await expect(portwire.page.getByText(/^Never written as the board stands:/)).toBeVisible()
})

const LOOKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the writes of a path': (page) => step(page, 'Mutex on').getByRole('button').click(),
  'its packet': async (page) => {
    await page.getByText('Packet', { exact: true }).click()
    await page.getByRole('button', { name: /^Fields of word 0/ }).click()
  },
}

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })
  for (const [name, show] of Object.entries(LOOKS))
    test(`axe finds nothing against ${name}`, async ({ portwire }) => {
      await openRegisters(portwire)
      await show(portwire.page)
      expect(await axeFindings(portwire.page)).toEqual([])
    })
})
