import { describe, expect, it } from 'vitest'
import { readWatchdogInput } from './readWatchdogInput.ts'
import { userTimeout } from './userTimeout.ts'

function timeoutFor(mode: string, dt: unknown, heartbeat: number) {
  const read = readWatchdogInput({ mode, dt, params: { heartbeat } })
  if (read.kind === 'bad') throw new Error(read.problems[0]?.message)
  return userTimeout(read.input)
}

const INVALID = { 'timeout-sec': 70000 }

describe(userTimeout, () => {
  it.each([
    ['no node: the parameter is never passed', null, 30, 15, 15],
    ['a valid timeout-sec wins', { 'timeout-sec': 20 }, 30, 20, 20],
    ['the largest is 65535', { 'timeout-sec': 65535 }, 0, 65535, 65535],
    ['65536 is too much', { 'timeout-sec': 65536 }, 30, 30, 30],
    ['absent: only the seed looks at the parameter', {}, 30, 30, 15],
    ['absent and no parameter', {}, 0, 15, 15],
    ['absent and a negative parameter', {}, -5, 15, 15],
    ['invalid, valid parameter', INVALID, 30, 30, 30],
    ['zero, valid parameter', { 'timeout-sec': 0 }, 30, 30, 30],
    ['invalid twice', INVALID, 70000, 15, 15],
  ])('%s', (_name, dt, heartbeat, seed, mainline) => {
    expect(timeoutFor('seed', dt, heartbeat).timeout).toBe(seed)
    expect(timeoutFor('mainline', dt, heartbeat).timeout).toBe(mainline)
  })

  it('says nothing in the seed', () => {
    expect(timeoutFor('seed', INVALID, -5).log).toEqual([])
  })

  it('complains at each call in mainline, a negative parameter as the number it becomes', () => {
    expect(timeoutFor('mainline', INVALID, -5).log.map((it) => it.text)).toEqual([
      'watchdog: <dev>: DT supplied timeout (70000) out of range',
      'watchdog: <dev>: falling back to default timeout (15)',
      'watchdog: <dev>: driver supplied timeout (4294967291) out of range',
      'watchdog: <dev>: DT supplied timeout (70000) out of range',
      'watchdog: <dev>: falling back to default timeout (15)',
    ])
  })
})
