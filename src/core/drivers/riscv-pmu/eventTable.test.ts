import { describe, expect, it } from 'vitest'
import { errnoName } from '../../base/errno.ts'
import { EVENT_TABLE, type EventRow, eventRow } from './eventTable.ts'
import type { EventMapping } from './mapEvent.ts'
import { mapEvent } from './mapEvent.ts'
import type { SbiEvent } from './sbiEvent.ts'

const base = (it: EventMapping) =>
  it.kind === 'counter' ? ['cycle', 'instret'][it.index] : errnoName(it.errno).slice(1)
const sbi = (it: SbiEvent) =>
  it.kind === 'event'
    ? `${it.index.toString(16)}:${it.data.toString(16)}`
    : errnoName(it.errno).slice(1)
const show = (row: EventRow) => [base(row.base), base(row.legacy), sbi(row.sbi)].join(' ')

describe('what each driver answers', () => {
  it.each([
    [0, 0n, 'cycle cycle 1:0'],
    [0, 1n, 'instret instret 2:0'],
    [0, 2n, 'EOPNOTSUPP EOPNOTSUPP 3:0'],
    [0, 6n, 'EOPNOTSUPP EOPNOTSUPP 7:0'],
    [0, 7n, 'EINVAL EOPNOTSUPP 8:0'],
    [0, 9n, 'EINVAL EOPNOTSUPP a:0'],
    [0, 10n, 'EINVAL EOPNOTSUPP EINVAL'],
    [0, 1n << 63n, 'EINVAL EOPNOTSUPP EINVAL'],
    [3, 0n, 'ENOENT EOPNOTSUPP 10000:0'],
    [3, 0x10206n, 'ENOENT EOPNOTSUPP 10035:0'], // 6 * 8 + 2 * 2 + 1
    [3, 7n, 'ENOENT EOPNOTSUPP EINVAL'],
    [3, 0x300n, 'ENOENT EOPNOTSUPP EINVAL'],
    [3, 0x20000n, 'ENOENT EOPNOTSUPP EINVAL'],
    [4, 0n, 'EOPNOTSUPP EOPNOTSUPP 20000:0'],
    [4, (1n << 48n) - 1n, 'EOPNOTSUPP EOPNOTSUPP 20000:ffffffffffff'],
    [4, 1n << 48n, 'EOPNOTSUPP EOPNOTSUPP ENOENT'],
    [4, 1n << 62n, 'EOPNOTSUPP EOPNOTSUPP ENOENT'],
    [4, (2n << 62n) | 0x12345n, 'EOPNOTSUPP EOPNOTSUPP f2345:0'],
    [4, (3n << 62n) | 0x7n, 'EOPNOTSUPP EOPNOTSUPP fffff:7'],
    [1, 0n, 'ENOENT EOPNOTSUPP ENOENT'],
    [9, 0n, 'ENOENT EOPNOTSUPP ENOENT'],
  ])('type %i, config %i', (type, config, answers) => {
    expect(show(eventRow('', type, config))).toBe(answers)
  })

  it('is a table of 10 hardware and 42 cache events', () => {
    expect(EVENT_TABLE).toHaveLength(10 + 7 * 3 * 2)
    expect(EVENT_TABLE[1]?.name).toBe('PERF_COUNT_HW_INSTRUCTIONS')
    expect(EVENT_TABLE[15]?.name).toBe('L1D prefetch miss')
  })
})

describe('a port that fills in the cache decoder', () => {
  it.each([
    ['is told that known caches are unsupported', 0x00005n, 'EINVAL'],
    ['counts cycles for NODE, whose row is missing', 0x10206n, 'cycle'],
    ['is told that there is no such cache', 0x00007n, 'EINVAL'],
  ])('%s', (_name, config, answer) => {
    expect(base(mapEvent(3, config, 'standard'))).toBe(answer)
  })
})
