import { errnoName } from '../../core/base/errno.ts'
import { hex } from '../../core/base/hex.ts'
import {
  describeModeRegister,
  reloadTicks,
  windowOpensAt,
} from '../../core/drivers/at91sam9-wdt/modeRegister.ts'
import type { ProbeResult } from '../../core/drivers/at91sam9-wdt/probeWatchdog.ts'
import { PROBE_STEPS } from '../../core/drivers/at91sam9-wdt/reason.ts'
import { TICKS_PER_SECOND, ticksToMs } from '../../core/drivers/at91sam9-wdt/ticks.ts'
import type { DerivedRow, Why } from '../frame/DerivedTable.tsx'

/** What the probe derives, in its order, with the reasons it gives. What it did not reach is left out. */
export function derivedRows(result: ProbeResult, hz: number): readonly DerivedRow[] {
  const { mrWanted, mrMask, mrWritten, mr, period, first, irqRequested, timeout, registered } =
    result
  const because = (...names: readonly string[]): readonly Why[] =>
    result.reasons
      .filter(({ of }) => names.includes(of))
      .map(({ why, step }) => ({ why, step: PROBE_STEPS[step] }))
  const row = (title: string, value: string | null, whys: readonly Why[]): readonly DerivedRow[] =>
    value === null ? [] : [{ title, value, whys }]
  const given = <Value>(value: Value | undefined, say: (value: Value) => string): string | null =>
    value === undefined ? null : say(value)
  const inRegister = (name: string): readonly Why[] =>
    describeModeRegister(mr ?? 0)
      .filter((field) => field.name === name)
      .map(({ meaning }) => ({ why: `${name}: ${meaning}.`, step: PROBE_STEPS.window }))
  const time = (jiffies: number) => `${jiffies} jiffies, ${Math.floor((jiffies * 1000) / hz)} ms`

  return [
    ...row('Mode register, wanted', given(mrWanted, hex32), because(...WISHES)),
    ...row('Bits compared', given(mrMask, hex32), because('mr_mask', 'WDFIEN', 'WDDIS')),
    ...row('Written', given(mrWritten, yesNo), because('mr_written')),
    ...row('Mode register, in the end', given(mr, hex32), because('mr')),
    ...row(
      'Longest time between pings',
      given(mr, (it) => `${ticksToMs(reloadTicks(it))} ms`),
      inRegister('WDV'),
    ),
    ...row(
      'Shortest time between pings',
      given(mr, (it) => `${Math.floor((windowOpensAt(it) * 1000) / TICKS_PER_SECOND)} ms`),
      inRegister('WDD'),
    ),
    ...row('Ping period', given(period, time), because('period_jiffies')),
    ...row('First ping', given(first, time), because('first_jiffies')),
    ...row('Interrupt requested', given(irqRequested, yesNo), because('irq_requested')),
    ...row(
      'User-visible timeout',
      given(timeout, (it) => `${it} s`),
      because('timeout'),
    ),
    ...row('Device registered', given(registered, yesNo), because('err')),
    ...row('The probe returns', errnoName(result.err), because('err')),
  ]
}

/** Reasons for the wish as a whole and for its fields. */
const WISHES = [
  'mr_wanted',
  'WDV',
  'WDD',
  'WDFIEN',
  'WDRSTEN',
  'WDRPROC',
  'WDDIS',
  'WDIDLEHLT',
  'WDDBGHLT',
]

const hex32 = (value: number): string => hex(value, 8)
const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
