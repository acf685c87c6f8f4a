import { ALGORITHM_STEPS } from '../../core/drivers/f71808e-wdt/algorithmStep.ts'
import { chipReasons } from '../../core/drivers/f71808e-wdt/chipReasons.ts'
import {
  type ChipState,
  chipState,
  effectiveTimes,
} from '../../core/drivers/f71808e-wdt/chipState.ts'
import { portsAfter, type WatchdogRun } from '../../core/drivers/f71808e-wdt/runWatchdog.ts'
import { DerivedTable } from '../frame/DerivedTable.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { Section } from '../frame/Section.tsx'

/** The times as asked for, as the driver means to set them, and as they stand in the chip. */
export function TimesTable({ run }: { readonly run: WatchdogRun }) {
  const { watchdog, input, operations } = run
  if (watchdog === null) return null
  const planned = effectiveTimes(watchdog)
  const chip = chipState(portsAfter(run, operations.length)[watchdog.base], watchdog.chip.type)
  const width = (ms: number | null) => (ms === null ? 'none' : `${ms} ms`)
  const reasons = chipReasons(run)
  const whysOf = (value: keyof ChipState) =>
    reasons
      .filter(({ of }) => of === value)
      .map(({ why, step }) => ({ why, step: ALGORITHM_STEPS[step] }))
  const unit = watchdog.timer.minutes ? 'minutes' : 'seconds'
  return (
    <Section title="Times, as set and as effective">
      <FactTable
        label="Times, as set and as effective"
        columns={['', 'Asked for at load', 'The driver sets', 'In the chip at the end']}
        rows={[
          [
            'Period',
            `${input.params.timeout} s`,
            `${planned.period} s (counts ${unit})`,
            `${chip.period} s`,
          ],
          [
            'Reset pulse',
            `${input.params.pulseWidth} ms`,
            width(planned.pulseMs),
            width(chip.pulseMs),
          ],
          [
            'Output',
            input.params.pulseWidth === 0 ? 'level' : 'pulse',
            planned.output,
            chip.output,
          ],
          ['Counting', '', '', yesNo(chip.running)],
          ['Output enabled', '', '', yesNo(chip.outputEnabled)],
        ]}
      />
      <DerivedTable
        label="In the chip at the end, and why"
        rows={[
          { title: 'Period', value: `${chip.period} s`, whys: whysOf('period') },
          { title: 'Reset pulse', value: width(chip.pulseMs), whys: whysOf('pulseMs') },
          { title: 'Output', value: chip.output, whys: whysOf('output') },
          { title: 'Counting', value: yesNo(chip.running), whys: whysOf('running') },
          {
            title: 'Output enabled',
            value: yesNo(chip.outputEnabled),
            whys: whysOf('outputEnabled'),
          },
        ]}
      />
    </Section>
  )
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
