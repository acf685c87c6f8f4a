import type { DriverStep } from '../../base/reason.ts'
import type { EventMapping } from './mapEvent.ts'
import { cacheParts, HARDWARE_EVENTS, TYPE_HARDWARE, TYPE_HW_CACHE, TYPE_RAW } from './perfAbi.ts'

/** The functions in which today's drivers map an event: drivers/perf/riscv_pmu_{legacy,sbi}.c. */
export const TODAY_STEPS = {
  legacy: { title: 'Map the event, legacy driver', kernel: 'pmu_legacy_event_map' },
  sbi: { title: 'Map the event, SBI driver', kernel: 'pmu_sbi_event_map' },
} as const satisfies Readonly<Record<string, DriverStep>>

/** Why the legacy driver answers an event as it does. */
export const whyLegacy = (answer: EventMapping): string =>
  answer.kind === 'refused' ? answer.why : 'Cycles and instructions each have their counter.'

/** Why the SBI driver answers an event as it does. */
export function whySbi(type: number, config: bigint): string {
  switch (type) {
    case TYPE_HARDWARE:
      return config < BigInt(HARDWARE_EVENTS.length)
        ? `Hardware event ${config} has code ${config + 1n}: 0 is no event to SBI.`
        : `The table of hardware events ends at ${HARDWARE_EVENTS.length - 1}.`
    case TYPE_HW_CACHE: {
      const { exists, id, op, result } = cacheParts(config)
      return exists
        ? `0x10000 for cache events + cache ${id} × 8 + operation ${op} × 2 + result ${result}.`
        : 'There is no such cache event.'
    }
    case TYPE_RAW:
      return whyRaw(config)
    default:
      return 'The type is not one of hardware, cache and raw.'
  }
}

function whyRaw(config: bigint): string {
  switch (config >> 62n) {
    case 0n:
      return config < 1n << 48n
        ? 'The upper two bits are 0: a raw hardware event, its config sent as data.'
        : 'The upper two bits are 0: a raw hardware event, of which 48 bits are taken, no more.'
    case 2n:
      return 'The upper two bits are 2: an SBI firmware event, its code the lowest 16 bits.'
    case 3n:
      return 'The upper two bits are 3: a platform firmware event, the other 62 bits sent as data.'
    default:
      return 'The upper two bits are 1, which stands for nothing.'
  }
}
