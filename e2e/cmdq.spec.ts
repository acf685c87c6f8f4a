import { readFileSync } from 'node:fs'
import { axeFindings } from './axe.ts'
import { expect, type Page, type Portwire, test } from './fixtures.ts'

const NAME = 'Command queue workbench'

async function openWorkbench({ page }: Portwire): Promise<void> {
  const list = page.getByRole('region', { name: 'Other drivers' })
  await list.getByRole('button', { name: NAME }).click()
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible()
}

const verdict = (page: Page) => page.getByTestId('companion-verdict')
const words = (page: Page) => page.getByRole('table', { name: 'Words of the packet' })
const word = (page: Page, index: number) =>
  words(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `Fields of word ${index},` }) })

async function example(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).click()
  const list = page.getByRole('list', { name: 'Examples' })
  await list.getByRole('button', { name: title }).click()
}

/** Adds to one of the lists on the left. */
async function add(page: Page, list: string, what: string): Promise<void> {
  const region = page.getByRole('region', { name: list })
  await region.getByLabel('What to add').selectOption(what)
  await region.getByRole('button', { name: 'Add', exact: true }).click()
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Read words' }).click()
  await page.getByLabel('Words or memory dump, in hex').fill(text)
}

test('builds a packet call by call, its words live, each change one undo step', async ({
  portwire,
}) => {
  const { page } = portwire
  await openWorkbench(portwire)
  await expect(verdict(page)).toContainText('7 words.')
  await add(page, 'Devices written', 'rdma0')
  await page.getByRole('button', { name: 'Remove step 5' }).click() // flush
  await add(page, 'Calls of the helper', 'write')
  const call = page
    .getByRole('region', { name: 'Calls of the helper' })
    .getByRole('listitem')
    .last()
  await call.getByLabel('Device').selectOption('rdma0')
  await call.getByLabel('Offset', { exact: true }).fill('0x10')
  await call.getByLabel('Offset', { exact: true }).press('Enter')
  await expect(word(page, 5)).toContainText('0x0401e01000000001')
  await expect(word(page, 5)).toContainText('WRITE rdma0 + 0x10 = 0x00000001')
  await expect(verdict(page)).toContainText('not closed')

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(word(page, 5)).toContainText('0x0401e00000000001')
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect(word(page, 5)).toContainText('0x0401e01000000001')
})

test('returns what the kernel returns', async ({ portwire }) => {
  const { page } = portwire
  await openWorkbench(portwire)
  await example(page, 'Write after the packet is closed')
  const calls = page.getByRole('table', { name: 'Calls' })
  await expect(calls).toContainText('-EBUSY')
  await expect(calls).toContainText('-EINVAL')
  await expect(page.getByRole('region', { name: 'Kernel log' })).toContainText(
    'WARN_ON in cmdq_pkt_append_command: packet already finalized',
  )
  await example(page, 'No memory for the JUMP')
  await expect(calls).toContainText('-ENOMEM')
  await expect(calls).toContainText('sent with an EOC for its last word')
  await example(page, 'Offsets that reach another device')
  await expect(calls).toContainText('leave the 64 KiB window')
})

test('refuses a packet beyond the largest allocation, and what does not fit a register', async ({
  portwire,
}) => {
  const { page } = portwire
  await openWorkbench(portwire)
  const times = page.getByLabel('Times').first()
  await times.fill('530000')
  await times.press('Enter')
  await expect(page.getByRole('table', { name: 'Calls' })).toContainText('-ENOMEM')
  await expect(page.getByRole('table', { name: 'Calls' })).toContainText(
    'more than the largest allocation, 4194304 bytes',
  )
  await page.getByRole('button', { name: /^Undo/ }).click()

  const value = page.getByLabel('Value', { exact: true }).first()
  await value.fill('0x100000000')
  await expect(page.getByText(/^Value must be/)).toBeVisible()
  await value.press('Escape')
  const event = page.getByLabel('Event', { exact: true }).first()
  await event.fill('CMDQ_EVENT_NO_SUCH')
  await event.press('Enter')
  await expect(page.getByText(/is none of the 22 MT8173 events known by name/)).toBeVisible()
  await expect(words(page)).toHaveCount(0)
})

