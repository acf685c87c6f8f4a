import { EINVAL, ENODEV, ENXIO } from '../../base/errno.ts'
import { logName } from './chips.ts'
import type { DriverRun } from './driverRun.ts'
import { findChip } from './findChip.ts'
import { probe } from './probe.ts'
import { probeMainline } from './probeMainline.ts'
import { PORT_BASES } from './superIo.ts'
import { newWatchdog, type Watchdog } from './watchdog.ts'
import type { WatchdogInput } from './watchdogInput.ts'

export interface Loaded {
  /** What loading the module returns: 0 or a negative errno. */
  readonly init: number
  /** What setting up the found chip returned; null when none was found. */
  readonly probe: number | null
  readonly watchdog: Watchdog | null
}

/**
 * Loads the module: the pin is checked before anything else and for every chip, the first address
 * with a known chip wins, and when there is none the error of the last address is returned.
 *
 * Kernel: f71808e_init(), in the seed and mainline fintek_wdt_init(). In those two a device is
 * created and the driver core calls probe, whose error it only logs.
 */
export function loadModule(run: DriverRun, input: WatchdogInput): Loaded {
  const { params, mode } = input
  if (!isPinAccepted(params.f71862fgPin)) {
    run.print('err', `Invalid argument f71862fg_pin=${params.f71862fgPin | 0}`) // printed by %d
    return { init: EINVAL, probe: null, watchdog: null }
  }

  run.begin('find')
  let init = ENODEV
  for (const base of PORT_BASES) {
    const finding = findChip(run, base, params.forceId, mode)
    if (finding.kind === 'found') return setUp(run, newWatchdog(finding.chip, base), input)
    init = finding.errno
  }
  return { init, probe: null, watchdog: null }
}

export const isPinAccepted = (f71862fgPin: number): boolean =>
  f71862fgPin === 63 || f71862fgPin === 56

function setUp(run: DriverRun, watchdog: Watchdog, input: WatchdogInput): Loaded {
  run.begin('probe')
  switch (input.mode) {
    case 'base': {
      const err = probe(run, watchdog, input)
      return { init: err, probe: err, watchdog }
    }
    case 'seed': {
      const err = probe(run, watchdog, input)
      printProbeError(run, logName(watchdog.chip, 'seed'), err)
      return { init: 0, probe: err, watchdog }
    }
    case 'mainline': {
      const err = probeMainline(run, watchdog, input)
      printProbeError(run, 'f71808e_wdt', err)
      return { init: 0, probe: err, watchdog }
    }
  }
}

/** Kernel: call_driver_probe() in drivers/base/dd.c. */
function printProbeError(run: DriverRun, device: string, err: number): void {
  if (err === ENODEV || err === ENXIO) {
    run.print('debug', `probe of ${device} rejects match ${err}`)
  } else if (err !== 0) {
    run.print('warn', `probe of ${device} failed with error ${err}`)
  }
}
