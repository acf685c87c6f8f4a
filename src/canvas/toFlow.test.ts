import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockEntries, endpointId } from '../core/base/ids.ts'
import { pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineDocument, PipelineGraph, Remote } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { updateEndpoint } from '../core/pipeline/graphUpdate.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'
import { endpointOf, graphOf, idOf } from '../testing/graphOf.ts'
import { EMPTY_FLOW, type Flow, type FlowInput, toFlow } from './toFlow.ts'

const docOf = (chains: string, aliases = ''): PipelineDocument => {
  const graph = graphOf(chains, aliases)
  return { title: 'test', soc: null, graph, positions: rankLayout(graph) }
}

const inputOf = (graph: PipelineGraph): FlowInput => ({
  graph,
  links: linksOf(graph),
  marks: pathMarks(graph, resolveAll(graph)),
  positions: rankLayout(graph),
  moving: {},
  selection: null,
  folded: new Set(),
})

const flowOf = (chains: string, more: Partial<FlowInput> = {}): Flow =>
  toFlow({ ...inputOf(graphOf(chains)), ...more }, EMPTY_FLOW)

const SOUND = 'mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel'
const BROKEN = 'mmsys.0 > ovl0.0 > rdma0.1 > dsi0.0 > panel'
const nameOf = (flow: Flow, id: string): string => flow.blocks.get(id)?.data.name ?? id

/** 'ovl0>rdma0 0 built' for every edge. */
const edgesOf = (flow: Flow): string[] =>
  [...flow.edges.values()].map(
    ({ source, target, data }) =>
      `${nameOf(flow, source)}>${nameOf(flow, target)} ${data?.crtc} ${data?.reach}` +
      (data?.refused ? ' refused' : ''),
  )

describe('blocks', () => {
  it('stand where the document has them; one without a place is not shown', () => {
    const { positions } = inputOf(graphOf(SOUND))
    const placed = Object.fromEntries(blockEntries(positions).slice(1))
    const flow = flowOf(SOUND, { positions: placed })
    expect([...flow.blocks.values()].map(({ data }) => data.name)).toEqual([
      'ovl0',
      'rdma0',
      'dsi0',
      'panel',
    ])
    expect(flow.edges.size).toBe(3)
  })

  it('state their size and handles, so that nothing is measured', () => {
    const node = flowOf(SOUND).blocks.get(idOf('ovl0'))
    expect(node).toMatchObject({ width: 152, height: 56, measured: { width: 152, height: 56 } })
    expect(node?.handles).toEqual([
      {
        id: `${idOf('ovl0')}#0`,
        type: 'target',
        position: 'left',
        x: -9,
        y: 19,
        width: 18,
        height: 18,
      },
      {
        id: `${idOf('ovl0')}#1`,
        type: 'source',
        position: 'right',
        x: 143,
        y: 19,
        width: 18,
        height: 18,
      },
    ])
  })

  it('say what they are and which path they are on', () => {
    const { blocks } = flowOf(SOUND)
    expect(blocks.get(idOf('rdma0'))?.data).toMatchObject({ kind: 'source', code: '53', crtc: 0 })
    expect(blocks.get(idOf('panel'))?.data).toMatchObject({ kind: 'sink', unreached: false })
    expect(blocks.get(idOf('rdma0'))?.ariaLabel).toMatch(/^rdma0, RDMA0 · .*, on MAIN$/)
  })

  it.each([
    ['disabled', 'mmsys.0 > ovl0!.0 > dsi0', { disabled: true }],
    ['failed', 'mmsys.0 > ovl0!fail.0 > dsi0', { disabled: true }],
    ['okay', 'mmsys.0 > ovl0!okay.0 > dsi0', { disabled: false }],
  ])('with status %s', (_status, chains, expected) => {
    expect(flowOf(chains).blocks.get(idOf('ovl0'))?.data).toMatchObject(expected)
  })

  it('carry their aliases', () => {
    const flow = toFlow(inputOf(graphOf('ovl0.0 > merge1', 'merge5=merge1 x0=merge1')), EMPTY_FLOW)
    expect(flow.blocks.get(idOf('merge1'))?.data).toMatchObject({ alias: 'merge5, x0', code: '33' })
  })

  it('follow the pointer while they are dragged', () => {
    const flow = flowOf(SOUND, { moving: { [idOf('ovl0')]: { x: 7, y: 9 } } })
    expect(flow.blocks.get(idOf('ovl0'))).toMatchObject({
      position: { x: 7, y: 9 },
      dragging: true,
    })
    expect(flow.lines.get(`${idOf('ovl0')}#1>${idOf('rdma0')}#0`)?.[0]).toEqual({
      x: 7 + 152 + 9,
      y: 9 + 28,
    })
  })
})

