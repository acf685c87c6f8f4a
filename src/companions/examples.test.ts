import { describe, expect, it } from 'vitest'
import { readWatchdogInput } from '../core/drivers/at91sam9-wdt/readWatchdogInput.ts'
import { runAt91Sam9WdtModel } from '../core/drivers/at91sam9-wdt/runAt91Sam9WdtModel.ts'
import { runF71808eWdtModel } from '../core/drivers/f71808e-wdt/f71808eWdtModel.ts'
import { runCmdqModel } from '../core/drivers/mediatek-cmdq/runCmdqModel.ts'
import { runRiscvPmuModel } from '../core/drivers/riscv-pmu/runRiscvPmuModel.ts'
import { packInput, unpackInput } from '../store/packedInput.ts'
import { companionModule } from './companionModules.ts'
import { COMPANIONS } from './companions.ts'

const MODELS: ReadonlyMap<string, (input: unknown) => unknown> = new Map([
  ['cmdq', runCmdqModel],
  ['at91sam9-wdt', runAt91Sam9WdtModel],
  ['f71808e-wdt', runF71808eWdtModel],
  ['riscv-pmu', runRiscvPmuModel],
])

describe.each(COMPANIONS)('the examples of $title', ({ id }) => {
  const model = MODELS.get(id)

  it.skipIf(model === undefined)('are accepted by the model', async () => {
    const { examples } = await companionModule(id)
    for (const { input } of examples) expect(model?.(input)).not.toHaveProperty('error')
  })

  it('fit into a link and come back out of it, each under a name of its own', async () => {
    const { examples } = await companionModule(id)
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length)
    for (const { input } of examples) {
      const packed = packInput(input)
      expect(packed.kind === 'ok' && (await unpackInput(packed.value))).toEqual({
        kind: 'ok',
        value: input,
      })
    }
  })
})

describe('what the blurbs of the watchdog promise', () => {
  it.each([
    ['Eight seconds, pings from one second on', { err: 0, mr_written: true, period_ms: 2000 }],
    ['The bootloader was first', { err: 0, mr_written: false }],
    ['Switched off by the bootloader', { err: -22 }],
    ['A window too tight', { err: -22 }],
    ['Software type without interrupt', { err: 0, irq_requested: false }],
    ['The parameter of today’s kernels', { err: 0, timeout: 15 }],
  ])('%s', async (title, expected) => {
    const { examples } = await companionModule('at91sam9-wdt')
    const input = examples.find((it) => it.title === title)?.input ?? {}
    expect(readWatchdogInput(input).kind).toBe('ok')
    expect(runAt91Sam9WdtModel(input)).toMatchObject(expected)
  })
})
