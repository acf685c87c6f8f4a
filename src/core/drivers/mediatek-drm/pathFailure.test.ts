import { describe, expect, it } from 'vitest'
import { endpointOf, graphOf, idOf } from '../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { updateEndpoint } from '../../pipeline/graphUpdate.ts'
import { failuresOf } from './pathFailure.ts'
import { resolveAll } from './resolveMmsys.ts'

describe(failuresOf, () => {
  const tellFailures = (graph: PipelineGraph): string[] =>
    resolveAll(graph).flatMap((resolution) =>
      failuresOf(graph, resolution).map(
        ({ crtc, state, block, to, short }) =>
          `${crtc} ${state} ${block.replace('/soc/', '')} ${to?.replace('/soc/', '') ?? '-'}: ${short}`,
      ),
    )
  it.each([
    ['mmsys.0 > ovl.0 > dsi.0 > panel', []],
    ['mmsys.0 > ovl.0 > rdma.1 > dsi', ['0 fails-probe rdma -: no endpoint 0']],
    ['mmsys.0 > ovl.0 > rdma.0 >', ['0 fails-probe rdma -: not linked']],
    ['mmsys.0 > ovl.0 > dsi!', ['0 dropped ovl dsi: disabled']],
    ['mmsys.0 > ovl!fail', ['0 dropped mmsys ovl: status "fail"']],
    ['mmsys.0 > ovl.0 > thing', ['0 fails-probe ovl thing: not a display component']],
    ['mmsys.0 > mutex', ['0 fails-probe mmsys mutex: not allowed here']],
    ['mmsys.0 > ovl.0 > rdma.0 > ovl', ['0 fails-probe ovl rdma: path full']],
    ['vdosys1.1 > ethdr.1 > vdordma.1 > ethdr', ['1 hangs ethdr vdordma: endless loop']],
    ['mmsys.4 > ovl; mmsys.0 > rdma', ['null fails-probe mmsys -: no path 4']],
    [
      'mmsys.0 > ovl!; mmsys.1 > rdma',
      ['0 dropped mmsys ovl: disabled', '1 fails-probe rdma -: no endpoint 1'],
    ],
  ])('of %s: %j', (chains, expected) => {
    expect(tellFailures(graphOf(chains))).toEqual(expected)
  })

  it('names the endpoint of the mmsys that no path has, and the message that blames its port', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi; mmsys.5 > rdma')
    const [resolution] = resolveAll(graph)
    const [failure] = resolution === undefined ? [] : failuresOf(graph, resolution)
    expect(failure).toMatchObject({ number: 5, endpoint: resolution?.invalidEndpoint })
    expect(failure?.sentence).toMatch(/numbered 5.*-EINVAL.*port's number, 0/)
  })

  it.each([
    ['that comes back', 'ovl.0 > rdma.0 > ovl', /^The path comes back to rdma: it is full with 62/],
    [
      'that is too long',
      Array.from({ length: 70 }, (_, at) => `rdma${at}.0`).join(' > '),
      /^The path is full with its 62nd component, rdma61: the driver follows it no further\./,
    ],
  ])('tells of a path %s', (_, chain, sentence) => {
    const graph = graphOf(`mmsys.0 > ${chain}`)
    const [resolution] = resolveAll(graph)
    const [failure] = resolution === undefined ? [] : failuresOf(graph, resolution)
    expect(failure?.sentence).toMatch(sentence)
  })

  it('says where a phandle leads that is no endpoint', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi')
    const pointed = (device: string | null) =>
      updateEndpoint(graph, endpointOf(graph, 'ovl:out'), (end) => ({
        ...end,
        remote: { kind: 'node', path: '/soc/dsi', device: device === null ? null : idOf(device) },
      }))
    expect(tellFailures(pointed(null))).toEqual(['0 fails-probe ovl -: wrong phandle'])
    expect(tellFailures(pointed('dsi'))).toEqual([])
  })
})
