import { type ChipType, enablesOutputInFa } from './chips.ts'
import { pulseSteps } from './pulseWidth.ts'
import { CONFIGURATION_BIT, REGISTER } from './registers.ts'
import { registerOf, type SuperIo } from './superIo.ts'
import { periodOf } from './timerValue.ts'
import type { Watchdog } from './watchdog.ts'

/** What the chip itself does, whatever the driver believes. */
export interface ChipState {
  /** Logical device on and counting. */
  readonly running: boolean
  /** From 0xf6 and its unit, s: what the last reload counts down. */
  readonly period: number
  readonly outputEnabled: boolean
  readonly output: 'pulse' | 'level'
  /** Null in level mode. */
  readonly pulseMs: number | null
}

/** What the driver's next start or ping makes of the times it was given. */
export interface EffectiveTimes {
  /** s */
  readonly period: number
  readonly output: 'pulse' | 'level'
  /** Null in level mode. */
  readonly pulseMs: number | null
}

export const effectiveTimes = ({ chip, timer, pulse, pulseCode }: Watchdog): EffectiveTimes => ({
  period: periodOf(timer),
  output: pulse ? 'pulse' : 'level',
  pulseMs: pulse ? (pulseSteps(chip.type)[pulseCode] ?? null) : null,
})

/** Reads the effective settings out of the registers; for any state between two operations. */
export function chipState(chip: SuperIo, type: ChipType): ChipState {
  const configuration = registerOf(chip, REGISTER.configuration)
  const isSet = (bit: number) => (configuration & (1 << bit)) !== 0
  const pulse = isSet(CONFIGURATION_BIT.pulse)
  const deviceOn = (registerOf(chip, REGISTER.deviceEnable) & 1) !== 0
  return {
    running: deviceOn && isSet(CONFIGURATION_BIT.enable),
    period: periodOf({
      value: registerOf(chip, REGISTER.time),
      minutes: isSet(CONFIGURATION_BIT.minutes),
    }),
    outputEnabled: enablesOutputInFa(type)
      ? (registerOf(chip, REGISTER.outputF81) & 0x01) !== 0
      : (registerOf(chip, REGISTER.outputF71) & 0x80) !== 0,
    output: pulse ? 'pulse' : 'level',
    pulseMs: pulse ? (pulseSteps(type)[configuration & 3] ?? null) : null,
  }
}