describe('handles', () => {
  const labels = (chains: string, name: string): string[] =>
    (flowOf(chains).blocks.get(idOf(name))?.data.handles ?? []).map(
      ({ side, label, isNew, tone }) => `${side} ${label || '·'}${isNew ? ' new' : ''} ${tone}`,
    )

  it.each([
    [
      'an mmsys offers the path numbers it does not use',
      SOUND,
      'mmsys',
      ['out 0 live', 'out 1 new idle', 'out 2 new idle'],
    ],
    [
      'a block without ports can be linked on both sides',
      'mmsys; ovl0',
      'mmsys',
      ['out 0 new idle', 'out 1 new idle', 'out 2 new idle'],
    ],
    [
      'an endpoint without reg has no number',
      'ovl0.- > rdma0',
      'ovl0',
      ['out · idle', 'in + new idle'],
    ],
    ['a panel only takes', SOUND, 'panel', ['in 0 live']],
    [
      'the wrongly numbered endpoint is marked where the path stops',
      BROKEN,
      'rdma0',
      ['in 0 live', 'out 1 bad'],
    ],
    [
      'an endpoint linked to nothing is marked',
      'mmsys.0 > ovl0.0 >',
      'ovl0',
      ['in 0 live', 'out 0 bad'],
    ],
  ])('%s', (_name, chains, block, expected) => {
    expect(labels(chains, block)).toEqual(expected)
  })

  it('serve both directions where a board links an entry onward', () => {
    // Panels and connectors only take: here one of the two ends is used the other way round.
    const flow = flowOf('panel.0 > connector')
    const types = [...flow.blocks.values()].flatMap(({ handles }) =>
      (handles ?? []).map((h) => h.type),
    )
    expect(types.toSorted()).toEqual(['source', 'target', 'target'])
  })
})

describe('links', () => {
  it.each([
    [
      'of a built path, and what stands behind it',
      'mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > bridge.0 > panel',
      [
        'mmsys>ovl0 0 built',
        'ovl0>rdma0 0 built',
        'rdma0>dsi0 0 built',
        'dsi0>bridge 0 built',
        'bridge>panel 0 behind',
      ],
    ],
    [
      'past the hop that fails, by the number they carry',
      BROKEN,
      [
        'mmsys>ovl0 0 tried',
        'ovl0>rdma0 0 tried',
        'rdma0>dsi0 1 unreached',
        'dsi0>panel 1 unreached',
      ],
    ],
    [
      'to a disabled block, refused there',
      'mmsys.1 > ovl0.1 > dsi0!',
      ['mmsys>ovl0 1 tried', 'ovl0>dsi0 1 tried refused'],
    ],
    [
      'back to the block they leave',
      'vdosys1.0 > ethdr0.0 > ethdr0',
      ['vdosys1>ethdr0 0 tried', 'ethdr0>ethdr0 0 tried refused'],
    ],
    ['of no path at all', 'bridge.0 > panel', ['bridge>panel null unreached']],
    [
      'in a circle past the output',
      'bridge1.0 > bridge2.0 > bridge1',
      ['bridge2>bridge1 null unreached', 'bridge1>bridge2 null unreached'],
    ],
  ])('%s', (_name, chains, expected) => {
    expect(edgesOf(flowOf(chains))).toEqual(expected)
  })
})

