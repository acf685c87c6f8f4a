import { hexByte } from '../../base/hex.ts'
import { actionReasons } from './actionReasons.ts'
import { chipState, effectiveTimes } from './chipState.ts'
import { identityOf, resetPin } from './chips.ts'
import { moduleOptions } from './moduleOptions.ts'
import { notesOf } from './notes.ts'
import { operationText, portAccesses, portAccessText } from './operationText.ts'
import type { ActionResult } from './performAction.ts'
import { readInput } from './readInput.ts'
import { reasonsOf } from './reasons.ts'
import { decodeRegister } from './registers.ts'
import { portsAfter, runWatchdog, type WatchdogRun, writtenRegisters } from './runWatchdog.ts'

/**
 * The Fintek Super-I/O watchdog as plain data: one `in` object to its `out` object, for the command
 * line. Bytes and ports are '0x3c', errnos negative numbers, what no chip was found for null.
 *
 * Input that cannot be used gives `{ error, problems }`: the first problem, and all. Never throws.
 */
export function runF71808eWdtModel(input: unknown): unknown {
  const reading = readInput(input)
  if (reading.kind === 'failed') return { error: reading.problems[0], problems: reading.problems }
  const run = runWatchdog(reading.input)
  return {
    mode: run.input.mode,
    init: run.init,
    probe: run.probe,
    ...describeWatchdog(run),
    actions: run.actions.map(actionValue),
    ops: operationsByPhase(run),
    ...(run.input.portIo && { port_io: portIo(run) }),
    log: run.log.map(({ level, text }) => ({ level, text })),
    export: moduleOptions(run.input.params),
    why: [...reasonsOf(run), ...actionReasons(run)],
    notes: notesOf(run),
  }
}

/** WDIOF_KEEPALIVEPING, MAGICCLOSE and CARDRESET; mainline adds SETTIMEOUT, which worked before. */
const FEATURES = 0x8120
const MAINLINE_FEATURES = 0x81a0

function describeWatchdog(run: WatchdogRun) {
  const { watchdog } = run
  if (watchdog === null) return { chip: null, port: null, identity: null, regs: {} }
  const { chip, base } = watchdog
  const written = [...writtenRegisters(run)]
  const planned = effectiveTimes(watchdog)
  const hardware = chipState(portsAfter(run, run.operations.length)[base], chip.type)
  return {
    chip: chip.type,
    port: hexByte(base),
    pin: resetPin(chip, run.input.params.f71862fgPin),
    identity: identityOf(chip),
    features: `0x${(run.input.mode === 'mainline' ? MAINLINE_FEATURES : FEATURES).toString(16)}`,
    timeout: watchdog.timeout,
    timer_val: hexByte(watchdog.timer.value),
    minutes: watchdog.timer.minutes,
    pulse_val: watchdog.pulseCode,
    pulse: watchdog.pulse,
    caused_reboot: watchdog.causedReboot,
    hw_running: watchdog.hwRunning,
    effective: {
      period_s: planned.period,
      output: planned.output,
      pulse_ms: planned.pulseMs,
    },
    hardware: {
      running: hardware.running,
      period_s: hardware.period,
      output_enabled: hardware.outputEnabled,
      output: hardware.output,
      pulse_ms: hardware.pulseMs,
    },
    regs: Object.fromEntries(written.map(([at, value]) => [hexByte(at), hexByte(value)])),
    fields: written.map(([at, value]) => {
      const view = decodeRegister(at, value, chip.type)
      return { ...view, register: hexByte(at), value: hexByte(value) }
    }),
  }
}

function operationsByPhase({ operations }: WatchdogRun): Record<string, string[]> {
  const phases: Record<string, string[]> = {}
  for (const { phase, base, operation } of operations) {
    const lines = phases[phase] ?? []
    lines.push(operationText(base, operation))
    phases[phase] = lines
  }
  return phases
}

const portIo = ({ operations }: WatchdogRun): readonly string[] =>
  operations.flatMap(({ base, operation }) => portAccesses(base, operation)).map(portAccessText)

function actionValue(result: ActionResult): unknown {
  switch (result.kind) {
    case 'returned':
      return result.value
    case 'timeout':
      return { timeout: result.seconds }
    case 'status':
      return { status: hexByte(result.bits) }
  }
}
