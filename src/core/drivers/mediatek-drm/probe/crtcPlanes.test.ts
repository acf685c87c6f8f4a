import { describe, expect, it } from 'vitest'
import { componentById, componentByShort } from '../../../soc/ddpComponents.ts'
import { crtcPlanes } from './crtcPlanes.ts'

const idOf = (short: string): number => {
  const component = componentByShort(short)
  if (component === null) throw new Error(`No component is called ${short}`)
  return component.id
}

const show = (path: string): string =>
  crtcPlanes(path.split(' ').map(idOf))
    .map(({ type, from }) => `${type} ${componentById(from).short}`)
    .join(', ')

// kernel-behaviour (c.4) and board traps 50 and 51: OVL 4, OVL_2L 2, RDMA 1, adaptor 4. The cursors
// are by the lines of mtk_crtc_plane_type() and its caller, where a second element is concerned.
describe(crtcPlanes, () => {
  it.each([
    ['OVL0 RDMA0 DSI0', 'primary OVL0, overlay OVL0, overlay OVL0, cursor OVL0'],
    [
      'OVL0 OVL_2L0 RDMA0',
      'primary OVL0, overlay OVL0, overlay OVL0, cursor OVL0, overlay OVL_2L0, overlay OVL_2L0',
    ],
    ['OVL_2L2 RDMA4 DPI0', 'primary OVL_2L2, cursor OVL_2L2'],
    ['RDMA1 DPI0', 'primary RDMA1'],
    [
      'DRM_OVL_ADAPTOR MERGE5',
      'primary DRM_OVL_ADAPTOR, overlay DRM_OVL_ADAPTOR, overlay DRM_OVL_ADAPTOR, cursor DRM_OVL_ADAPTOR',
    ],
    ['DITHER0 OVL0', 'primary OVL0, overlay OVL0, overlay OVL0, cursor OVL0'],
    // The place among all planes is held against the second element's own count.
    [
      'OVL_2L0 OVL0',
      'primary OVL_2L0, cursor OVL_2L0, overlay OVL0, cursor OVL0, overlay OVL0, overlay OVL0',
    ],
    ['DITHER0 DSI0', ''],
    ['DITHER0 RDMA0 DSI0', ''],
  ])('%s', (path, expected) => {
    expect(show(path)).toBe(expected)
  })
})
