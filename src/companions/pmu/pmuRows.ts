import { errnoName } from '../../core/base/errno.ts'
import { hex } from '../../core/base/hex.ts'
import { COUNTERS } from '../../core/drivers/riscv-pmu/counter.ts'
import { stateNames } from '../../core/drivers/riscv-pmu/perfAbi.ts'
import type { PmuOperation } from '../../core/drivers/riscv-pmu/pmuOperation.ts'
import { OWN_HANDLER, type PmuSetup, type PmuState } from '../../core/drivers/riscv-pmu/pmuState.ts'
import { PMU_STEPS, type PmuValue, stepReasons } from '../../core/drivers/riscv-pmu/stepReasons.ts'
import type { DerivedRow, Why } from '../frame/DerivedTable.tsx'
import { operationText } from './operationText.ts'

/** Every value of the driver after a number of steps, each with the step that gave it and why. */
export function pmuRows(
  states: readonly PmuState[],
  ops: readonly PmuOperation[],
  setup: PmuSetup,
  at: number,
): readonly DerivedRow[] {
  const state = states[at]
  if (state === undefined) return []
  const whys = latestWhys(states, ops, setup, at)
  const row = (title: string, of: PmuValue, value: string): DerivedRow => ({
    title,
    value,
    whys: [whys.get(of) ?? SINCE_BOOT],
  })
  const returned = state.returns.at(-1) ?? null
  const done = ops[at - 1]
  return [
    ...(returned === null || done === undefined
      ? []
      : [row(`${done.op} returns`, 'returns', errnoName(returned))]),
    ...[...state.events].flatMap(([name, { config, idx, state: flags, prev, count }]) => [
      row(`${name}: counter`, `ev.${name}.config`, COUNTERS[config].name),
      row(`${name}: index`, `ev.${name}.idx`, String(idx)),
      row(`${name}: state`, `ev.${name}.state`, stateNames(flags).join(' | ') || '0, counting'),
      row(`${name}: last reading`, `ev.${name}.prev`, hex(prev)),
      row(`${name}: count`, `ev.${name}.count`, count.toString()),
    ]),
    row('Use count', 'active_events', String(state.activeEvents)),
    row('Events added', 'n_events', String(state.nEvents)),
    row('Slot 0, cycle', 'slots.0', state.slots[0] ?? 'empty'),
    row('Slot 1, instret', 'slots.1', state.slots[1] ?? 'empty'),
    row('Interrupt hook', 'perf_irq', holderText(state)),
  ]
}

export const holderText = ({ perfIrq }: PmuState): string =>
  perfIrq === OWN_HANDLER ? 'this driver' : (perfIrq ?? 'nobody')

const SINCE_BOOT: Why = { why: 'As after boot.', step: PMU_STEPS.boot }

/** The last reason given for each value up to a step. */
function latestWhys(
  states: readonly PmuState[],
  ops: readonly PmuOperation[],
  setup: PmuSetup,
  at: number,
): ReadonlyMap<PmuValue, Why> {
  const whys = new Map<PmuValue, Why>()
  for (const [place, operation] of ops.slice(0, at).entries()) {
    const [before, after] = [states[place], states[place + 1]]
    if (before === undefined || after === undefined) continue
    for (const { of, step, why } of stepReasons(before, after, operation, setup))
      whys.set(of, {
        why: `${place + 1}. ${operationText(operation)}: ${why}`,
        step: PMU_STEPS[step],
      })
  }
  return whys
}
