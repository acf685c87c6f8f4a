import { describe, expect, it } from 'vitest'
import {
  boardOf,
  type Change,
  change,
  edit,
  endpointAt,
  number,
  status,
} from '../../../../testing/trapBoards.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { builtPathRouting } from './builtPathRouting.ts'
import { forecastProbe } from './forecastProbe.ts'

const dual = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel;' +
    'mmsys.1 > ovl1 > color1 > gamma@14016000 > rdma1 > dpi0 > hdmi0 > +hdmi-connector',
)

/** 'OVL0 OVL0>COLOR0 row COLOR0>AAL0 row', and the source of its frames; null for no routing. */
const told = (slip: Change, crtc: 0 | 1 = 0) => {
  const { graph } = slip(dual)
  const { mmsys, drm } = forecastProbe(graph)
  const [forecast] = mmsys
  const path = forecast?.resolution.paths[crtc]
  if (forecast === undefined || path === undefined) throw new Error('No mmsys')
  const routing = builtPathRouting(graph, forecast, path, 'v7.3')
  const made = drm.kind === 'up' ? drm.crtcs.find((one) => one.crtc === crtc)?.routing : undefined
  return {
    isCrtc: made !== undefined,
    asCrtc: made,
    routing,
    hops: routing?.hops.map(({ from, to, routing: { kind } }) => {
      return `${componentById(from).short}>${componentById(to).short} ${kind}`
    }),
    bits: routing?.modules.length,
    frames: routing?.frameStart?.sof.id,
  }
}

// mmsys-routes.json and mutex.json of MT8173.
const HOPS = [
  'OVL0>COLOR0 row',
  'COLOR0>AAL0 row',
  'AAL0>OD0 wired',
  'OD0>RDMA0 row',
  'RDMA0>UFOE row',
  'UFOE>DSI0 row',
]

describe(builtPathRouting, () => {
  it('is that of the CRTC, where one is made', () => {
    const { asCrtc, routing } = told((doc) => doc)
    expect(routing).toEqual(asCrtc)
  })
  it.each([
    ['is lost with another one of its mmsys', number('rdma1:1.1', 0)],
    [
      'waits for its panel',
      edit((doc) => ({ kind: 'remove-endpoint', endpoint: endpointAt(doc, 'dsi0:1.0') })),
    ],
    ['has no mutex', status('mutex', 'disabled')],
  ] as const)('is told of a path that is built but %s', (_name, slip) => {
    const { isCrtc, hops, bits, frames } = told(slip)
    expect(isCrtc).toBe(false)
    expect(hops).toEqual(HOPS)
    expect([bits, frames]).toEqual([6, 'MUTEX_SOF_DSI0'])
  })
  it('is none of a path that is not built', () => {
    expect(told(change(number('ufoe@1401a000:1.0', 1))).routing).toBeNull()
  })
})
