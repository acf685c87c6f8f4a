import { EINVAL, ENOENT, EOPNOTSUPP } from '../../base/errno.ts'
import type { CounterIndex } from './counter.ts'
import { CACHES, cacheParts, TYPE_HARDWARE, TYPE_HW_CACHE, TYPE_RAW } from './perfAbi.ts'

/** 'standard' is a what-if: a port that fills in the decoder but keeps the table. */
export type CacheDecode = 'stub' | 'standard'

/** What the base PMU makes of an event: a counter, or an errno. */
export type EventMapping =
  | { readonly kind: 'counter'; readonly index: CounterIndex }
  | {
      readonly kind: 'refused'
      readonly errno: typeof ENOENT | typeof EINVAL | typeof EOPNOTSUPP
      readonly why: string
    }

const counter = (index: CounterIndex): EventMapping => ({ kind: 'counter', index })
const refused = (
  errno: typeof ENOENT | typeof EINVAL | typeof EOPNOTSUPP,
  why: string,
): EventMapping => ({ kind: 'refused', errno, why })

/**
 * Maps an event to one of the two counters, the same in the seed and in v4.18.
 *
 * Kernel: the switch in riscv_event_init(), with riscv_map_hw_event() and riscv_map_cache_event(),
 * arch/riscv/kernel/perf_event.c.
 *
 * @param type - unsigned 32 bit; perf's core keeps most other types away from this PMU
 * @param config - unsigned 64 bit, compared as such
 */
export function mapEvent(type: number, config: bigint, decode: CacheDecode = 'stub'): EventMapping {
  switch (type) {
    case TYPE_HARDWARE:
      return mapHardware(config)
    case TYPE_HW_CACHE:
      return mapCache(config, decode)
    case TYPE_RAW:
      return refused(EOPNOTSUPP, 'Raw events are not supported.')
    default:
      return refused(ENOENT, 'The type belongs to another PMU.')
  }
}

/** Entries of the driver's hardware table, which stops short of the last three events. */
const HARDWARE_ENTRIES = 7n

function mapHardware(config: bigint): EventMapping {
  if (config >= HARDWARE_ENTRIES)
    return refused(EINVAL, `The table ends at ${HARDWARE_ENTRIES - 1n}.`)
  if (config === 0n) return counter(0)
  if (config === 1n) return counter(1)
  return refused(EOPNOTSUPP, 'The table holds the event as unsupported.')
}

/** The decoder stub fails before any check. Of a working one, the row NODE is missing, so it is 0. */
function mapCache(config: bigint, decode: CacheDecode): EventMapping {
  if (decode === 'stub') return refused(ENOENT, 'The decoder of cache events is a stub.')
  const { exists, id } = cacheParts(config)
  if (!exists) return refused(EINVAL, 'There is no such cache event.')
  return CACHES[id] === 'NODE'
    ? counter(0)
    : refused(EINVAL, 'The table holds the event as unsupported, which becomes -EINVAL.')
}

/**
 * Today's driver for harts without SBI PMU: two events, one errno for all others.
 *
 * Kernel: pmu_legacy_event_map() in drivers/perf/riscv_pmu_legacy.c.
 */
export const mapLegacyEvent = (type: number, config: bigint): EventMapping =>
  type === TYPE_HARDWARE && config <= 1n
    ? counter(config === 0n ? 0 : 1)
    : refused(EOPNOTSUPP, 'Only cycles and instructions are supported.')
