import type { WatchdogNode } from '../../core/drivers/at91sam9-wdt/watchdogInput.ts'

/** The node as the model's `dt`: what is absent or off is left out. */
export const dtOf = (node: WatchdogNode): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries({
      'atmel,max-heartbeat-sec': node.maxHeartbeatSec ?? undefined,
      'atmel,min-heartbeat-sec': node.minHeartbeatSec ?? undefined,
      'atmel,watchdog-type': node.watchdogType ?? undefined,
      'atmel,reset-type': node.resetType ?? undefined,
      'atmel,disable': node.disable || undefined,
      'atmel,idle-halt': node.idleHalt || undefined,
      'atmel,dbg-halt': node.dbgHalt || undefined,
      'timeout-sec': node.timeoutSec ?? undefined,
      interrupts: node.interrupts ? undefined : false,
    }).filter(([, value]) => value !== undefined),
  )
