import { type Chip, enablesOutputInFa } from './chips.ts'
import { type DriverRun, type Perform, selectWatchdog } from './driverRun.ts'
import { type PinOperation, pinConfiguration } from './pinConfiguration.ts'
import { CONFIGURATION_BIT, REGISTER } from './registers.ts'
import { clearBit, type PortBase, read, setBit, write } from './superIo.ts'
import type { TimerValue } from './timerValue.ts'

/** What the driver remembers about its one watchdog (struct watchdog_data, struct fintek_wdt). */
export interface Watchdog {
  readonly chip: Chip
  readonly base: PortBase
  /** s, as programs read it back. */
  timeout: number
  timer: TimerValue
  pulseCode: number
  pulse: boolean
  /** Bit 6 of 0xf5 as probe found it. */
  causedReboot: boolean
  /** WDOG_HW_RUNNING of the watchdog core; null where there is none (seed, base). */
  hwRunning: boolean | null
  opened: boolean
  expectClose: boolean
}

/** Before probe has set anything: all zero, as in the kernel. */
export const newWatchdog = (chip: Chip, base: PortBase): Watchdog => ({
  chip,
  base,
  timeout: 0,
  timer: { value: 0, minutes: false },
  pulseCode: 0,
  pulse: false,
  causedReboot: false,
  hwRunning: null,
  opened: false,
  expectClose: false,
})

/** Reloads the timer. 0 or -EBUSY. Kernel: watchdog_keepalive(). */
export const keepalive = (run: DriverRun, { base, timer }: Watchdog): number =>
  run.claimWatchdog(base, 'keepalive', (sio) => loadTimer(sio, timer))

/** Writes the unit and then the time, which restarts the count. */
export function loadTimer(sio: Perform, { value, minutes }: TimerValue): void {
  const change = minutes ? setBit : clearBit
  const unit = minutes ? 'minutes' : 'seconds'
  sio(change(REGISTER.configuration, CONFIGURATION_BIT.minutes), `The time counts ${unit}.`)
  sio(write(REGISTER.time, value), `${value} ${unit} from now.`)
}

/**
 * Reloads the timer first, so that it cannot run out at once; then switches the pin over, the
 * output on, and lets it count. 0 or -EBUSY. Kernel: watchdog_start().
 *
 * @param pin - f71862fg_pin
 */
export function start(run: DriverRun, watchdog: Watchdog, pin: number): number {
  const err = keepalive(run, watchdog)
  if (err !== 0) return err
  const { base, chip } = watchdog
  return run.claimWatchdog(base, 'start', (sio) => {
    for (const operation of pinConfiguration(chip.type, pin)) configurePin(sio, operation)
    selectWatchdog(sio)
    sio(setBit(REGISTER.deviceEnable, 0), 'The logical device is on.')
    sio(
      enablesOutputInFa(chip.type) ? setBit(REGISTER.outputF81, 0) : setBit(REGISTER.outputF71, 7),
      'The watchdog may drive its output.',
    )
    sio(setBit(REGISTER.configuration, CONFIGURATION_BIT.enable), 'The watchdog counts.')
    setOutputMode(sio, watchdog)
  })
}

function configurePin(sio: Perform, operation: PinOperation): void {
  const { kind, register, why } = operation
  switch (kind) {
    case 'setBit':
    case 'clearBit':
      sio({ kind, register, bit: operation.bit }, why, 'pins')
      return
    case 'mask': {
      const old = sio(read(register), 'Several bits change, the others have to stay.', 'pins')
      sio(write(register, (old & operation.and) | operation.or), why, 'pins')
    }
  }
}

/** Level mode leaves the width bits as they are: they then mean nothing. */
function setOutputMode(sio: Perform, { pulse, pulseCode }: Watchdog): void {
  if (!pulse) {
    sio(
      clearBit(REGISTER.configuration, CONFIGURATION_BIT.pulse),
      'The output stays at its level when the time is up.',
    )
    return
  }
  const old = sio(read(REGISTER.configuration), 'Width and mode change, the rest has to stay.')
  sio(
    write(REGISTER.configuration, (old & 0xfc) | pulseCode | (1 << CONFIGURATION_BIT.pulse)),
    `The output pulses when the time is up, with width code ${pulseCode}.`,
  )
}

/** 0 or -EBUSY. Kernel: watchdog_stop(). */
export const stop = (run: DriverRun, { base }: Watchdog): number =>
  run.claimWatchdog(base, 'stop', (sio) => {
    sio(clearBit(REGISTER.configuration, CONFIGURATION_BIT.enable), 'The watchdog stands still.')
  })

/**
 * Asks the chip; taken for running when its ports are. Kernel: watchdog_is_running(), whose second
 * read happens only when the first says yes.
 */
export function isRunning(run: DriverRun, { base }: Watchdog): boolean {
  let running = true
  run.claimWatchdog(base, 'isRunning', (sio) => {
    running =
      (sio(read(REGISTER.deviceEnable), 'Bit 0: is the logical device on?') & 1) !== 0 &&
      (sio(read(REGISTER.configuration), 'Bit 5: does it count?') &
        (1 << CONFIGURATION_BIT.enable)) !==
        0
  })
  return running
}
