import { describe, expect, it } from 'vitest'
import { blockId } from '../../../base/ids.ts'
import { componentByShort } from '../../../soc/ddpComponents.ts'
import { MMSYS_DATA } from '../../../soc/mmsysData.ts'
import type { CrtcIndex } from '../walkPath.ts'
import { connRoutes } from './connRoutes.ts'

const id = (name: string): number => componentByShort(name)?.id ?? -1

/** 'completes DP_INTF0 DSI0', those without a node in parentheses. */
function show(mmsys: string, crtc: CrtcIndex, path: string, nodes: string): string | null {
  const data = MMSYS_DATA.find(({ compatible }) => compatible === `mediatek,${mmsys}`)
  if (data === undefined) throw new Error(`No ${mmsys}`)
  const nodeOf = new Map(nodes.split(' ').map((name) => [id(name), blockId(`/soc/${name}`)]))
  const routes = connRoutes(data, crtc, path.split(' ').map(id), nodeOf)
  return routes && [routes.kind, ...routes.outputs.map(({ block }) => block ?? '-')].join(' ')
}

// mt8188_vdosys0_driver_data alone has routes, to DP_INTF0 and DSI0, and they are of its main path.
describe(connRoutes, () => {
  it.each<[string, CrtcIndex, string, string | null]>([
    ['MAIN without an output, which they complete', 0, 'OVL0 DITHER0', 'completes - /soc/DSI0'],
    ['MAIN that ends in one of them, which comes twice', 0, 'OVL0 DSI0', 'twice - /soc/DSI0'],
    ['MAIN that ends elsewhere: their place stays empty', 0, 'DPI0', 'never-filled - /soc/DSI0'],
    ['EXT, which has none', 1, 'OVL0 DSI0', null],
    ['THIRD, which has none', 2, 'OVL0 DITHER0', null],
  ])('of %s', (_name, crtc, path, expected) => {
    expect(show('mt8188-vdosys0', crtc, path, 'DSI0')).toBe(expected)
  })

  it('of another mmsys are none', () => {
    expect(show('mt8195-vdosys0', 0, 'OVL0 DITHER0', 'DSI0')).toBeNull()
  })
})
