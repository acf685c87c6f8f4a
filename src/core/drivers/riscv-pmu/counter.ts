import { EINVAL } from '../../base/errno.ts'

/** The counters of one hart, unsigned 64 bit, whatever a single read shows of them. */
export interface Counters {
  readonly cycle: bigint
  readonly instret: bigint
}

/** Index of a counter in the driver's slots; the order of `COUNTERS`. */
export type CounterIndex = 0 | 1

/** Bits one CSR read returns. */
export type Xlen = 32 | 64

/** What a counter read gives: 64 bits, and whether the driver's check of the index fired. */
export interface CounterReading {
  readonly value: bigint
  readonly badIndex: boolean
}

/**
 * The counters of the base PMU and their CSRs. The upper halves that RV32 has (0xc80, 0xc82) are
 * not read by this driver.
 */
export const COUNTERS = [
  { name: 'cycle', csr: 0xc00 },
  { name: 'instret', csr: 0xc02 },
] as const

/** Places the driver has for events, which is also the most it lets in. */
const BASE_COUNTERS = 2

const U64 = 64

/**
 * One counter as the driver reads it. An index without counter gives -EINVAL taken for a value;
 * the check that should say so is off by one and lets index 2 pass.
 *
 * Kernel: read_counter() in arch/riscv/kernel/perf_event.c.
 *
 * @param index - hw_perf_event.idx; -1 before the event is added
 */
export function readCounter(counters: Counters, index: number, xlen: Xlen): CounterReading {
  const counter = COUNTERS[index]
  return counter === undefined
    ? { value: BigInt.asUintN(U64, BigInt(EINVAL)), badIndex: index < 0 || index > BASE_COUNTERS }
    : { value: BigInt.asUintN(xlen, counters[counter.name]), badIndex: false }
}

/**
 * What a reading adds to an event's count: the difference modulo 2^64, cut to the declared width.
 *
 * Kernel: riscv_pmu_read().
 *
 * @param width - bits, 0 to 63; the driver declares 63, one less than its counters have
 */
export const counterDelta = (now: bigint, prev: bigint, width: number): bigint =>
  BigInt.asUintN(U64, now - prev) & ((1n << BigInt(width)) - 1n)

/** Sum modulo 2^64. */
export const addU64 = (a: bigint, b: bigint): bigint => BigInt.asUintN(U64, a + b)