describe('notes', () => {
  it('stand beside the block where a path stops', () => {
    const [note] = flowOf(BROKEN).notes.values()
    expect(note?.data.title).toBe('MAIN stops here.')
    expect(note?.data.sentence).toContain('endpoint 0')
  })

  it.each([
    ['mmsys.1 > ovl0.1 > dsi0!', 'EXT is dropped here.'],
    ['mmsys.2 > rdma0!', 'THIRD is dropped here.'],
    ['vdosys1.0 > ethdr0.0 > padding0.0 > ethdr0', 'MAIN never ends.'],
  ])('of %s: %s', (chains, title) => {
    expect([...flowOf(chains).notes.values()].map(({ data }) => data.title)).toEqual([title])
  })

  it('fold away, and leave their block marked', () => {
    const [id] = flowOf(BROKEN).notes.keys()
    const flow = flowOf(BROKEN, { folded: new Set([id ?? '']) })
    expect(flow.notes.size).toBe(0)
    expect(flow.blocks.get(idOf('rdma0'))?.data.problems).toMatchObject([
      { text: 'MAIN: no endpoint 0', open: false },
    ])
  })

  it('go along when their block is dragged', () => {
    const before = flowOf(BROKEN)
    const [note] = before.notes.values()
    const box = before.scene.boxes.get(idOf('rdma0'))
    if (note === undefined || box === undefined) throw new Error('nothing to drag')
    const input = inputOf(graphOf(BROKEN))
    const resting = toFlow(input, EMPTY_FLOW)
    const dragged = toFlow(
      { ...input, moving: { [idOf('rdma0')]: { x: box.x + 10, y: box.y + 20 } } },
      resting,
    )
    const [moved] = dragged.notes.values()
    expect(moved?.position).toEqual({ x: note.position.x + 10, y: note.position.y + 20 })
  })
})

describe('what did not change is the same object again', () => {
  const changed = <T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): string[] =>
    [...after].filter(([id, item]) => before.get(id) !== item).map(([id]) => id)

  it('when nothing did', () => {
    const before = flowOf(SOUND)
    const after = toFlow(inputOf(graphOf(SOUND)), before)
    expect(changed(before.blocks, after.blocks)).toEqual([])
    expect(changed(before.edges, after.edges)).toEqual([])
  })

  it('when a block is dragged, but for that block: its two lines are told apart', () => {
    const input = inputOf(graphOf(SOUND))
    const before = toFlow(input, EMPTY_FLOW)
    const after = toFlow({ ...input, moving: { [idOf('ovl0')]: { x: 7, y: 300 } } }, before)
    expect(changed(before.blocks, after.blocks)).toEqual([idOf('ovl0')])
    expect(after.edges).toBe(before.edges)
    expect([...after.lines.keys()]).toEqual([...before.edges.keys()].slice(0, 2))
    expect(after.lines.get(`${idOf('ovl0')}#1>${idOf('rdma0')}#0`)?.[0]).toEqual({
      x: 7 + 152 + 9,
      y: 300 + 28,
    })
  })

  it('a drag of many steps leads to the lines of one', () => {
    const input = inputOf(graphOf(`${SOUND}; mmsys.1 > ovl1.1 > rdma1.1 > dpi0`))
    const at = (x: number, y: number): FlowInput => ({
      ...input,
      moving: { [idOf('rdma0')]: { x, y } },
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(900), fc.nat(300)), { minLength: 1 }), (steps) => {
        const start = toFlow(input, EMPTY_FLOW)
        const dragged = steps.reduce((flow, [x, y]) => toFlow(at(x, y), flow), start)
        const [x, y] = steps.at(-1) ?? [0, 0]
        const placed = toFlow(at(x, y), start)
        expect(new Map(dragged.lines)).toEqual(new Map(placed.lines))
      }),
    )
  })

  it('when another block is selected, but for the two', () => {
    const input = inputOf(graphOf(SOUND))
    const select = (name: string): FlowInput => ({
      ...input,
      selection: { kind: 'blocks', ids: [idOf(name)] },
    })
    const before = toFlow(select('ovl0'), EMPTY_FLOW)
    const after = toFlow(select('dsi0'), before)
    expect(changed(before.blocks, after.blocks)).toEqual([idOf('ovl0'), idOf('dsi0')])
    expect(changed(before.edges, after.edges)).toEqual([])
  })

  it('when a block is renamed, but for it and its links', () => {
    const doc = docOf(SOUND)
    const label = { kind: 'set-label', block: idOf('panel'), label: 'screen' } as const
    const before = toFlow(inputOf(doc.graph), EMPTY_FLOW)
    const after = toFlow(inputOf(applyEdit(doc, label).graph), before)
    expect(changed(before.blocks, after.blocks)).toEqual([idOf('panel')])
    expect(changed(before.edges, after.edges)).toHaveLength(1)
  })
})

