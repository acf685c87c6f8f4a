import { type Entries, FieldReader, type InputProblem } from '../../base/fieldReader.ts'
import { WATCHDOG_FIELDS as F } from './fields.ts'
import { MR_RESET } from './modeRegister.ts'
import type { WatchdogFaults, WatchdogInput, WatchdogNode } from './watchdogInput.ts'

export type ReadInput =
  | { readonly kind: 'ok'; readonly input: WatchdogInput }
  | { readonly kind: 'bad'; readonly problems: readonly InputProblem[] }

/**
 * The model's `in` object as a typed input. Numbers may be strings in hexadecimal. What is left
 * out has its default; `dt: null` is a board without device tree node. Names that mean nothing
 * here are passed over, as the driver passes over properties.
 */
export function readWatchdogInput(from: Entries): ReadInput {
  const reader = new FieldReader()
  const params = reader.object(from.params, 'params')
  const hw = reader.object(from.hw, 'hw')
  const mr = Number(reader.integer(hw, F.mr) ?? MR_RESET)
  const input: WatchdogInput = {
    mode: reader.choice(from, F.mode),
    hz: Number(reader.integer(from, F.hz) ?? F.hz.default),
    node: from.dt === null ? null : readNode(reader, reader.object(from.dt, 'dt')),
    params: {
      heartbeat: Number(reader.integer(params, F.heartbeat) ?? 0),
      nowayout: reader.flag(params, F.nowayout) ?? false,
    },
    hardware: { mr, mrLocked: reader.flag(hw, F.mrLocked) ?? mr !== MR_RESET },
    faults: readFaults(reader, reader.object(from.faults, 'faults')),
  }
  return reader.problems.length === 0
    ? { kind: 'ok', input }
    : { kind: 'bad', problems: reader.problems }
}

function readNode(reader: FieldReader, dt: Entries): WatchdogNode {
  const cell = (value: bigint | null) => (value === null ? null : Number(value))
  return {
    maxHeartbeatSec: cell(reader.integer(dt, F.maxHeartbeatSec)),
    minHeartbeatSec: cell(reader.integer(dt, F.minHeartbeatSec)),
    watchdogType: reader.text(dt, F.watchdogType),
    resetType: reader.text(dt, F.resetType),
    disable: reader.flag(dt, F.disable) ?? false,
    idleHalt: reader.flag(dt, F.idleHalt) ?? false,
    dbgHalt: reader.flag(dt, F.dbgHalt) ?? false,
    timeoutSec: cell(reader.integer(dt, F.timeoutSec)),
    interrupts: reader.flag(dt, F.interrupts) ?? true,
  }
}

function readFaults(reader: FieldReader, faults: Entries): WatchdogFaults {
  return {
    iomapFails: reader.flag(faults, F.iomapFails) ?? false,
    noResource: reader.flag(faults, F.noResource) ?? false,
    requestIrq: Number(reader.integer(faults, F.requestIrqFault) ?? 0),
    register: Number(reader.integer(faults, F.registerFault) ?? 0),
    clock: Number(reader.integer(faults, F.clockFault) ?? 0),
  }
}
