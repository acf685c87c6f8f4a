import { hexByte } from '../../base/hex.ts'
import type { Reason } from '../../base/reason.ts'
import type { AlgorithmStep } from './algorithmStep.ts'
import type { ChipState } from './chipState.ts'
import { type ChipType, enablesOutputInFa } from './chips.ts'
import type { OperationStep } from './driverRun.ts'
import { operationText } from './operationText.ts'
import { CONFIGURATION_BIT, REGISTER } from './registers.ts'
import type { WatchdogRun } from './runWatchdog.ts'

export interface ChipReason extends Reason<AlgorithmStep> {
  readonly of: keyof ChipState
}

/**
 * Why the chip stands as it does after all operations: for each bit field a value comes from, the
 * operation that wrote it last. Empty without a watchdog.
 */
export function chipReasons({ watchdog, operations }: WatchdogRun): readonly ChipReason[] {
  if (watchdog === null) return []
  const { base, chip } = watchdog
  return sourcesOf(chip.type).map(({ of, source }) => {
    const at = operations.findLastIndex((it) => it.base === base && writes(it, source))
    const last = operations[at]
    if (last === undefined)
      return { of, step: 'outside', why: `Nothing wrote ${sourceText(source)}: as before loading.` }
    const text = operationText(base, last.operation)
    return { of, step: last.step, why: `Operation ${at + 1}, ${text}: ${last.why}` }
  })
}

/** Bits of one register. */
interface Source {
  readonly register: number
  /** Which bit of it; null for several. */
  readonly bit: number | null
}

/** What chipState() reads, value by value. */
function sourcesOf(type: ChipType): readonly { of: keyof ChipState; source: Source }[] {
  const configured = (bit: number | null): Source => ({ register: REGISTER.configuration, bit })
  const mode = configured(CONFIGURATION_BIT.pulse)
  return [
    { of: 'period', source: { register: REGISTER.time, bit: null } },
    { of: 'period', source: configured(CONFIGURATION_BIT.minutes) },
    { of: 'pulseMs', source: mode },
    { of: 'output', source: mode },
    { of: 'running', source: { register: REGISTER.deviceEnable, bit: 0 } },
    { of: 'running', source: configured(CONFIGURATION_BIT.enable) },
    {
      of: 'outputEnabled',
      source: enablesOutputInFa(type)
        ? { register: REGISTER.outputF81, bit: 0 }
        : { register: REGISTER.outputF71, bit: 7 },
    },
  ]
}

/** Of 0xf5, probe writes all bits back but bit 6; only starting means width and mode. */
function writes({ operation, step }: OperationStep, { register, bit }: Source): boolean {
  switch (operation.kind) {
    case 'write':
      if (operation.register !== register) return false
      return (
        register !== REGISTER.configuration || (bit === CONFIGURATION_BIT.pulse && step === 'start')
      )
    case 'setBit':
    case 'clearBit':
      return operation.register === register && (bit === null || operation.bit === bit)
    default:
      return false
  }
}

const sourceText = ({ register, bit }: Source): string =>
  bit === null ? hexByte(register) : `bit ${bit} of ${hexByte(register)}`