describe('the selection', () => {
  it('outlines a link', () => {
    const graph = graphOf(SOUND)
    const [from, to] = [endpointOf(graph, 'ovl0:out'), endpointOf(graph, 'rdma0:in')]
    const flow = flowOf(SOUND, { selection: { kind: 'link', from, to } })
    const selected = [...flow.edges.values()].filter((edge) => edge.selected)
    expect(selected.map(({ data }) => data?.name)).toEqual(['ovl0 → rdma0'])
  })
})

describe('lanes', () => {
  it('have their name at the mmsys, and at the first block of each further path', () => {
    const { blocks } = flowOf('mmsys.0 > ovl0.0 > dsi0; mmsys.1 > rdma1.1 > dpi0')
    const lanes = [...blocks.values()].flatMap(({ data }) =>
      data.lanes.map((n) => `${data.name} ${n}`),
    )
    expect(lanes).toEqual(['mmsys 0', 'rdma1 1'])
  })
})

describe('what wrong boards have', () => {
  const pointed = (graph: PipelineGraph, spot: string, remote: Remote): PipelineGraph =>
    updateEndpoint(graph, endpointOf(graph, spot), (endpoint) => ({ ...endpoint, remote }))

  it.each<[string, Remote]>([
    [
      'a phandle of the device itself, which leads to its bus',
      { kind: 'node', path: '/soc/dsi0', device: idOf('thing') },
    ],
    [
      'a phandle of a port, which leads to the device by luck',
      { kind: 'node', path: '/soc/dsi0/ports/port@0', device: idOf('dsi0') },
    ],
  ])('is drawn: %s', (_, remote) => {
    const graph = pointed(graphOf('mmsys.0 > ovl0.0 > thing; dsi0'), 'ovl0:out', remote)
    const input = { ...inputOf(graph), positions: rankLayout(graph) }
    const flow = toFlow(input, EMPTY_FLOW)
    const strays = [...flow.edges.values()].filter(({ data }) => data?.mutual === false)
    const target = remote.kind === 'node' && remote.device !== null ? remote.device : ''
    expect(strays.map((edge) => edge.target)).toContain(target)
    const handles = flow.blocks.get(target)?.data.handles ?? []
    expect(handles.map(({ title }) => title)).toContainEqual(
      expect.stringContaining('without naming an endpoint'),
    )
  })

  it('is told at the mmsys when no path has the number of its endpoint', () => {
    const flow = flowOf('mmsys.0 > ovl0.0 > dsi0; mmsys.3 > rdma0')
    expect([...flow.notes.values()].map(({ data }) => data.title)).toEqual(['The probe ends here.'])
    expect(flow.blocks.get(idOf('mmsys'))?.data.problems).toMatchObject([
      { text: 'probe: no path 3' },
    ])
  })

  it('draws a path that a later one loses as not built', () => {
    expect(edgesOf(flowOf('mmsys.0 > ovl0.0 > dsi0.0 > panel; mmsys.1 > rdma0'))).toEqual([
      'mmsys>ovl0 0 tried',
      'mmsys>rdma0 1 tried',
      'ovl0>dsi0 0 tried',
      'dsi0>panel 0 tried',
    ])
  })

  it('follows a walk that leaves by the end a link is drawn to', () => {
    const graph = graphOf('mmsys.0 > ovl0.0 >; rdma0.0 >; dsi0')
    const there = pointed(graph, 'ovl0:out', {
      kind: 'endpoint',
      endpoint: endpointOf(graph, 'rdma0:out'),
    })
    const both = pointed(there, 'rdma0:out', {
      kind: 'endpoint',
      endpoint: endpointOf(graph, 'ovl0:out'),
    })
    const turned = { ...both, blocks: Object.fromEntries(Object.entries(both.blocks).reverse()) }
    expect(edgesOf(toFlow(inputOf(turned), EMPTY_FLOW))).toContain('rdma0>ovl0 0 tried refused')
  })
})