test('shows no words made of a number beyond 32 bits that a link brings', async ({
  portwire: { page },
}) => {
  // {"devices":{"ovl0":{"reg":"0x1400c000"}},"ops":[{"op":"write","dev":"ovl0","offset":0,
  // "value":"0x100000001"}]}, deflated
  const packed =
    '1JYzBCoAgEET_Zc4eVujkr0SHsDUEQVGzQPz31trLMsx703Fw85YLTEdsgebPfMKAHr0QWSLCGAoxCbMKlKS7s68MNWVJnyeEc4UrDCm0PVz8b4g_T2Ns4wU'
  await page.goto(`./#companion=cmdq&in=${packed}`)
  await expect(page.getByRole('list', { name: 'Wrong inputs' })).toContainText(
    'ops[0].value is 0x100000001; 32 bits hold',
  )
  await expect(words(page)).toHaveCount(0)
  const value = page.getByLabel('Value', { exact: true })
  await value.fill('0x1')
  await value.press('Enter')
  await expect(word(page, 0)).toContainText('0x0401c00000000001')
})

test('calls events and registers as the packet’s SoC does', async ({ portwire }) => {
  const { page } = portwire
  await openWorkbench(portwire)
  await example(page, 'Mainline: poll, then raise an event')
  await expect(words(page)).toContainText('SET CMDQ_EVENT_VDO0_DISP_STREAM_DONE_0')
  await page.getByLabel('SoC', { exact: true }).selectOption('mt8192')
  await expect(page.getByText('Events of MT8192 are known here by number only.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Wrong inputs' })).toContainText(
    'no event of MT8192 is known by name here; give its number',
  )
})

test('reads words and memory dumps back, and says in a sentence what it cannot read', async ({
  portwire,
}) => {
  const { page } = portwire
  await openWorkbench(portwire)
  await paste(page, '01 00 00 00 00 00 00 40 08 00 00 00 00 00 00 10')
  await expect(word(page, 0)).toContainText('EOC with interrupt')
  await expect(word(page, 1)).toContainText('JUMP by 8')
  await paste(page, '0xff00000000000000\n0x0409000000000000')
  await expect(word(page, 0)).toContainText('none of the GCE instructions known here')
  await expect(word(page, 1)).toContainText('Subsystem 9 is none of 1, 2, 3')
  for (const [text, sentence] of [
    ['01 0', '3 hex digits are no whole bytes'],
    ['0100', '2 bytes are no whole instructions of 8'],
    ['zz', 'is no hex digit'],
    ['0x10000000000000000', '64 bits are expected'],
  ] as const) {
    await paste(page, text)
    await expect(page.getByRole('list', { name: 'Wrong inputs' })).toContainText(sentence)
    await expect(words(page)).toHaveCount(0)
  }
})

