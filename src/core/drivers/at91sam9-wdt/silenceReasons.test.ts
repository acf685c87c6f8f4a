import { describe, expect, it } from 'vitest'
import { silenceReasons } from './silenceReasons.ts'

const told = (silent: Parameters<typeof silenceReasons>[0]) =>
  silenceReasons(silent).map(({ of, step, why }) => `${of} ${step}: ${why}`)

// The moments are those of timeline.test.ts.
describe(silenceReasons, () => {
  it('follows the deadline, the pings and the counter to the fault', () => {
    const moments = { deadlineMs: 15000, lastPingMs: 14000, givesUpMs: 16000, faultMs: 22003.90625 }
    expect(told(moments)).toEqual([
      expect.stringMatching(/^lastPingMs ping: .*before the deadline of 15000 ms/),
      expect.stringMatching(/^deadlineMs open: .*one timeout ahead, 15000 ms/),
      expect.stringMatching(/^givesUpMs ping: /),
      // 2049 ticks of 3.90625 ms
      expect.stringMatching(/^faultMs chip: 14000 ms \+ 8003\.91 ms/),
    ])
  })

  it('tells why there is no ping at all, and names no fault then', () => {
    const moments = { deadlineMs: 1000, lastPingMs: null, givesUpMs: 2000, faultMs: null }
    expect(told(moments).map((it) => it.split(' ')[0])).toEqual([
      'lastPingMs',
      'deadlineMs',
      'givesUpMs',
    ])
    expect(told(moments)[0]).toContain('first fires at 2000 ms')
  })
})
