import { type EventMapping, mapEvent, mapLegacyEvent } from './mapEvent.ts'
import {
  CACHE_OPS,
  CACHE_RESULTS,
  CACHES,
  HARDWARE_EVENTS,
  TYPE_HARDWARE,
  TYPE_HW_CACHE,
} from './perfAbi.ts'
import { mapSbiEvent, type SbiEvent } from './sbiEvent.ts'

/** One event people can ask perf for, and what each driver answers. */
export interface EventRow {
  /** As perf's header spells it, or the parts of a cache event: 'L1D read miss'. */
  readonly name: string
  readonly type: number
  readonly config: bigint
  /** The base PMU, seed and v4.18 alike. */
  readonly base: EventMapping
  readonly legacy: EventMapping
  readonly sbi: SbiEvent
}

/** What every driver answers to one event. */
export const eventRow = (name: string, type: number, config: bigint): EventRow => ({
  name,
  type,
  config,
  base: mapEvent(type, config),
  legacy: mapLegacyEvent(type, config),
  sbi: mapSbiEvent(type, config),
})

/** All hardware events, then all cache events: what can be named without a raw code. */
export const EVENT_TABLE: readonly EventRow[] = [
  ...HARDWARE_EVENTS.map((name, id) => eventRow(name, TYPE_HARDWARE, BigInt(id))),
  ...CACHES.flatMap((cache, id) =>
    CACHE_OPS.flatMap((opName, op) =>
      CACHE_RESULTS.map((resultName, result) =>
        eventRow(
          `${cache} ${opName} ${resultName}`,
          TYPE_HW_CACHE,
          BigInt(id | (op << 8) | (result << 16)),
        ),
      ),
    ),
  ),
]
