import { EBUSY } from '../../base/errno.ts'
import type { Reason } from '../../base/reason.ts'
import type { AlgorithmStep } from './algorithmStep.ts'
import type { WatchdogRun } from './runWatchdog.ts'
import { MAX_TIMEOUT } from './timerValue.ts'
import type { Action } from './watchdogInput.ts'

/** Why each action of a run returns what it does, in their order; of 'actions.0' and so on. */
export const actionReasons = (run: WatchdogRun): readonly Reason<AlgorithmStep>[] =>
  run.actions.flatMap((_, at) => {
    const action = run.input.actions[at]
    if (action === undefined) return []
    const [step, why] = isBound(run, at) ? whyBound(run, at, action) : whyUnbound(run, action)
    return [{ of: `actions.${at}`, step, why }]
  })

type StepWhy = readonly [step: AlgorithmStep, why: string]

const isBound = ({ probe, input: { actions } }: WatchdogRun, at: number): boolean =>
  probe === 0 && !actions.slice(0, at).some(({ kind }) => kind === 'remove')

function whyUnbound({ probe }: WatchdogRun, { kind }: Action): StepWhy {
  if (kind === 'busy') return PORTS
  if (kind === 'reboot' || kind === 'halt' || kind === 'remove')
    return ['outside', 'No driver is bound to a chip, so none hears of it.']
  return probe === 0
    ? ['remove', 'The driver let the chip go, and /dev/watchdog with it.']
    : ['probe', 'No chip was set up, so there is no /dev/watchdog.']
}

const PORTS: StepWhy = ['outside', 'Nothing of the driver has a part in it.']

function whyBound(run: WatchdogRun, at: number, action: Action): StepWhy {
  const result = run.actions[at]
  const errno = result?.kind === 'returned' ? result.value : 0
  switch (action.kind) {
    case 'open':
      if (errno === EBUSY && isOpen(run, at))
        return ['open', 'The file is open already, and one program at a time may have it.']
      return errno === 0 ? ['open', 'Opening the file starts the watchdog.'] : NOT_STARTED
    case 'write':
      return ['write', whyWritten(action.text, run.input.params.nowayout)]
    case 'close':
      return ['close', 'Closing never fails; the operations tell whether it stops the watchdog.']
    case 'keepalive':
      return ['ioctl', 'The answer is 0 whether or not the ping reached the chip.']
    case 'settimeout':
      return errno === 0
        ? ['setTimeout', 'Taken; what is answered is the time as given, before any rounding.']
        : ['setTimeout', `${action.seconds} s is not from 1 to ${MAX_TIMEOUT} s.`]
    case 'gettimeout':
      return ['ioctl', 'The time that was taken last.']
    case 'getstatus':
      return ['ioctl', 'Bit 5 tells what probe found: was the last reset the watchdog’s?']
    case 'disablecard':
      return ['ioctl', 'It stops, and goes on into the ping of WDIOC_KEEPALIVE, which answers 0.']
    case 'enablecard':
      return errno === 0 ? ['ioctl', 'The answer is that of starting.'] : NOT_STARTED
    case 'reboot':
    case 'halt':
      return ['shutdown', 'The driver is told, and stops the watchdog.']
    case 'remove':
      return ['remove', 'Removing never fails; a watchdog that runs is stopped first.']
    case 'busy':
      return PORTS
  }
}

const NOT_STARTED: StepWhy = ['start', 'The ports are taken, so the watchdog cannot be started.']

function whyWritten(text: string, nowayout: boolean): string {
  if (text === '') return 'Nothing is written, so nothing is done.'
  const taken = 'All bytes are taken for one ping'
  if (nowayout) return `${taken}; with nowayout no V is looked for.`
  return text.includes('V')
    ? `${taken}; for the V among them the next close stops the watchdog.`
    : `${taken}; without a V the next close does not stop the watchdog.`
}

/** Whether a program has the file open before an action. */
function isOpen({ actions, input }: WatchdogRun, at: number): boolean {
  const last = input.actions.slice(0, at).findLastIndex(({ kind }, place) => {
    const result = actions[place]
    return (
      kind === 'close' || (kind === 'open' && result?.kind === 'returned' && result.value === 0)
    )
  })
  return input.actions[last]?.kind === 'open'
}
