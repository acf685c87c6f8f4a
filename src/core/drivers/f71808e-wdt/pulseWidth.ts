import type { ChipType } from './chips.ts'

/** Width of the reset pulse in ms, by the code in bits 1..0 of register 0xf5. */
export type PulseSteps = readonly [number, number, number, number]

const COMMON_STEPS: PulseSteps = [1, 25, 125, 5000]
const F71868_STEPS: PulseSteps = [1, 30, 150, 6000]

export const pulseSteps = (type: ChipType): PulseSteps =>
  type === 'f71868' ? F71868_STEPS : COMMON_STEPS

export interface PulseWidth {
  /** Width code for 0xf5: the first step that is long enough. */
  readonly code: 0 | 1 | 2 | 3
  /** What that code means on this chip, ms. */
  readonly ms: number
  /**
   * Whether the output pulses at all; otherwise it stays at its level. The driver keeps the width
   * asked for in 8 bits to tell, so 256, 512, ... ms ask for the level as 0 does.
   */
  readonly pulse: boolean
}

/**
 * Width code and output mode for a width in ms (unsigned); null above the longest step.
 *
 * Kernel: watchdog_set_pulse_width(), in mainline fintek_wdt_set_pulse_width().
 */
export function pulseWidthFor(asked: number, type: ChipType): PulseWidth | null {
  const steps = pulseSteps(type)
  for (const code of [0, 1, 2, 3] as const) {
    if (asked <= steps[code]) return { code, ms: steps[code], pulse: (asked & 0xff) !== 0 }
  }
  return null
}
