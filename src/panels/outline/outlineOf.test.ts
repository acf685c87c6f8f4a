import { describe, expect, it } from 'vitest'
import { blockEntries, blockRecord } from '../../core/base/ids.ts'
import { resolveAll } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { linksOf } from '../../core/pipeline/links.ts'
import { graphOf } from '../../testing/graphOf.ts'
import { outlineOf, visibleRows } from './outlineOf.ts'

/** Every line, indented: what a screen reader walks through with all opened. */
function lines(chains: string): string[] {
  const graph = graphOf(chains)
  const positions = blockRecord(blockEntries(graph.blocks).map(([id]) => [id, { x: 0, y: 0 }]))
  const items = outlineOf({ graph, positions }, linksOf(graph), resolveAll(graph))
  return visibleRows(items, () => true).map(
    ({ item, level }) => `${'  '.repeat(level - 1)}${item.text}: ${item.note}`,
  )
}

describe(outlineOf, () => {
  it('has each mmsys with its paths as they are walked', () => {
    const all = lines('mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel')
    expect(all.slice(0, 6)).toEqual([
      'mmsys: 1 of 3 paths built',
      '  MAIN path: built',
      '    ovl: OVL0',
      '    rdma: RDMA0',
      '    dsi: DSI0',
      expect.stringMatching(/^ {2}EXT path: /),
    ])
  })

  it('has each block with its ports, endpoints and links', () => {
    expect(lines('mmsys.1 > ovl.1 > dsi').join('\n')).toContain(
      [
        '  ovl: layer blender',
        '    Port 0: ',
        '      Endpoint 1: ← mmsys',
        '    Port 1: ',
        '      Endpoint 1: → dsi',
      ].join('\n'),
    )
  })

  it('says what is disabled, what has no reg and what is not linked', () => {
    expect(lines('ovl!.- > dsi; rdma.0').join('\n')).toMatch(/ovl: layer blender · disabled/)
    expect(lines('rdma.0 >').join('\n')).toContain('Endpoint 0: not linked')
    expect(lines('ovl.- > dsi').join('\n')).toContain('Endpoint 0, without reg: → dsi')
  })
})

describe(visibleRows, () => {
  it('tells the place of each line among its like, and leaves out what is closed', () => {
    const leaf = (key: string) => ({
      key,
      text: key,
      note: '',
      tone: 'plain' as const,
      color: null,
      subject: { kind: 'none' as const },
      children: [],
    })
    const items = [{ ...leaf('a'), children: [leaf('b'), leaf('c')] }, leaf('d')]
    const shown = (open: boolean) =>
      visibleRows(items, () => open).map(({ item, level, position, setSize, parent }) => [
        item.key,
        level,
        position,
        setSize,
        parent,
      ])
    expect(shown(false)).toEqual([
      ['a', 1, 1, 2, null],
      ['d', 1, 2, 2, null],
    ])
    expect(shown(true)).toEqual([
      ['a', 1, 1, 2, null],
      ['b', 2, 1, 2, 'a'],
      ['c', 2, 2, 2, 'a'],
      ['d', 1, 2, 2, null],
    ])
  })
})
