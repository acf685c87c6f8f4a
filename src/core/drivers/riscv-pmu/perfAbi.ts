/**
 * Numbers perf events are named by. A name's place in its list is its number.
 * Facts: include/uapi/linux/perf_event.h, include/linux/perf_event.h.
 */

/** perf_event_attr.type. The base PMU registers itself as raw, under the name "cpu". */
export const PERF_TYPES = [
  'PERF_TYPE_HARDWARE',
  'PERF_TYPE_SOFTWARE',
  'PERF_TYPE_TRACEPOINT',
  'PERF_TYPE_HW_CACHE',
  'PERF_TYPE_RAW',
  'PERF_TYPE_BREAKPOINT',
] as const

export const TYPE_HARDWARE = 0
export const TYPE_HW_CACHE = 3
export const TYPE_RAW = 4

/** perf_event_attr.config of a hardware event. */
export const HARDWARE_EVENTS = [
  'PERF_COUNT_HW_CPU_CYCLES',
  'PERF_COUNT_HW_INSTRUCTIONS',
  'PERF_COUNT_HW_CACHE_REFERENCES',
  'PERF_COUNT_HW_CACHE_MISSES',
  'PERF_COUNT_HW_BRANCH_INSTRUCTIONS',
  'PERF_COUNT_HW_BRANCH_MISSES',
  'PERF_COUNT_HW_BUS_CYCLES',
  'PERF_COUNT_HW_STALLED_CYCLES_FRONTEND',
  'PERF_COUNT_HW_STALLED_CYCLES_BACKEND',
  'PERF_COUNT_HW_REF_CPU_CYCLES',
] as const

/** The three parts of a cache event's config: id, op << 8, result << 16. */
export const CACHES = ['L1D', 'L1I', 'LL', 'DTLB', 'ITLB', 'BPU', 'NODE'] as const
export const CACHE_OPS = ['read', 'write', 'prefetch'] as const
export const CACHE_RESULTS = ['access', 'miss'] as const

/** The parts of a cache event, whether they exist or not. Bits above 23 are not looked at. */
export function cacheParts(config: bigint) {
  const byte = (shift: bigint) => Number((config >> shift) & 0xffn)
  const parts = { id: byte(0n), op: byte(8n), result: byte(16n) }
  const exists =
    parts.id < CACHES.length && parts.op < CACHE_OPS.length && parts.result < CACHE_RESULTS.length
  return { ...parts, exists }
}

/** hw_perf_event.state */
export const STOPPED = 0x01
export const UPTODATE = 0x02

/** The names of the flags set, lowest first. The base PMU never sets ARCH, 0x04. */
export const stateNames = (state: number): readonly string[] => [
  ...((state & STOPPED) === 0 ? [] : ['STOPPED']),
  ...((state & UPTODATE) === 0 ? [] : ['UPTODATE']),
]

/** Flags of add, start and stop. */
export const EF_START = 0x01
export const EF_RELOAD = 0x02
export const EF_UPDATE = 0x04
