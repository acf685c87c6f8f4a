import { DriverRun, type LogLine, type OperationStep } from './driverRun.ts'
import { loadModule } from './loadModule.ts'
import { type ActionResult, actionWithoutDriver, performAction } from './performAction.ts'
import type { PortBase, SuperIo } from './superIo.ts'
import type { Watchdog } from './watchdog.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/** Everything the driver did, from loading to the last action. */
export interface WatchdogRun {
  readonly input: WatchdogInput
  /** What loading the module returned: 0 or a negative errno. */
  readonly init: number
  /** What setting up the found chip returned; null when none was found. */
  readonly probe: number | null
  /** The driver's memory at the end; null when no chip was found. */
  readonly watchdog: Readonly<Watchdog> | null
  /** In order; the screen steps over them with `portsAfter`. */
  readonly operations: readonly OperationStep[]
  readonly log: readonly LogLine[]
  /** One result an action; none in mainline, which is modelled for loading only. */
  readonly actions: readonly ActionResult[]
}

/** Loads the module on these ports and carries the actions out. Total: never throws. */
export function runWatchdog(input: WatchdogInput): WatchdogRun {
  const run = new DriverRun(input.ports)
  const loaded = loadModule(run, input)
  let bound = loaded.probe === 0
  const actions: ActionResult[] = []
  for (const action of input.mode === 'mainline' ? [] : input.actions) {
    const { watchdog } = loaded
    const result =
      bound && watchdog !== null
        ? performAction(run, watchdog, input.params, action)
        : actionWithoutDriver(action)
    actions.push(result)
    if (action.kind === 'remove') bound = false
  }
  return { input, ...loaded, operations: run.operations, log: run.log, actions }
}

/**
 * Both chips after the first `count` operations; 0 gives them as they were before loading. Going
 * forward and back is asking for one more or one less.
 */
export function portsAfter(run: WatchdogRun, count: number): Readonly<Record<PortBase, SuperIo>> {
  const done = run.operations.slice(0, Math.max(0, count))
  const chipAt = (base: PortBase) =>
    done.findLast((it) => it.base === base)?.after ?? run.input.ports[base].chip
  return { 46: chipAt(0x2e), 78: chipAt(0x4e) }
}

/** The found chip's registers that were written at least once, ascending, with their last value. */
export function writtenRegisters(run: WatchdogRun): ReadonlyMap<number, number> {
  const { watchdog } = run
  if (watchdog === null) return new Map()
  const chip = portsAfter(run, run.operations.length)[watchdog.base]
  const written = new Set<number>()
  for (const { base, operation } of run.operations) {
    const writes = operation.kind !== 'read' && 'register' in operation
    if (base === watchdog.base && writes) written.add(operation.register)
  }
  const ascending = [...written].sort((a, b) => a - b)
  return new Map(ascending.map((register) => [register, chip.registers[register] ?? 0]))
}
