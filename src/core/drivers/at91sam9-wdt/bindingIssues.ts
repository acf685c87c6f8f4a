import type { WatchdogNode } from './watchdogInput.ts'

/**
 * Where a node departs from the binding. None of it stops the driver.
 * Facts: Documentation/devicetree/bindings/watchdog/atmel,at91sam9-wdt.yaml, v7.1.
 */
export const BINDING_ISSUES = {
  MAX_GT_16: 'atmel,max-heartbeat-sec is above 16 s, the most the counter holds.',
  MIN_GT_16: 'atmel,min-heartbeat-sec is above 16 s, the most the counter holds.',
  MIN_NOT_BELOW_MAX: 'atmel,min-heartbeat-sec has to be smaller than atmel,max-heartbeat-sec.',
  BAD_WATCHDOG_TYPE: 'atmel,watchdog-type has to be "hardware" or "software".',
  BAD_RESET_TYPE: 'atmel,reset-type has to be "all" or "proc".',
  RESET_TYPE_NEEDS_WATCHDOG_TYPE: 'atmel,reset-type is given without atmel,watchdog-type.',
  RESET_TYPE_ONLY_FOR_HARDWARE: 'atmel,reset-type is for atmel,watchdog-type = "hardware" alone.',
} as const

export type BindingIssue = keyof typeof BINDING_ISSUES

const LONGEST = 16

/** In the order of `BINDING_ISSUES`. MIN_NOT_BELOW_MAX is the binding's prose, the rest its schema. */
export function bindingIssues(node: WatchdogNode): readonly BindingIssue[] {
  const { maxHeartbeatSec: max, minHeartbeatSec: min, watchdogType, resetType } = node
  const knownReset = resetType === 'all' || resetType === 'proc'
  const broken: Readonly<Record<BindingIssue, boolean>> = {
    MAX_GT_16: max !== null && max > LONGEST,
    MIN_GT_16: min !== null && min > LONGEST,
    MIN_NOT_BELOW_MAX: max !== null && min !== null && min >= max,
    BAD_WATCHDOG_TYPE:
      watchdogType !== null && watchdogType !== 'hardware' && watchdogType !== 'software',
    BAD_RESET_TYPE: resetType !== null && !knownReset,
    RESET_TYPE_NEEDS_WATCHDOG_TYPE: resetType !== null && watchdogType === null,
    RESET_TYPE_ONLY_FOR_HARDWARE:
      knownReset && watchdogType !== null && watchdogType !== 'hardware',
  }
  return ISSUES.filter((issue) => broken[issue])
}

const ISSUES: readonly BindingIssue[] = [
  'MAX_GT_16',
  'MIN_GT_16',
  'MIN_NOT_BELOW_MAX',
  'BAD_WATCHDOG_TYPE',
  'BAD_RESET_TYPE',
  'RESET_TYPE_NEEDS_WATCHDOG_TYPE',
  'RESET_TYPE_ONLY_FOR_HARDWARE',
]
