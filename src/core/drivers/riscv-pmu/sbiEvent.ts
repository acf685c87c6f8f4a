import { EINVAL, ENOENT } from '../../base/errno.ts'
import { cacheParts, HARDWARE_EVENTS, TYPE_HARDWARE, TYPE_HW_CACHE, TYPE_RAW } from './perfAbi.ts'

/** What today's SBI driver asks the firmware for, before the firmware has answered. */
export type SbiEvent =
  | {
      readonly kind: 'event'
      /** Event index of the SBI PMU extension: type << 16 + code, 20 bits. */
      readonly index: number
      /** Event data; raw and platform events carry their config here. */
      readonly data: bigint
    }
  | { readonly kind: 'refused'; readonly errno: typeof ENOENT | typeof EINVAL }

const CACHE_TYPE = 0x10000
/** Also what tells a raw index in a device tree, where it does not belong. */
export const RAW_INDEX = 0x20000
const FIRMWARE_TYPE = 0xf0000
const PLATFORM_INDEX = 0xfffff

const DATA_BITS = 48
const PLATFORM_DATA_BITS = 62

/**
 * Maps an event as the SBI driver does. The upper two bits of a raw config tell raw hardware
 * events (0), SBI firmware events (2) and platform firmware events (3) apart.
 *
 * Kernel: pmu_sbi_event_map(), pmu_event_find_cache() in drivers/perf/riscv_pmu_sbi.c. Not
 * modelled: the wider raw events of SBI v3.
 */
export function mapSbiEvent(type: number, config: bigint): SbiEvent {
  switch (type) {
    case TYPE_HARDWARE:
      return config < BigInt(HARDWARE_EVENTS.length)
        ? { kind: 'event', index: Number(config) + 1, data: 0n }
        : { kind: 'refused', errno: EINVAL }
    case TYPE_HW_CACHE: {
      const { exists, id, op, result } = cacheParts(config)
      return exists
        ? { kind: 'event', index: CACHE_TYPE + id * 8 + op * 2 + result, data: 0n }
        : { kind: 'refused', errno: EINVAL }
    }
    case TYPE_RAW:
      return mapRaw(config)
    default:
      return { kind: 'refused', errno: ENOENT }
  }
}

function mapRaw(config: bigint): SbiEvent {
  switch (config >> 62n) {
    case 0n:
      return config === BigInt.asUintN(DATA_BITS, config)
        ? { kind: 'event', index: RAW_INDEX, data: config }
        : { kind: 'refused', errno: ENOENT }
    case 2n:
      return { kind: 'event', index: FIRMWARE_TYPE + Number(config & 0xffffn), data: 0n }
    case 3n:
      return {
        kind: 'event',
        index: PLATFORM_INDEX,
        data: BigInt.asUintN(PLATFORM_DATA_BITS, config),
      }
    default:
      return { kind: 'refused', errno: ENOENT }
  }
}