test('draws the fields of a word to scale, by keyboard', async ({ portwire }) => {
  const { page } = portwire
  await openWorkbench(portwire)
  await page.getByRole('button', { name: 'Fields of word 2,' }).focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('button', { name: /^subsys \[55:48\] = 0x1/ })
  await expect(field).toBeVisible()
  await expect(field).toHaveAttribute('style', /span 8/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(field).toBeFocused()
})

test('steps over the packet: waits for the event, goes on when it comes, ends in an interrupt', async ({
  portwire,
}) => {
  const { page } = portwire
  await openWorkbench(portwire)
  const stepper = page.getByRole('group', { name: 'GCE thread' })
  const thread = page.getByRole('table', { name: 'GCE thread' })
  await stepper.getByRole('button', { name: 'On to the end' }).click()
  await expect(thread).toContainText('waits for MUTEX0_STREAM_EOF to be 1')
  await expect(word(page, 1)).toHaveAttribute('aria-current', 'step')
  await page.getByRole('button', { name: 'Raise MUTEX0_STREAM_EOF' }).click()
  await stepper.getByRole('button', { name: 'On to the end' }).click()
  await expect(thread).toContainText('at the end address')
  await expect(thread).toContainText('packet done')
  await expect(page.getByRole('table', { name: 'Registers written' })).toContainText('0x1400c038')
  await stepper.getByRole('button', { name: 'Back to the start' }).click()
  await expect(word(page, 0)).toHaveAttribute('aria-current', 'step')
})

test('steps over words of another SoC as its GCE counts, and forgets what was done to others', async ({
  portwire,
}) => {
  const { page } = portwire
  await openWorkbench(portwire)
  const stepper = page.getByRole('group', { name: 'GCE thread' })
  const thread = page.getByRole('table', { name: 'GCE thread' })
  await stepper.getByRole('button', { name: 'On to the end' }).click()
  await page.getByRole('button', { name: 'Raise MUTEX0_STREAM_EOF' }).click()
  await expect(stepper).toContainText('From outside')
  // EOC, and JUMP by one unit of eight bytes: facts/cmdq.md, section 11.
  await paste(page, '0x4000000000000001\n0x1000000000000001')
  await page.getByLabel('SoC', { exact: true }).selectOption('mt8195')
  await stepper.getByRole('button', { name: 'On to the end' }).click()
  await expect(stepper).toContainText('2 of 2')
  await expect(thread).toContainText('at the end address')
  await expect(thread).toContainText('packet done')
})

test('adds the device the list shows, again and again, and loses none to a name', async ({
  portwire,
}) => {
  const { page } = portwire
  await openWorkbench(portwire)
  const devices = page.getByRole('region', { name: 'Devices written' })
  const shown = () => devices.getByLabel('What to add').locator('option:checked').innerText()
  for (const place of [1, 2]) {
    const name = await shown()
    await devices.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(devices.getByRole('listitem').nth(place)).toContainText(name)
  }
  const first = devices.getByLabel('Name', { exact: true }).first()
  const taken = await devices.getByLabel('Name', { exact: true }).nth(1).inputValue()
  await first.fill(taken)
  await first.press('Enter')
  await expect(devices.getByLabel('Name', { exact: true })).toHaveCount(3)
  await first.fill('layers')
  await first.press('Enter')
  await expect(page.getByRole('table', { name: 'Calls' })).toContainText('write layers + 0x38')
})

test('takes the writes of a path of the open board, and tells what the tree has to say', async ({
  portwire,
}) => {
  const { page } = portwire
  await portwire.openExample('DSI panel and HDMI')
  await page.evaluate(() => {
    location.hash = '#companion=cmdq'
  })
  await page.getByLabel('From the board').selectOption('Enable vdosys0 MAIN')
  await page.getByRole('button', { name: 'Take its writes' }).click()
  await expect(words(page)).toContainText('WRITE mmsys + 0xf14')
  await expect(verdict(page)).toContainText('closed by EOC and JUMP')
  const tree = page.getByRole('region', { name: 'Device tree for this packet' }).first()
  await expect(tree).toContainText('mediatek,gce-client-reg = <&gce0 4 0xa000 0x1000>;')
  await expect(
    page.getByRole('table', { name: 'Command queue properties of the board' }),
  ).toBeVisible()
})

for (const [file, sentence] of [
  ['55-mailbox-missing.dts', /no entry in mboxes of the mmsys/],
  ['56-gce-client-reg.dts', /no mediatek,gce-client-reg, and the command queue writes/],
] as const)
  test(`tells what ${file} lacks for its command queue`, async ({ portwire }) => {
    const { page } = portwire
    await portwire.openFiles([{ name: file, text: readFileSync(`public/traps/${file}`, 'utf8') }])
    await page.getByRole('tab', { name: 'Registers' }).click()
    await page.evaluate(() => {
      location.hash = '#companion=cmdq'
    })
    await expect(page.getByRole('list', { name: 'Findings' })).toContainText(sentence)
  })

test('goes into a link and comes back out of it', async ({ portwire, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page } = portwire
  await openWorkbench(portwire)
  await example(page, 'Mainline: poll')
  await page.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto('about:blank')
  await page.goto(link)
  await expect(word(page, 1)).toContainText('0x0804602100000000')
})

const LOOKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a packet with a word drawn': async (page) => {
    await page.getByRole('button', { name: 'Fields of word 1,' }).click()
    await page.getByText('Take it along').click()
    await page.getByText('Handing it to a GCE thread').click()
  },
  'calls that are refused': (page) => example(page, 'Write after the packet is closed'),
  'words nobody knows': (page) => paste(page, '0xff00000000000000'),
}

test.describe('in light and in dark', () => {
  test.use({ viewport: { width: 1280, height: 720 } })
  for (const [name, show] of Object.entries(LOOKS))
    test(`axe finds nothing against ${name}`, async ({ portwire }) => {
      await openWorkbench(portwire)
      await show(portwire.page)
      expect(await axeFindings(portwire.page)).toEqual([])
    })
})
