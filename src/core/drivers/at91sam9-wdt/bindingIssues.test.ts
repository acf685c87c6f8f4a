import { describe, expect, it } from 'vitest'
import { bindingIssues } from './bindingIssues.ts'
import { readWatchdogNode } from './readWatchdogNode.ts'

describe(bindingIssues, () => {
  it.each([
    ['nothing set', {}, []],
    ['both types', { watchdogType: 'hardware', resetType: 'proc' }, []],
    [
      '17 s',
      { maxHeartbeatSec: 17, minHeartbeatSec: 18 },
      ['MAX_GT_16', 'MIN_GT_16', 'MIN_NOT_BELOW_MAX'],
    ],
    ['a minimum alone', { minHeartbeatSec: 4 }, []],
    ['equal', { maxHeartbeatSec: 0, minHeartbeatSec: 0 }, ['MIN_NOT_BELOW_MAX']],
    ['a reset type alone', { resetType: 'all' }, ['RESET_TYPE_NEEDS_WATCHDOG_TYPE']],
    [
      'unknown words',
      { watchdogType: '', resetType: 'x' },
      ['BAD_WATCHDOG_TYPE', 'BAD_RESET_TYPE'],
    ],
    [
      'a reset type for software',
      { watchdogType: 'software', resetType: 'all' },
      ['RESET_TYPE_ONLY_FOR_HARDWARE'],
    ],
  ])('%s', (_name, properties, issues) => {
    expect(bindingIssues({ ...readWatchdogNode([]), ...properties })).toEqual(issues)
  })
})
