/**
 * The driver's conversions, in the unsigned 32-bit arithmetic of its C. A tick is one step of the
 * watchdog counter, 1/256 s (slow clock / 128); a jiffy is 1/HZ s. Divisions round down.
 *
 * Kernel: the macros at the head of drivers/watchdog/at91sam9_wdt.c.
 */

export const TICKS_PER_SECOND = 256

/** The largest reload value and window of the 12-bit counter. */
export const MAX_TICKS = 0xfff

const u32 = (value: number): number => value >>> 0
/** Product modulo 2^32, as C multiplies. */
export const times = (a: number, b: number): number => u32(Math.imul(a, b))

export const ticksToJiffies = (ticks: number, hz: number): number => times(ticks + 1, hz) >>> 8

/** Mainline only. */
export const ticksToJiffiesRoundUp = (ticks: number, hz: number): number =>
  u32(times(ticks + 1, hz) + 255) >>> 8

/** Defined by the seed and used nowhere. */
export const jiffiesToTicks = (jiffies: number, hz: number): number =>
  u32(Math.floor(times(jiffies, TICKS_PER_SECOND) / hz) - 1)

/** The driver before the seed; below 4 ms it wraps to 0xffffffff. */
export const msToTicks = (ms: number): number =>
  u32(Math.floor(times(ms, TICKS_PER_SECOND) / 1000) - 1)

export const ticksToMs = (ticks: number): number => times(ticks + 1, 1000) >>> 8

/** Mainline only: the counter runs ticks + 1 steps, so 8 s are 2047. */
export const secondsToTicks = (seconds: number): number =>
  seconds === 0 ? 0 : u32(times(seconds, TICKS_PER_SECOND) - 1)

/** Mainline only. */
export const ticksToSeconds = (ticks: number): number => u32(ticks + 1) >>> 8
