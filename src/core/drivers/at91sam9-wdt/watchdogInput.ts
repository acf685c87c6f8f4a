/** Which driver answers: the patch of 2013-06-21 as posted, or the driver of today's kernels. */
export type WatchdogMode = 'seed' | 'mainline'

/** Everything the probe of the AT91SAM9 watchdog depends on. */
export interface WatchdogInput {
  readonly mode: WatchdogMode
  /** CONFIG_HZ, jiffies a second; 1 or more. */
  readonly hz: number
  /** Null: a board file without device tree made the device. */
  readonly node: WatchdogNode | null
  readonly params: {
    /** Seconds, a C int; 0 is "not given". */
    readonly heartbeat: number
    readonly nowayout: boolean
  }
  readonly hardware: {
    /** Mode register when the driver comes, unsigned 32 bit. */
    readonly mr: number
    /** The one write the chip allows is used up: another is ignored without a word. */
    readonly mrLocked: boolean
  }
  readonly faults: WatchdogFaults
}

/** The properties the driver reads. Cells are unsigned 32 bit; null is absent. */
export interface WatchdogNode {
  readonly maxHeartbeatSec: number | null
  readonly minHeartbeatSec: number | null
  readonly watchdogType: string | null
  readonly resetType: string | null
  readonly disable: boolean
  readonly idleHalt: boolean
  readonly dbgHalt: boolean
  readonly timeoutSec: number | null
  /** Whether an interrupt can be mapped, not only whether the property stands there. */
  readonly interrupts: boolean
}

/** Steps made to fail. Errnos are negative; 0 is success. */
export interface WatchdogFaults {
  readonly iomapFails: boolean
  readonly noResource: boolean
  readonly requestIrq: number
  readonly register: number
  readonly clock: number
}
