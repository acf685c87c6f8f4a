import { describe, expect, it } from 'vitest'
import { valueAt, withValue } from './fieldPath.ts'

const INPUT = { HZ: 100, hw: { mr: '0x0' }, actions: ['open', { settimeout: 5 }], dt: null }

describe(valueAt, () => {
  it.each([
    ['HZ', 100],
    ['hw.mr', '0x0'],
    ['actions.1.settimeout', 5],
    ['dt.timeout-sec', undefined],
    ['params.heartbeat', undefined],
  ])('%s', (path, expected) => {
    expect(valueAt(INPUT, path)).toBe(expected)
  })
})

describe(withValue, () => {
  it.each([
    ['sets a value', { a: 1 }, 'b', 2, { a: 1, b: 2 }],
    ['makes the objects on the way', {}, 'hw.mr', 1, { hw: { mr: 1 } }],
    ['replaces a null on the way', { dt: null }, 'dt.x', 1, { dt: { x: 1 } }],
    [
      'reaches into lists',
      { ops: [{ n: 1 }, { n: 2 }] },
      'ops.1.n',
      3,
      { ops: [{ n: 1 }, { n: 3 }] },
    ],
    ['takes a value out', { a: 1, b: 2 }, 'b', undefined, { a: 1 }],
    [
      'takes out the object that is left empty',
      { a: 1, hw: { mr: 1 } },
      'hw.mr',
      undefined,
      { a: 1 },
    ],
    ['may leave nothing', { hw: { mr: 1 } }, 'hw.mr', undefined, {}],
    ['keeps the place of a value', { a: 1, b: 2 }, 'a', 3, { a: 3, b: 2 }],
  ])('%s', (_name, from, path, value, expected) => {
    expect(JSON.stringify(withValue(from, path, value))).toBe(JSON.stringify(expected))
  })
})
