import { axeFindings } from './axe.ts'
import { expect, type Page, test } from './fixtures.ts'
import { FILES, SOC } from './smallBoard.ts'

/** A companion opened as people open it, and what its window shows. */
class Companion {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(page: Page, title: string): Promise<Companion> {
    const list = page.getByRole('region', { name: 'Other drivers' })
    await list.getByRole('button', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    return new Companion(page)
  }

  get verdict() {
    return this.page.getByTestId('companion-verdict')
  }

  section(name: string | RegExp) {
    return this.page.getByRole('region', { name })
  }

  field(name: string) {
    return this.page.getByLabel(name, { exact: true })
  }

  async fill(name: string, text: string): Promise<void> {
    await this.field(name).fill(text)
    await this.field(name).press('Enter')
  }

  async example(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Examples' }).click()
    await this.page
      .getByRole('list', { name: 'Examples' })
      .getByRole('button', { name: title })
      .click()
  }

  row(table: string, name: string) {
    return this.page
      .getByRole('table', { name: table })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }
}

const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

const WATCHDOG = 'AT91SAM9 watchdog'
const FINTEK = 'Fintek Super-I/O watchdog'
const PMU = 'RISC-V base PMU'
const NODE_TEXT = 'Device tree node, text'

test.describe('the AT91SAM9 watchdog', () => {
  test('says what the register will hold, when pings are legal, and why', async ({
    portwire: { page },
  }) => {
    const watchdog = await Companion.open(page, WATCHDOG)
    await expect(watchdog.verdict).toContainText('The watchdog runs.')
    await watchdog.fill('Longest time between two pings', '4')
    await expect(page.getByRole('group', { name: 'In the end, after the write' })).toContainText(
      '0x33002400', // 4 s and 3 s of 256 ticks, reset, stopped in debug and idle state
    )
    const why = watchdog.row('What follows, and why', 'Ping period')
    await expect(why).toContainText('1000 ms')
    await expect(why).toContainText('A quarter of 1024 ticks')
    await expect(why).toContainText('Choose the ping period')
    await page.getByText('As a table').first().click()
    await expect(
      page.getByRole('table', { name: 'From one restart of the counter on' }),
    ).toContainText('a ping is legal')
  })

  test('refuses a value out of range with the range, and takes hexadecimal', async ({
    portwire: { page },
  }) => {
    const watchdog = await Companion.open(page, WATCHDOG)
    await watchdog.fill('Kernel timer rate (CONFIG_HZ)', '0')
    await expect(
      page.getByText('must be an integer from 1 to 2147483647 (1/s).', { exact: false }),
    ).toBeVisible()
    await watchdog.field('Kernel timer rate (CONFIG_HZ)').press('Escape')
    await watchdog.fill('Mode register as the bootloader left it', '0x3fffafff')
    await expect(watchdog.verdict).toContainText('-EINVAL')
  })

  test('keeps form and device tree text in step, and says where a text is wrong', async ({
    portwire: { page },
  }) => {
    const watchdog = await Companion.open(page, WATCHDOG)
    const text = page.getByRole('textbox', { name: NODE_TEXT })
    await watchdog.fill('Longest time between two pings', '10')
    await expect(text).toHaveValue(/atmel,max-heartbeat-sec = <10>;/)
    await text.fill('watchdog@fffffd40 {\n\ttimeout-sec = <7>;\n\tatmel,dbg-halt;\n};\n')
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('7')
    await expect(watchdog.field('Longest time between two pings')).toHaveValue('')
    await text.fill('watchdog@fffffd40 {\n\ttimeout-sec = <7\n};\n')
    await expect(page.getByRole('listitem').filter({ hasText: /^[23]:\d+ / })).toBeVisible()
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('7')
  })

  test('takes every letter typed into the text back in one step', async ({
    portwire: { page },
  }) => {
    const watchdog = await Companion.open(page, WATCHDOG)
    const text = page.getByRole('textbox', { name: NODE_TEXT })
    const before = await text.inputValue()
    await text.fill('watchdog@0 { timeout-sec = <1>; };')
    await text.fill('watchdog@0 { timeout-sec = <12>; };')
    await page.getByRole('button', { name: 'Undo “Edit the node’s text”' }).click()
    await expect(text).toHaveValue(before)
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('20')
  })

  test('takes the node over from the board that is open', async ({ portwire }) => {
    const { page } = portwire
    const soc = SOC.replace(
      '\tsoc {',
      `	watchdog@9 {
		compatible = "atmel,at91sam9260-wdt";
		reg = <9 1>;
		timeout-sec = <33>;
	};
	soc {`,
    )
    await portwire.openFiles([...FILES.slice(0, 1), { name: 'small.dtsi', text: soc }])
    await expect(portwire.block('ovl0')).toBeVisible()
    await page.getByRole('button', { name: 'Other drivers' }).click()
    await page.getByRole('menuitem', { name: WATCHDOG }).click()
    await page.getByRole('button', { name: 'Take over /watchdog@9' }).click()
    const watchdog = new Companion(page)
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('33')
    await page.getByRole('button', { name: 'Back to the board' }).click()
    await expect(portwire.block('ovl0')).toBeVisible()
  })

  test('takes the node from a device tree file, whatever board it is of', async ({
    portwire: { page },
  }) => {
    const watchdog = await Companion.open(page, WATCHDOG)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Take from a device tree file…' }).click()
    await (await chooser).setFiles([
      textFile('board.dts', '/dts-v1/;\n#include "chip.dtsi"\n&wdt { timeout-sec = <55>; };\n'),
      textFile('chip.dtsi', '/ { wdt: watchdog@9 { compatible = "atmel,at91sam9260-wdt"; }; };\n'),
    ])
    await page.getByRole('button', { name: 'Take over /watchdog@9' }).click()
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('55')
    await page.getByRole('button', { name: 'Undo “Take /watchdog@9 from board.dts”' }).click()
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('20')
  })

  test('says so when the open board has no such node', async ({ portwire }) => {
    const { page } = portwire
    await portwire.openFiles(FILES)
    await expect(portwire.block('ovl0')).toBeVisible()
    await page.getByRole('button', { name: 'Other drivers' }).click()
    await page.getByRole('menuitem', { name: WATCHDOG }).click()
    await expect(page.getByText('Small board holds no AT91 watchdog node.')).toBeVisible()
  })

  test('leads through the fields of a register by the arrow keys', async ({
    portwire: { page },
  }) => {
    await Companion.open(page, WATCHDOG)
    const word = page.getByRole('group', { name: 'As the driver wants it' })
    await word.getByRole('button', { name: /^WDIDLEHLT/ }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(word.getByRole('button', { name: /^WDD / })).toBeFocused()
    await expect(word).toContainText('a restart is legal once the counter is at 1792 or below')
  })
})

test.describe('the Fintek watchdog', () => {
  test('shows each operation with the register before and after', async ({
    portwire: { page },
  }) => {
    const fintek = await Companion.open(page, FINTEK)
    await expect(fintek.verdict).toContainText('Found f81866 at 0x2e.')
    const steps = page.getByRole('group', { name: 'Super-I/O operations', exact: true })
    await steps.getByRole('button', { name: 'Back to the start' }).click()
    await expect(page.getByText('Nothing has been done yet.')).toBeVisible()
    await steps.getByRole('button', { name: 'One step on' }).click()
    await expect(steps).toContainText('enter 0x2e')
    await page.getByRole('button', { name: /set_bit 0xf5\.5 0x00->0x20/ }).click()
    await expect(
      page.getByRole('group', { name: 'Before: 0xf5 watchdog configuration' }),
    ).toContainText('0x00')
    await expect(
      page.getByRole('group', { name: 'After: 0xf5 watchdog configuration' }),
    ).toContainText('0x20')
  })

  test('tells the time as asked for from the time as effective', async ({ portwire: { page } }) => {
    const fintek = await Companion.open(page, FINTEK)
    await fintek.fill('Time between two pings', '300')
    const row = fintek.row('Times, as set and as effective', 'Period')
    await expect(row).toContainText('300 s (counts minutes)')
    await fintek.fill('Time between two pings', '301')
    await expect(row).toContainText('360 s (counts minutes)')
    const atTheEnd = fintek.row('In the chip at the end, and why', 'Period')
    await expect(atTheEnd).toContainText('write 0xf6 <- 0x06: 6 minutes from now.')
  })

  test('takes registers for a chip that force_id alone makes known', async ({
    portwire: { page },
  }) => {
    const fintek = await Companion.open(page, FINTEK)
    const port = fintek.section('At 0x2e')
    await port.getByLabel('Chip').selectOption('another id')
    await expect(port.getByText('Registers before loading')).toBeHidden()
    await fintek.fill('Use this device id instead of the one read', '0x0541')
    await expect(fintek.verdict).toContainText('Found f71882fg at 0x2e.')
    await port.getByText('Registers before loading').click()
    await port.getByLabel(/^0xf5 /).fill('0x40')
    await port.getByLabel(/^0xf5 /).press('Enter')
    await expect(fintek.row('What follows, and why', 'The last reset was its own')).toContainText(
      'Bit 6 of 0xf5 was set',
    )
  })

  test('finds the chip that is picked, and gives the options to take along', async ({
    portwire: { page },
  }) => {
    const fintek = await Companion.open(page, FINTEK)
    await fintek.section('At 0x2e').getByLabel('Chip').selectOption('nothing there')
    await expect(fintek.verdict).toContainText('-ENODEV')
    await fintek.section('At 0x4e').getByLabel('Chip').selectOption('f71862fg (0x0601)')
    await expect(fintek.verdict).toContainText('Found f71862fg at 0x4e.')
    await fintek.fill('Reset pin of the F71862FG', '56')
    await expect(fintek.section(/^modprobe.d line/).first()).toContainText(
      'options f71808e_wdt f71862fg_pin=56',
    )
    await expect(fintek.section('Kernel command line').first()).toContainText(
      'f71808e_wdt.f71862fg_pin=56',
    )
  })

  test('carries out a script of actions that is put together by buttons', async ({
    portwire: { page },
  }) => {
    const fintek = await Companion.open(page, FINTEK)
    const script = fintek.section('Actions after loading')
    await script.getByLabel('What to add').selectOption('WDIOC_SETTIMEOUT')
    await script.getByRole('button', { name: 'Add' }).click()
    await fintek.fill('New timeout', '90')
    const answer = fintek.row('What the actions return', '4. WDIOC_SETTIMEOUT 90 s')
    await expect(answer).toContainText('0, timeout 90 s')
    await expect(answer).toContainText('Set the timeout watchdog_set_timeout')
    await script.getByRole('button', { name: 'Remove step 4' }).click()
    await page.keyboard.press('Control+z')
    await expect(fintek.field('New timeout')).toHaveValue('90')
  })
})

test.describe('the RISC-V base PMU', () => {
  test('shows a use count that leaks, and steps back to where it began', async ({
    portwire: { page },
  }) => {
    const pmu = await Companion.open(page, PMU)
    await pmu.example('Refused, and the use count stays up')
    await expect(pmu.verdict).toContainText('The use count leaks 1.')
    await expect(pmu.section('What goes wrong without a word')).toContainText('-EOPNOTSUPP')
    const steps = page.getByRole('group', { name: 'Operations' })
    await steps.getByRole('button', { name: 'Back to the start' }).click()
    await expect(page.getByRole('table', { name: 'The driver after step 0' })).toBeVisible()
    await steps.getByRole('button', { name: 'One step on' }).click()
    await expect(steps).toContainText('init raw, PERF_TYPE_RAW 1 → -EOPNOTSUPP')
    await expect(pmu.row('Why, after step 1', 'Use count')).toContainText(
      'Raised before the event was looked at, and not lowered when it was refused.',
    )
  })

  test('shows a counter that runs over and what that does to the count', async ({
    portwire: { page },
  }) => {
    const pmu = await Companion.open(page, PMU)
    await pmu.example('A 32-bit counter runs over')
    await expect(pmu.verdict).toContainText('counts wrong')
    const readings = page.getByRole('table', { name: 'Readings' })
    await expect(readings).toContainText('ran over its end')
    await pmu.fill('Counter width the port declares', '32')
    await expect(pmu.verdict).toContainText('counted as it should be')
  })

  test('refuses to take off an event that was not put on', async ({ portwire: { page } }) => {
    const pmu = await Companion.open(page, PMU)
    await pmu.example('Refused, and the use count stays up')
    await page.getByRole('button', { name: 'Remove step 3' }).click() // add
    await expect(pmu.verdict).toContainText('These inputs cannot be used.')
    await expect(pmu.section('What is wrong')).toContainText('put an add before this del')
    await page.keyboard.press('Control+z')
    await expect(pmu.verdict).toContainText('The use count leaks 1.')
  })

  test('answers for one event by name or number', async ({ portwire: { page } }) => {
    const pmu = await Companion.open(page, PMU)
    const look = pmu.section('Look up an event')
    await look.getByLabel('Event (perf_event_attr.config)').fill('7')
    await look.getByLabel('Event (perf_event_attr.config)').press('Enter')
    await expect(
      pmu.row('What each driver answers', 'PERF_COUNT_HW_STALLED_CYCLES_FRONTEND'),
    ).toContainText('-EINVAL')
  })

  test('writes the node, and says what the binding has against it', async ({
    portwire: { page },
  }) => {
    const pmu = await Companion.open(page, PMU)
    const node = pmu.section('riscv,pmu node, for today’s kernels, text')
    await expect(node).toContainText('compatible = "riscv,pmu";')
    const rows = pmu.section('Rows of the node')
    await rows.getByLabel('Counters, bitmap').first().fill('0x2')
    await rows.getByLabel('Counters, bitmap').first().press('Enter')
    await expect(node).toContainText('<0x00001 0x00001 0x00000002>')
    await expect(pmu.section('About the node')).toContainText('Bit 1 of a bitmap stands for time')
  })
})

test.describe('a link', () => {
  test('brings everything along', async ({ portwire: { page }, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const watchdog = await Companion.open(page, WATCHDOG)
    await watchdog.fill('Time user space has between two pings', '123')
    await page.getByRole('button', { name: 'Copy link' }).click()
    await expect(page.getByText('Copied the link.')).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/#companion=at91sam9-wdt&in=1[\w-]+$/)
    await page.goto('./')
    await page.goto(link)
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('123')
  })

  test('keeps the state over a reload', async ({ portwire: { page } }) => {
    const watchdog = await Companion.open(page, WATCHDOG)
    await watchdog.fill('Time user space has between two pings', '77')
    await page.reload()
    await expect(watchdog.field('Time user space has between two pings')).toHaveValue('77')
  })

  for (const [what, packed, sentence] of [
    ['is damaged', '1____', 'The link is damaged'],
    ['is of another version', '9abc', 'another version of Portwire'],
  ] as const)
    test(`that ${what} is told, and the companion opens all the same`, async ({
      portwire: { page },
    }) => {
      await page.goto(`./#companion=riscv-pmu&in=${packed}`)
      await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
      await expect(new Companion(page).verdict).toContainText('counted as it should be')
    })

  test('with inputs the model refuses names each of them', async ({ portwire: { page } }) => {
    // {"HZ":0,"mode":"future"}, deflated
    await page.goto('./#companion=at91sam9-wdt&in=1q1byiFKyMtBRys1PSVWyUkorLSktSlWqBQA')
    await expect(page.getByRole('list', { name: 'Wrong inputs' })).toContainText('HZ must be')
  })

  test('to no companion says so and leads to the start screen', async ({ portwire: { page } }) => {
    await page.goto('./#companion=toaster')
    await expect(page.getByText(/^There is no companion “toaster”; there are cmdq,/)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Start from a SoC' })).toBeVisible()
    await expect(page).not.toHaveURL(/toaster/)
  })
})

test('on a phone, the answer stays in sight and the page itself does not scroll', async ({
  portwire: { page },
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const title of [WATCHDOG, FINTEK, PMU]) {
    const { verdict } = await Companion.open(page, title)
    await expect(verdict).toBeInViewport({ ratio: 1 })
    const tooMuch = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
    expect(tooMuch).toBe(0)
    await page.getByRole('button', { name: 'Back to the start screen' }).click()
  }
})

test('a companion’s undo is its own, and the board’s is the board’s', async ({ portwire }) => {
  const { page } = portwire
  await portwire.startFrom('MT8195')
  const drawing = await portwire.drawing()
  await page.getByRole('button', { name: 'Other drivers' }).click()
  await page.getByRole('menuitem', { name: WATCHDOG }).click()
  const watchdog = new Companion(page)
  await watchdog.fill('Time user space has between two pings', '44')
  await page.keyboard.press('Control+z')
  await expect(watchdog.field('Time user space has between two pings')).toHaveValue('20')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(watchdog.field('Time user space has between two pings')).toHaveValue('44')
  await page.getByRole('button', { name: 'Back to the board' }).click()
  await portwire.fit()
  expect(await portwire.drawing()).toBe(drawing)
})

test.describe('in light and in dark, axe finds nothing against', () => {
  test.use({ viewport: { width: 1280, height: 720 } })
  for (const [title, example] of [
    [WATCHDOG, 'The bootloader was first'],
    [WATCHDOG, 'Switched off by the bootloader'],
    [FINTEK, 'Ports taken, chip at the other one'],
    [PMU, 'A 32-bit counter runs over'],
    [PMU, 'Refused, and the use count stays up'],
  ] as const)
    test(`${title}: ${example}`, async ({ portwire: { page } }) => {
      const companion = await Companion.open(page, title)
      await companion.example(example)
      for (const folded of await page.locator('details > summary').all()) await folded.click()
      expect(await axeFindings(page)).toEqual([])
      // Nothing sticks out sideways, whatever the window's width.
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    })
})
