import { describe, expect, it } from 'vitest'
import { type BlockId, blockId } from '../../../base/ids.ts'
import { componentByShort } from '../../../soc/ddpComponents.ts'
import { MMSYS_DATA } from '../../../soc/mmsysData.ts'
import { possibleCrtcs, type SlotMmsys } from './possibleCrtcs.ts'

const idOf = (short: string): number => componentByShort(short)?.id ?? -1

/** An mmsys with its three paths by short names, and nodes for all but the `absent`. */
function mmsys(compatible: string, paths: readonly string[], absent = ''): SlotMmsys {
  const data = MMSYS_DATA.find((row) => row.compatible === compatible)
  if (data === undefined) throw new Error(`No mmsys is called ${compatible}`)
  const shorts = paths.map((path) => path.split(' ').filter(Boolean))
  const there = [...shorts.flat(), 'DSI0', 'DP_INTF0'].filter((short) => short !== absent)
  return {
    data,
    paths: shorts.map((path, at) => ({
      crtc: at === 0 ? 0 : at === 1 ? 1 : 2,
      state: 'built',
      walk: null,
      inForce: path.map(idOf),
      source: 'graph',
    })),
    nodeOf: new Map<number, BlockId>(there.map((short) => [idOf(short), blockId(short)])),
  }
}

const V0 = 'mediatek,mt8195-vdosys0'
const V1 = 'mediatek,mt8195-vdosys1'
const MT8188 = 'mediatek,mt8188-vdosys0'

// kernel-behaviour (c.5).
describe(possibleCrtcs, () => {
  it.each([
    ['the first path', [mmsys(V0, ['OVL0 DSI0', '', ''])], 'DSI0', 1],
    [
      'the other mmsys',
      [mmsys(V0, ['OVL0 DSI0', '', '']), mmsys(V1, ['', 'MERGE5 DPI1', ''])],
      'DPI1',
      2,
    ],
    [
      'a path with a member missing does not count',
      [mmsys(V0, ['OVL0 RDMA0 DSI0', 'OVL1 DPI0', ''], 'RDMA0')],
      'DPI0',
      1,
    ],
    [
      'an output of a path with a member missing is in none',
      [mmsys(V0, ['OVL0 RDMA0 DSI0', '', ''], 'RDMA0')],
      'DSI0',
      -22,
    ],
    ['the first of two paths', [mmsys(V0, ['OVL0 DSI0', 'OVL1 DSI0', ''])], 'DSI0', 1],
    [
      'a third path is counted before the ext path of the next mmsys, though created after it',
      [mmsys(V0, ['OVL0 DSI0', '', 'RDMA2 DSI3']), mmsys(V1, ['', 'MERGE5 DPI1', ''])],
      'DSI3',
      2,
    ],
    ['a run-time route', [mmsys(MT8188, ['OVL0 RDMA0', '', ''])], 'DSI0', 1],
    ['an output that is no run-time route', [mmsys(MT8188, ['OVL0', '', ''])], 'DSI1', -19],
  ])('%s', (_name, slots, output, expected) => {
    const [binding] = slots
    if (binding === undefined) throw new Error('A slot is needed')
    expect(possibleCrtcs(slots, blockId(output), binding)).toBe(expected)
  })
})
