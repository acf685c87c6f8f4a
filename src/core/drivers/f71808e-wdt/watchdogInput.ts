import type { DriverMode } from './chips.ts'
import type { Ports } from './driverRun.ts'

/** Everything the driver's answer depends on. */
export interface WatchdogInput {
  readonly mode: DriverMode
  readonly params: ModuleParameters
  readonly ports: Ports
  readonly faults: Faults
  /** What happens after loading, in order. Mainline is modelled for loading only and skips them. */
  readonly actions: readonly Action[]
  /** Whether the answer lists single port accesses too. */
  readonly portIo: boolean
}

/** As the module loader hands them over: of the right C type, not yet looked at by the driver. */
export interface ModuleParameters {
  /** unsigned short; 0 reads the id from the chip. */
  readonly forceId: number
  /** int, s. */
  readonly timeout: number
  /** unsigned int, ms; 0 is level mode. */
  readonly pulseWidth: number
  /** unsigned int. */
  readonly f71862fgPin: number
  readonly nowayout: boolean
  /** unsigned int, s; 0 does not start at load. */
  readonly startWithTimeout: number
}

/** Calls made to fail with a negative errno; 0 lets them succeed. */
export interface Faults {
  readonly miscRegister: number
  readonly rebootNotifier: number
  /** Of the watchdog core (mainline). */
  readonly register: number
}

/** Actions that need no number or text. */
export const PLAIN_ACTIONS = [
  'open',
  'close',
  'keepalive',
  'gettimeout',
  'getstatus',
  'disablecard',
  'enablecard',
  'reboot',
  'halt',
  'remove',
] as const

/** One thing done to the loaded driver: by a program, at shutdown, or around it. */
export type Action =
  | { readonly kind: (typeof PLAIN_ACTIONS)[number] }
  | { readonly kind: 'write'; readonly text: string }
  /** An int, s. */
  | { readonly kind: 'settimeout'; readonly seconds: number }
  /** Somebody takes the two ports, or gives them back. */
  | { readonly kind: 'busy'; readonly busy: boolean }
