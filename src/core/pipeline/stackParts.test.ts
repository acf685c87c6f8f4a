import { describe, expect, it } from 'vitest'
import { graphOf } from '../../testing/graphOf.ts'
import { stackParts } from './stackParts.ts'

/** Row by row, the x of each block: the blocks laid out in columns 204 px apart, `lane` px between lanes. */
function rowsOf(chains: readonly string[], lane = 100): number[][] {
  const graph = graphOf(chains.join('; '))
  const taken = new Map<number, number>()
  const blocks = Object.values(graph.blocks).map(({ id, path }) => {
    const column = Number(/\d+$/.exec(path)?.[0] ?? 0)
    const row = taken.get(column) ?? 0
    taken.set(column, row + 1)
    return { id, x: 204 * column + 12, y: lane * row }
  })
  const rows = new Map<number, number[]>()
  for (const { x, y } of stackParts(blocks, graph)) rows.set(y, [...(rows.get(y) ?? []), x])
  return [...rows].sort(([a], [b]) => a - b).map(([, xs]) => xs)
}

const path = (name: string, length: number): string =>
  Array.from({ length }, (_, column) => `${name}${column}.0`).join(' > ')

describe(stackParts, () => {
  it.each([
    ['five blocks are one row', 5, [5]],
    ['six are two', 6, [3, 3]],
    ['eleven are three', 11, [4, 4, 3]],
  ])('breaks a long path into rows: %s', (_, length, expected) => {
    const rows = rowsOf([path('bridge', length)])
    expect(rows.map((xs) => xs.length)).toEqual(expected)
    for (const xs of rows) expect(xs).toEqual(xs.map((_, at) => 204 * at))
  })

  it('leaves in one row what is higher than a quarter of its width', () => {
    const names = ['ovl', 'rdma', 'merge', 'dsc', 'dpi', 'dsi']
    const joined = names.slice(1).map((name, at) => `${names[at]}7.1 > ${name}7`)
    const rows = rowsOf([...names.map((name) => path(name, 8)), ...joined])
    expect(rows.map((xs) => xs.length)).toEqual(names.map(() => 8))
  })

  it('lays parts that no link joins below each other, from one left edge on', () => {
    const rows = rowsOf([path('ovl', 2), path('dsi', 3)], 0)
    expect(rows).toEqual([
      [0, 204],
      [0, 204, 408],
    ])
  })
})
