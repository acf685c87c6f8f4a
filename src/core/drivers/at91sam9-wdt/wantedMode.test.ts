import { describe, expect, it } from 'vitest'
import { readWatchdogNode } from './readWatchdogNode.ts'
import { wantedMode } from './wantedMode.ts'

const NOTHING = readWatchdogNode([])
const wish = (max: number | null, min: number | null) => ({
  ...NOTHING,
  maxHeartbeatSec: max,
  minHeartbeatSec: min,
})
const hex = (value: number) => value.toString(16).padStart(8, '0')

describe(wantedMode, () => {
  it.each([
    // max, min: seed, mainline
    ['nothing set', null, null, '0fff2fff', '0fff2fff'],
    ['a minimum alone is not read', null, 4, '0fff2fff', '0fff2fff'],
    ['zero is zero ticks in the seed and 16 s in mainline', 0, null, '00002000', '0fff2fff'],
    ['a quarter is the most the seed lets the minimum be', 8, 7, '06002800', '010027ff'],
    ['2^24 s wrap to nothing', 0x1000000, null, '00002000', '0fff2fff'],
    // 2^22 s are 2^30 ticks, and 4 * 2^30 wraps to 0: not above the maximum, so it stays
    ['a minimum of 2^22 s slips through', 8, 0x400000, '08002800', '010027ff'],
    // 2^22 + 2 s are 2^30 + 512 ticks; 4 * 512 is not above 2048, and the field holds 2048 - 512
    ['of 2^22 + 2 s the two stay', 8, 0x400002, '06002800', '010027ff'],
    ['of 2^22 + 3 s nothing slips through', 8, 0x400003, '06002800', '010027ff'],
  ])('%s', (_name, max, min, seed, mainline) => {
    expect(hex(wantedMode(wish(max, min), 'seed').mr)).toBe(seed)
    expect(hex(wantedMode(wish(max, min), 'mainline').mr)).toBe(mainline)
  })

  it.each([
    ['hardware is assumed', {}, '0fff2fff', '3fffffff'],
    [
      'software leaves WDRPROC out of the comparison',
      { watchdogType: 'software' },
      '0fff1fff',
      '3fffbfff',
    ],
    ['case counts', { watchdogType: 'Software' }, '0fff2fff', '3fffffff'],
    ['proc', { resetType: 'proc' }, '0fff6fff', '3fffffff'],
    ['disable compares its own bit alone', { disable: true }, '0fffafff', '00008000'],
    ['disable with software', { disable: true, watchdogType: 'software' }, '0fff9fff', '00008000'],
    ['both halts', { idleHalt: true, dbgHalt: true }, '3fff2fff', '3fffffff'],
  ])('%s', (_name, properties, mr, mask) => {
    const wanted = wantedMode({ ...NOTHING, ...properties }, 'seed')
    expect([hex(wanted.mr), hex(wanted.mask)]).toEqual([mr, mask])
  })
})
