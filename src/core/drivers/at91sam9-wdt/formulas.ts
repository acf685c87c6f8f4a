import { FieldReader, type InputProblem } from '../../base/fieldReader.ts'
import { FORMULA_FIELDS as F, WATCHDOG_FIELDS } from './fields.ts'
import {
  jiffiesToTicks,
  msToTicks,
  secondsToTicks,
  ticksToJiffies,
  ticksToJiffiesRoundUp,
  ticksToMs,
  ticksToSeconds,
} from './ticks.ts'

export type FormulaResult =
  | { readonly kind: 'ok'; readonly result: number }
  | { readonly kind: 'bad'; readonly problems: readonly InputProblem[] }

/** One of the driver's conversions by its C name: `{ formula: 'ticks_to_ms', t: 511 }`. */
export function evaluateFormula(from: Readonly<Record<string, unknown>>): FormulaResult {
  const reader = new FieldReader()
  const ticks = () => Number(reader.requiredInteger(from, F.t))
  const hz = () => Number(reader.requiredInteger(from, WATCHDOG_FIELDS.hz))
  const evaluate = {
    ticks_to_hz: () => ticksToJiffies(ticks(), hz()),
    ticks_to_hz_roundup: () => ticksToJiffiesRoundUp(ticks(), hz()),
    hz_to_ticks: () => jiffiesToTicks(Number(reader.requiredInteger(from, F.h)), hz()),
    ms_to_ticks: () => msToTicks(Number(reader.requiredInteger(from, F.ms))),
    ticks_to_ms: () => ticksToMs(ticks()),
    secs_to_ticks: () => secondsToTicks(Number(reader.requiredInteger(from, F.s))),
    ticks_to_secs: () => ticksToSeconds(ticks()),
  }
  const result = evaluate[reader.choice(from, F.formula)]()
  return reader.problems.length === 0
    ? { kind: 'ok', result }
    : { kind: 'bad', problems: reader.problems }
}
