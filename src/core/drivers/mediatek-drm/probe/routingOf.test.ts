import { describe, expect, it } from 'vitest'
import { componentById, componentByShort } from '../../../soc/ddpComponents.ts'
import { mutexOfMmsys } from '../../../soc/mutex.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { routingOf } from './routingOf.ts'

const idOf = (short: string): number => {
  const component = componentByShort(short)
  if (component === null) throw new Error(`No component is called ${short}`)
  return component.id
}

const route = (mmsys: string, path: string, kernel: KernelChoice = 'v7.3', parts = '') =>
  routingOf({
    mmsys,
    path: path.split(' ').map(idOf),
    mutex: mutexOfMmsys(mmsys),
    adaptorParts: parts.split(' ').filter(Boolean).map(idOf),
    kernel,
  })

const hops = (...args: Parameters<typeof route>): string =>
  route(...args)
    .hops.filter(({ insideAdaptor }) => !insideAdaptor)
    .map(({ from, to, routing }) => {
      const why = routing.kind === 'unknown' ? ` (${routing.why.kind})` : ''
      return `${componentById(from).short}>${componentById(to).short} ${routing.kind}${why}`
    })
    .join(', ')

// mmsys-routes.json (rows, known_good_hops_without_rows) and its _notes; mutex.json and its _rules.
describe('the hops of a path', () => {
  it.each([
    [
      'mediatek,mt8195-vdosys0',
      'OVL0 RDMA0 COLOR0 CCORR',
      'OVL0>RDMA0 row, RDMA0>COLOR0 wired, COLOR0>CCORR wired',
    ],
    [
      'mediatek,mt8195-vdosys1',
      'DRM_OVL_ADAPTOR MERGE5 DPI1',
      'DRM_OVL_ADAPTOR>MERGE5 row, MERGE5>DPI1 row',
    ],
    ['mediatek,mt8195-vdosys1', 'MERGE5 DPI0', 'MERGE5>DPI0 unknown (no-row)'],
  ])('%s %s', (mmsys, path, expected) => {
    expect(hops(mmsys, path)).toBe(expected)
  })

  it.each([
    ['v7.3', 'RDMA2>DSI3 unknown (rows-lost)'],
    ['v6.13', 'RDMA2>DSI3 row'],
  ] as const)('MT2712 THIRD on %s (trap 52)', (kernel, expected) => {
    expect(hops('mediatek,mt2712-mmsys', 'RDMA2 DSI3', kernel)).toBe(expected)
  })

  it('are followed by the seven inside the OVL adaptor', () => {
    const { hops } = route('mediatek,mt8195-vdosys1', 'DRM_OVL_ADAPTOR MERGE5 DPI1')
    expect(hops.map(({ insideAdaptor }) => insideAdaptor)).toEqual([
      false,
      ...Array.from({ length: 7 }, () => true),
      false,
    ])
  })
})

describe('the mutex of a path', () => {
  it('gets the wrong bit 0 for a component the SoC has none for (trap 49)', () => {
    const { modules } = route('mediatek,mt8173-mmsys', 'OVL0 CCORR DSI0')
    expect(modules.map(({ component, bit }) => [componentById(component).short, bit.kind])).toEqual(
      [
        ['OVL0', 'bit'],
        ['CCORR', 'wrong-bit'],
      ],
    )
  })

  it('gets a bit for each part of the OVL adaptor, and none for the adaptor', () => {
    const path = 'DRM_OVL_ADAPTOR MERGE5 DPI1'
    const { modules } = route('mediatek,mt8195-vdosys1', path, 'v7.3', 'MDP_RDMA0 MERGE1')
    expect(modules.map(({ component }) => componentById(component).short)).toEqual([
      'MDP_RDMA0',
      'MERGE1',
      'MERGE5',
    ])
  })

  it.each([
    ['mediatek,mt8173-mmsys', 'OVL0 DSI0', 'MUTEX_SOF_DSI0', true],
    ['mediatek,mt8173-mmsys', 'OVL0 DSI1', 'MUTEX_SOF_DSI0', true],
    ['mediatek,mt8183-mmsys', 'OVL0 DPI1', 'MUTEX_SOF_DPI1', false],
    ['mediatek,mt2712-mmsys', 'OVL0 DSI0 DPI0', 'MUTEX_SOF_DPI0', true],
  ])('%s %s starts by %s (trap 47)', (mmsys, path, id, known) => {
    const { frameStart } = route(mmsys, path)
    expect([frameStart?.sof.id, frameStart?.sof.source !== null]).toEqual([id, known])
  })

  it('has no frame start without an output', () => {
    expect(route('mediatek,mt8173-mmsys', 'OVL0 RDMA0').frameStart).toBeNull()
  })
})

describe('what later kernels corrected', () => {
  it.each([
    ['v7.3', 0],
    ['v6.13', 2],
  ] as const)('MT8167 on %s', (kernel, count) => {
    expect(route('mediatek,mt8167-mmsys', 'OVL0 COLOR0', kernel).correctedLater).toHaveLength(count)
  })

  it('leaves out rows that a later kernel lost', () => {
    expect(route('mediatek,mt2712-mmsys', 'RDMA2 DSI3', 'v6.13').correctedLater).toEqual([])
  })
})
