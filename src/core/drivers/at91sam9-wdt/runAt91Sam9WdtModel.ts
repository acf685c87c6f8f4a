import { type InputProblem, isEntries } from '../../base/fieldReader.ts'
import { bindingIssues } from './bindingIssues.ts'
import { evaluateFormula } from './formulas.ts'
import { describeModeRegister, reloadTicks, windowOpensAt } from './modeRegister.ts'
import { type ProbeResult, probeWatchdog } from './probeWatchdog.ts'
import { readWatchdogInput } from './readWatchdogInput.ts'
import { PROBE_STEPS } from './reason.ts'
import { TICKS_PER_SECOND, ticksToMs } from './ticks.ts'
import { watchdogTimeline } from './timeline.ts'
import type { WatchdogInput } from './watchdogInput.ts'
import { watchdogNotes } from './watchdogNotes.ts'

/**
 * The AT91SAM9 watchdog model from one JSON object to another, for the command line.
 *
 * Takes a probe (`{ HZ, dt, params, hw, faults, mode }`, all optional) or `{ kind: 'formula' }`.
 * Registers are hexadecimal strings; keys the driver does not reach are absent. Input that cannot
 * be used gives `{ error, problems }`: the first problem and all of them. Never throws.
 */
export function runAt91Sam9WdtModel(input: unknown): unknown {
  if (!isEntries(input)) {
    return failed([{ code: 'WRONG_KIND', field: 'in', message: 'The input must be an object.' }])
  }
  const { kind = 'probe' } = input
  if (kind === 'formula') {
    const formula = evaluateFormula(input)
    return formula.kind === 'ok' ? { result: formula.result } : failed(formula.problems)
  }
  if (kind !== 'probe') {
    const message = 'kind must be one of probe, formula, or left out.'
    return failed([{ code: 'NOT_A_CHOICE', field: 'kind', message }])
  }
  const read = readWatchdogInput(input)
  return read.kind === 'ok' ? report(read.input) : failed(read.problems)
}

const failed = (problems: readonly InputProblem[]) => ({ error: problems[0], problems })

const hex32 = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`

function report(input: WatchdogInput) {
  const result = probeWatchdog(input)
  const { mrWanted, mrMask, mrBefore } = result
  return {
    err: result.err,
    ...(mrBefore === undefined ? {} : { mr_before: hex32(mrBefore) }),
    ...(mrWanted === undefined ? {} : { mr_wanted: hex32(mrWanted) }),
    ...(mrMask === undefined ? {} : { mr_mask: hex32(mrMask) }),
    ...(result.mrWritten === undefined ? {} : { mr_written: result.mrWritten }),
    ...register(result),
    ...pings(result, input.hz),
    ...(result.irqRequested === undefined ? {} : { irq_requested: result.irqRequested }),
    ...(result.timeout === undefined ? {} : { timeout: result.timeout }),
    ...(result.registered === undefined ? {} : { registered: result.registered }),
    log: result.log,
    ...(mrWanted === undefined ? {} : { wanted_bits: describeModeRegister(mrWanted) }),
    ...(result.mr === undefined ? {} : { mr_bits: describeModeRegister(result.mr) }),
    binding_issues: input.node === null ? [] : bindingIssues(input.node),
    notes: watchdogNotes(input, result),
    timeline: watchdogTimeline(result, input.hz),
    why: result.reasons.map((reason) => ({ ...reason, kernel: PROBE_STEPS[reason.step].kernel })),
  }
}

function register({ mr }: ProbeResult) {
  if (mr === undefined) return {}
  const fields = describeModeRegister(mr)
  return {
    mr: hex32(mr),
    fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    max_ms: ticksToMs(reloadTicks(mr)),
    min_ms: Math.floor((windowOpensAt(mr) * 1000) / TICKS_PER_SECOND),
  }
}

const pings = ({ period, first }: ProbeResult, hz: number) =>
  period === undefined
    ? {}
    : {
        period_jiffies: period,
        period_ms: Math.floor((period * 1000) / hz),
        first_jiffies: first,
      }
