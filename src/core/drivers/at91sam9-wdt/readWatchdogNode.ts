import type { BlockProperty, PropertyValue } from '../../pipeline/document.ts'
import type { WatchdogNode } from './watchdogInput.ts'

/**
 * The properties the driver reads, taken from any node's property list. As the kernel takes them:
 * by name and bytes, so a property of the wrong kind counts for what its bytes say, one too short
 * for a cell or without its closing NUL counts as absent, and a flag is on as soon as it exists.
 *
 * Kernel: of_at91wdt_init(), of_property_read_u32(), of_property_read_string(),
 * of_property_read_bool().
 */
export function readWatchdogNode(properties: readonly BlockProperty[]): WatchdogNode {
  const find = (name: string) => properties.find((property) => property.name === name)?.value
  const has = (name: string) => find(name) !== undefined
  return {
    maxHeartbeatSec: readU32(find('atmel,max-heartbeat-sec')),
    minHeartbeatSec: readU32(find('atmel,min-heartbeat-sec')),
    watchdogType: readString(find('atmel,watchdog-type')),
    resetType: readString(find('atmel,reset-type')),
    disable: has('atmel,disable'),
    idleHalt: has('atmel,idle-halt'),
    dbgHalt: has('atmel,dbg-halt'),
    timeoutSec: readU32(find('timeout-sec')),
    interrupts: has('interrupts') || has('interrupts-extended'),
  }
}

/** The first cell; null when there are fewer than four bytes, or a phandle nobody knows yet. */
function readU32(value: PropertyValue | undefined): number | null {
  if (value === undefined) return null
  if (value.kind === 'cells') {
    const [first] = value.cells
    return typeof first === 'number' ? first >>> 0 : null
  }
  const [a, b, c, d] = bytesOf(value)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/** Up to the first NUL; null without one. */
function readString(value: PropertyValue | undefined): string | null {
  if (value === undefined) return null
  const bytes = bytesOf(value)
  const end = bytes.indexOf(0)
  return end === -1 ? null : String.fromCharCode(...bytes.slice(0, end))
}

/** Strings are compared with ASCII words only, so a character of several bytes may stay one. */
function bytesOf(value: PropertyValue): readonly number[] {
  switch (value.kind) {
    case 'flag':
      return []
    case 'bytes':
      return value.bytes
    case 'strings':
      return value.strings.flatMap((it) => [...Array.from(it, (c) => c.charCodeAt(0)), 0])
    case 'cells':
      return value.cells.flatMap((cell) =>
        typeof cell === 'number' ? [24, 16, 8, 0].map((shift) => (cell >>> shift) & 0xff) : [],
      )
  }
}
