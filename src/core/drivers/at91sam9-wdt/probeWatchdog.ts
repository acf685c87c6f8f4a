import { EINVAL, ENODEV, ENOMEM } from '../../base/errno.ts'
import type { Reason } from '../../base/reason.ts'
import {
  clockFailed,
  configuredDifferently,
  enabled,
  type LogLine,
  mappingFailed,
  noInterrupt,
  watchdogDisabled,
} from './kernelLog.ts'
import { MR_RESET, WDDIS, WDFIEN } from './modeRegister.ts'
import { pingPeriod } from './pingPeriod.ts'
import type { ProbeStep } from './reason.ts'
import { DEFAULT_TIMEOUT, userTimeout } from './userTimeout.ts'
import { WANTED_WITHOUT_NODE, wantedMode } from './wantedMode.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/** What the probe leaves behind. Whatever it did not reach is absent. */
export interface ProbeResult extends Reached {
  /** What the probe returns: 0 or a negative errno. */
  readonly err: number
  readonly log: readonly LogLine[]
  readonly reasons: readonly Reason<ProbeStep>[]
}

interface Reached {
  /** The mode register the driver would like, and the bits it compares. */
  readonly mrWanted?: number
  readonly mrMask?: number
  readonly mrBefore?: number
  /** A write was attempted; a chip whose one write is used up ignores it. */
  readonly mrWritten?: boolean
  /** The mode register afterwards. All that follows is computed from it, not from the node. */
  readonly mr?: number
  /** Jiffies between two pings, and before the first. */
  readonly period?: number
  readonly first?: number
  readonly irqRequested?: boolean
  /** Seconds user space has. */
  readonly timeout?: number
  /** False after success too, when the watchdog is off as wished. */
  readonly registered?: boolean
}

/**
 * Probes the watchdog as the driver does, in its order: the order decides the errno, the messages
 * and how much is known afterwards.
 *
 * Kernel: at91wdt_probe(), of_at91wdt_init(), at91_wdt_init() in drivers/watchdog/at91sam9_wdt.c;
 * seed as posted 2013-06-21, mainline at v6.x. Not modelled: want of memory.
 */
export function probeWatchdog(input: WatchdogInput): ProbeResult {
  const { mode, node, hardware, faults } = input
  const log: LogLine[] = []
  const reasons: Reason<ProbeStep>[] = []
  const because = (of: string, step: ProbeStep, why: string) => reasons.push({ of, step, why })
  let reached: Reached = {}
  const ends = (err: number, step: ProbeStep, why: string): ProbeResult => {
    because('err', step, why)
    return { ...reached, err, log, reasons }
  }

  const unmapped = mapRegisters(input)
  if (unmapped !== null) {
    log.push(...unmapped.log)
    return ends(unmapped.err, 'map', unmapped.why)
  }
  if (mode === 'mainline' && faults.clock !== 0) {
    log.push(clockFailed)
    return ends(faults.clock, 'clock', 'The slow clock cannot be enabled; its errno is returned.')
  }

  if (node !== null && !node.interrupts) log.push(noInterrupt(mode))
  const wanted = node === null ? WANTED_WITHOUT_NODE : wantedMode(node, mode)
  reasons.push(...wanted.reasons)

  const differs = (mr: number) => ((mr ^ wanted.mr) & wanted.mask) !== 0
  const mrBefore = hardware.mr
  const mrWritten = differs(mrBefore) && mrBefore === MR_RESET
  const mr = mrWritten && !hardware.mrLocked ? wanted.mr : mrBefore
  reached = { mrWanted: wanted.mr, mrMask: wanted.mask, mrBefore, mrWritten, mr }
  because('mr_written', 'program', whyWritten(mrWritten, differs(mrBefore)))
  because('mr', 'program', whyRegister(mrWritten, hardware.mrLocked))

  if ((mr & WDDIS) !== 0) {
    if ((wanted.mr & WDDIS) === 0) {
      log.push(watchdogDisabled(mode))
      return ends(EINVAL, 'disabled', 'The watchdog is off, the node wants it on.')
    }
    reached = { ...reached, timeout: DEFAULT_TIMEOUT, registered: false }
    log.push(enabled(DEFAULT_TIMEOUT, input.params.nowayout))
    return ends(
      0,
      'disabled',
      'The watchdog is off as wished: success, and no device is registered.',
    )
  }

  const ping = pingPeriod(mr, input.hz, mode)
  if (ping.kind === 'refused') {
    log.push(ping.log)
    return ends(EINVAL, ping.at, ping.why)
  }
  const { period, first } = ping
  reached = { ...reached, period, first }
  log.push(...ping.warnings)
  because('period_jiffies', 'period', ping.why)
  because('first_jiffies', 'period', ping.whyFirst)

  const irqRequested = (mr & WDFIEN) !== 0 && node?.interrupts === true
  reached = { ...reached, irqRequested }
  because('irq_requested', 'interrupt', whyInterrupt(mr, irqRequested))
  if (irqRequested && faults.requestIrq !== 0) {
    return ends(faults.requestIrq, 'interrupt', 'The interrupt cannot be requested; no message.')
  }

  if (differs(mr)) {
    log.push(configuredDifferently(mode, (mr & wanted.mask) >>> 0, (wanted.mr & wanted.mask) >>> 0))
  }

  const { timeout, log: timeoutLog, why } = userTimeout(input)
  log.push(...timeoutLog)
  because('timeout', 'timeout', why)
  reached = { ...reached, timeout, registered: faults.register === 0 }
  if (faults.register !== 0) {
    return ends(faults.register, 'register', 'The watchdog core refuses; the timer is removed.')
  }
  log.push(enabled(timeout, input.params.nowayout))
  return ends(0, 'register', 'The device is registered.')
}

/** Null when the registers are mapped. */
function mapRegisters({ mode, node, faults }: WatchdogInput) {
  const { iomapFails, noResource } = faults
  if (!iomapFails && !noResource) return null
  if (mode === 'mainline') {
    const why = 'devm_ioremap_resource() fails, and prints the reason itself.'
    return { err: noResource ? EINVAL : ENOMEM, log: [], why }
  }
  if (node !== null) {
    return {
      err: EINVAL,
      log: [mappingFailed],
      why: 'of_iomap() fails; -EINVAL here, not -ENOMEM.',
    }
  }
  return noResource
    ? { err: ENODEV, log: [], why: 'The device has no memory resource; no message.' }
    : { err: ENOMEM, log: [mappingFailed], why: 'The registers cannot be mapped.' }
}

function whyWritten(written: boolean, differed: boolean): string {
  if (written) return 'The register differs from the wish and holds exactly its reset value.'
  return differed
    ? 'The register is not the reset value, so a bootloader wrote it: never changed.'
    : 'Nothing that is compared differs: the one write stays unused.'
}

function whyRegister(written: boolean, locked: boolean): string {
  if (!written) return 'As it was found.'
  return locked ? 'The one write was used up: the write is lost.' : 'The wish, written.'
}

function whyInterrupt(mr: number, requested: boolean): string {
  if (requested) return 'The register has WDFIEN, and the node has an interrupt.'
  return (mr & WDFIEN) === 0
    ? 'The register has no WDFIEN; the type in the node does not count.'
    : 'The register has WDFIEN, but there is no interrupt.'
}
