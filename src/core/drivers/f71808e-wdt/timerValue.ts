/** 255 minutes, in seconds: the most the 8 bit time register can hold. */
export const MAX_TIMEOUT = 255 * 60

/** Content of the time register and its unit. */
export interface TimerValue {
  /** For register 0xf6. */
  readonly value: number
  /** Bit 3 of 0xf5: the value counts minutes instead of seconds. */
  readonly minutes: boolean
}

/**
 * Above 255 s the chip counts whole minutes, rounded up: 255 stays 255 s, 256 becomes 5 min.
 *
 * @param seconds - 0 to MAX_TIMEOUT; the caller has refused the rest
 *
 * Kernel: watchdog_set_timeout(), in mainline fintek_wdt_set_timeout(); again for start_withtimeout.
 */
export const timerValueFor = (seconds: number): TimerValue =>
  seconds > 0xff
    ? { value: Math.ceil(seconds / 60), minutes: true }
    : { value: seconds, minutes: false }

/** What the chip counts down, s. */
export const periodOf = ({ value, minutes }: TimerValue): number => (minutes ? value * 60 : value)
