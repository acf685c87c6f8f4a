import type { DriverStep, Reason } from '../../base/reason.ts'
import type { SilentUserSpace } from './timeline.ts'

/** What happens after the probe, and where: drivers/watchdog/at91sam9_wdt.c. */
export const RUN_STEPS = {
  open: { title: 'Open the device', kernel: 'at91_wdt_start' },
  ping: { title: 'Ping from the kernel’s timer', kernel: 'at91_ping' },
  chip: { title: 'Count in the chip', kernel: 'none' },
} as const satisfies Readonly<Record<string, DriverStep>>

export interface SilenceReason extends Reason<keyof typeof RUN_STEPS> {
  readonly of: keyof SilentUserSpace
}

/** Why each moment of the time line with a silent user space lies where it does, in its order. */
export function silenceReasons(silent: SilentUserSpace): readonly SilenceReason[] {
  const { deadlineMs, lastPingMs, givesUpMs, faultMs } = silent
  const deadline = msText(deadlineMs)
  return [
    {
      of: 'lastPingMs',
      step: 'ping',
      why:
        lastPingMs === null
          ? `The timer first fires at ${msText(givesUpMs)}, which is not before the deadline.`
          : `The last time the timer fires before the deadline of ${deadline}.`,
    },
    {
      of: 'deadlineMs',
      step: 'open',
      why: `Opening sets the deadline one timeout ahead, ${deadline}; only a write would move it.`,
    },
    {
      of: 'givesUpMs',
      step: 'ping',
      why: `The first time the timer fires at the deadline or after it: it prints the message and is not armed again.`,
    },
    ...(lastPingMs === null || faultMs === null
      ? []
      : [
          {
            of: 'faultMs',
            step: 'chip',
            why: `${msText(lastPingMs)} + ${msText(faultMs - lastPingMs)}, which the counter takes to run out after its last restart.`,
          } as const,
        ]),
  ]
}

/** To the hundredth, as the time line. */
const msText = (ms: number): string => `${Math.round(ms * 100) / 100} ms`
