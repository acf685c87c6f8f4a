import type { Action } from '../../core/drivers/f71808e-wdt/watchdogInput.ts'

/** What each action is to a user, by its name in the model. */
export const ACTION_TITLES: Readonly<Record<Action['kind'], string>> = {
  open: 'A program opens /dev/watchdog',
  write: 'It writes',
  close: 'It closes the file',
  keepalive: 'WDIOC_KEEPALIVE',
  settimeout: 'WDIOC_SETTIMEOUT',
  gettimeout: 'WDIOC_GETTIMEOUT',
  getstatus: 'WDIOC_GETSTATUS',
  disablecard: 'WDIOC_SETOPTIONS, WDIOS_DISABLECARD',
  enablecard: 'WDIOC_SETOPTIONS, WDIOS_ENABLECARD',
  reboot: 'The system reboots',
  halt: 'The system halts',
  remove: 'The module is removed',
  busy: 'Somebody takes the ports, or gives them back',
}

export function actionText(action: Action): string {
  switch (action.kind) {
    case 'write':
      return `It writes ${JSON.stringify(action.text)}`
    case 'settimeout':
      return `WDIOC_SETTIMEOUT ${action.seconds} s`
    case 'busy':
      return action.busy ? 'Somebody takes the ports' : 'The ports are given back'
    default:
      return ACTION_TITLES[action.kind]
  }
}
