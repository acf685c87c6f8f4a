import { describe, expect, it } from 'vitest'
import { actionReasons } from './actionReasons.ts'
import { readInput } from './readInput.ts'
import { runWatchdog } from './runWatchdog.ts'

function whysOf(actions: readonly unknown[], more: object = {}) {
  const reading = readInput({ ports: { '0x2e': { devid: '0x0541' } }, actions, ...more })
  if (reading.kind === 'failed') throw new Error(reading.problems[0].message)
  return actionReasons(runWatchdog(reading.input)).map(({ step, why }) => `${step}: ${why}`)
}

// facts/f71808e-wdt.md, section 6, steps 9 to 12.
describe(actionReasons, () => {
  it.each<[string, readonly unknown[], RegExp]>([
    ['a second open', ['open', 'open'], /^open: .*open already/],
    ['an open after a close', ['open', 'close', 'open'], /^open: .*starts/],
    ['an open while the ports are taken', [{ busy: true }, 'open'], /^start: The ports are taken/],
    [
      'an open after one that failed',
      [{ busy: true }, 'open', 'open'],
      /^start: The ports are taken/,
    ],
    ['a write of nothing', [{ write: '' }], /^write: Nothing/],
    ['a write with V', [{ write: 'aV' }], /^write: .*next close stops/],
    ['a write without V', [{ write: 'v' }], /^write: .*does not stop/],
    ['a time too long', [{ settimeout: 15301 }], /^setTimeout: 15301 s is not from 1 to 15300/],
    ['a time that fits', [{ settimeout: 300 }], /^setTimeout: Taken/],
    ['what a program asks after removal', ['remove', 'gettimeout'], /^remove: /],
    ['a reboot after removal', ['remove', 'reboot'], /^outside: /],
    ['a reboot', ['reboot'], /^shutdown: /],
  ])('tells the step and the reason of %s', (_, actions, expected) => {
    expect(whysOf(actions).at(-1)).toMatch(expected)
  })

  it('looks for no V with nowayout', () => {
    expect(whysOf([{ write: 'V' }], { params: { nowayout: true } })[0]).toContain('nowayout')
  })

  it('says that there is no file where no chip was set up', () => {
    expect(whysOf(['open'], { ports: {} })).toEqual([
      'probe: No chip was set up, so there is no /dev/watchdog.',
    ])
  })

  it('has a reason for every action, and none where mainline leaves them out', () => {
    const plain = ['open', 'close', 'keepalive', 'gettimeout', 'getstatus']
    const rest = ['disablecard', 'enablecard', 'reboot', 'halt', 'remove']
    expect(whysOf([...plain, ...rest])).toHaveLength(10)
    expect(whysOf(['open'], { mode: 'mainline' })).toEqual([])
  })
})