/** A flow without the corners of its lines, which keep to the way they had before. */
const contents = ({ blocks, edges, notes }: Flow) => ({
  blocks: [...blocks.values()],
  notes: [...notes.values()],
  edges: [...edges.values()].map(({ data, ...edge }) => ({ ...edge, ...data, points: null })),
})

it('is the same after any edits as drawn afresh, with a handle at both ends of every line', () => {
  const names = 'mmsys vdosys1 ovl0 rdma0 merge dsi0 panel thing'.split(' ')
  const name = fc.constantFrom(...names)
  const number = fc.nat(3)
  const anyLinks = fc.array(fc.tuple(name, number, name), { maxLength: 9 })
  const anyEdit = fc.oneof(
    fc.tuple(name, name).map(
      ([from, to]): Edit => ({
        kind: 'link',
        from: { block: idOf(from), endpoint: null },
        to: { block: idOf(to), endpoint: null },
      }),
    ),
    name.map((one): Edit => ({ kind: 'remove-blocks', blocks: [idOf(one)] })),
    name.map((one): Edit => ({ kind: 'set-label', block: idOf(one), label: 'x' })),
    name.map((one): Edit => ({ kind: 'set-status', block: idOf(one), status: 'disabled' })),
    name.map((one): Edit => ({ kind: 'set-alias', block: idOf(one), alias: 'merge5' })),
    fc.tuple(name, fc.nat(900)).map(
      ([one, x]): Edit => ({
        kind: 'place',
        positions: { [idOf(one)]: { x, y: 2 * x } },
      }),
    ),
    fc.tuple(name, number, number).map(
      ([one, at, serial]): Edit => ({
        kind: 'number-endpoint',
        endpoint: endpointId(idOf(one), serial),
        number: at,
      }),
    ),
  )
  fc.assert(
    fc.property(anyLinks, fc.array(anyEdit, { maxLength: 8 }), (links, edits) => {
      let doc = docOf(links.map(([a, n, b]) => `${a}.${n} > ${b}`).join(';'))
      let flow = EMPTY_FLOW
      for (const edit of edits) {
        doc = applyEdit(doc, edit)
        const input = { ...inputOf(doc.graph), positions: doc.positions }
        flow = toFlow(input, flow)
        expect(contents(flow)).toEqual(contents(toFlow(input, EMPTY_FLOW)))
        expect([...flow.blocks.keys()]).toEqual(Object.keys(doc.positions))
        for (const { source, sourceHandle, target, targetHandle } of flow.edges.values()) {
          const has = (node: string, id: unknown, type: string): boolean =>
            flow.blocks.get(node)?.handles?.some((h) => h.id === id && h.type === type) ?? false
          expect(has(source, sourceHandle, 'source')).toBe(true)
          expect(has(target, targetHandle, 'target')).toBe(true)
        }
      }
    }),
  )
})
