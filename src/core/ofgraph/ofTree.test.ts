import { describe, expect, it } from 'vitest'
import type { DeviceTree, DtNode } from '../devicetree/tree.ts'
import { findByPath, indexTree } from './ofTree.ts'

/** A property of one cell, by name. */
type Cell = readonly [name: string, cell: number]

const node = (name: string, cells: readonly Cell[], children: readonly DtNode[] = []): DtNode => ({
  name,
  labels: [],
  properties: cells.map(([property, cell]) => ({
    name: property,
    value: Uint8Array.of(cell >>> 24, cell >>> 16, cell >>> 8, cell),
  })),
  children,
  spans: [],
})

const treeOf = (...children: readonly DtNode[]): DeviceTree => ({
  root: node('', [], children),
  memreserve: [],
  bootCpuid: 0,
})

describe(indexTree, () => {
  it.each<[string, Cell[], number[]]>([
    ['by the one it has', [['phandle', 5]], [5]],
    ['by the older spelling', [['linux,phandle', 5]], [5]],
    [
      'by the first of two that differ',
      [
        ['linux,phandle', 7],
        ['phandle', 5],
      ],
      [7],
    ],
    [
      'by the second where the first is 0',
      [
        ['phandle', 0],
        ['linux,phandle', 5],
      ],
      [5],
    ],
    ['by none where it is 0', [['phandle', 0]], []],
    ['by the highest number there is', [['phandle', 0xffffffff]], [0xffffffff]],
  ])('finds a node by phandle: %s', (_how, cells, phandles) => {
    const { byPhandle } = indexTree(treeOf(node('dsi', cells)))
    expect([...byPhandle.keys()]).toEqual(phandles)
  })

  it('finds the first of two nodes with one phandle', () => {
    const { byPhandle } = indexTree(
      treeOf(node('first', [['phandle', 5]]), node('second', [['phandle', 5]])),
    )
    expect(byPhandle.get(5)?.path).toBe('/first')
  })
})

describe(findByPath, () => {
  const text = (name: string, value: string) => ({
    name,
    value: new TextEncoder().encode(`${value}\0`),
  })
  const aliases: DtNode = {
    ...node('aliases', []),
    properties: [
      text('bus', '/soc'),
      text('display', 'bus/dsi:rgb'),
      text('screen', 'display:0'),
      text('here', 'there'),
      text('there', 'here'),
    ],
  }
  const soc = node('soc', [], [node('dsi', [])])
  // The second node of a name is out of reach of every path.
  const twin = node('soc', [], [node('dpi', [])])
  const tree = indexTree(treeOf(aliases, soc, twin))

  it.each([
    ['/', '/'],
    ['/soc/dsi', '/soc/dsi'],
    ['/soc/dsi:rgb/none', '/soc/dsi'],
    ['bus/dsi', '/soc/dsi'],
    ['display', '/soc/dsi'],
    ['screen', '/soc/dsi'],
    ['', null],
    ['/:', null],
    ['/soc/', null],
    ['//soc', null],
    ['/soc:/dsi/none', '/soc'],
    ['soc/dsi', null],
    ['/soc/dpi', null],
    ['here', null],
  ])('takes %j to %j', (path, found) => {
    expect(findByPath(tree, path)?.path ?? null).toBe(found)
  })
})
