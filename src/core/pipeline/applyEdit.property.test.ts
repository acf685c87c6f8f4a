import fc from 'fast-check'
import { expect, it } from 'vitest'
import { graphOf } from '../../testing/graphOf.ts'
import { type BlockId, blockEntries, blockId, endpointId } from '../base/ids.ts'
import { applyEdit } from './applyEdit.ts'
import { describeEdit } from './describeEdit.ts'
import type { Block, PipelineDocument, PipelineGraph, Remote } from './document.ts'
import type { Edit, LinkEnd } from './edit.ts'
import { endpointsOf, numberOf, placeOf } from './endpoints.ts'
import { updateEndpoint } from './graphUpdate.ts'
import { canLink } from './linkBlocks.ts'
import { linksOf, nodeEnd, remoteEnd } from './links.ts'
import { newBlock, TEMPLATES } from './newBlock.ts'
import { paletteOf } from './palette.ts'
import { rankLayout } from './rankLayout.ts'

/** Blocks of every role, one that is in no graph, and a root for phandles that climb too far. */
const NAMES = 'mmsys vdosys1 ovl0 rdma0 merge dsi dpi ethdr panel thing'.split(' ')
const BLOCKS: readonly BlockId[] = ['/', '/soc/gone', ...NAMES.map((name) => `/soc/${name}`)].map(
  blockId,
)

const anyBlock = fc.constantFrom(...BLOCKS)
const anyEnd = fc
  .record({ block: anyBlock, serial: fc.integer({ min: -1, max: 4 }) })
  .map(({ block, serial }) => endpointId(block, serial))
const anyNumber = fc.constantFrom(0, 1, 2, 3)
const anyPosition = fc.record({ x: fc.integer(), y: fc.integer() })
const anyRemote: fc.Arbitrary<Remote | null> = fc.oneof(
  fc.constant(null),
  anyEnd.map((endpoint) => ({ kind: 'endpoint' as const, endpoint })),
  fc.option(anyBlock).map((device) => ({ kind: 'node' as const, path: '/soc/x', device })),
  fc.constant({ kind: 'dangling' as const, phandle: 9 }),
)

const link = (from: string, to: string, number: number): string => `${from}.${number} > ${to}`
const anyChains = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), anyNumber))
  .map((links) => [...links.map((args) => link(...args)), 'ovl0!', 'thing'].join(';'))

/** A graph as a careless board file could have it, some of it on the canvas. */
const anyDoc: fc.Arbitrary<PipelineDocument> = fc
  .record({ chains: anyChains, strays: fc.array(fc.tuple(anyEnd, anyRemote)) })
  .map(({ chains, strays }) => {
    const graph = strays.reduce(
      (strayed, [id, remote]) =>
        isMissing(strayed, remote)
          ? strayed
          : updateEndpoint(strayed, id, (endpoint) => ({ ...endpoint, remote })),
      graphOf(chains, 'ovl1=ovl0'),
    )
    return { title: 'Board', soc: null, graph, positions: rankLayout(graph) }
  })

/** Reading a tree never names an endpoint or block that is not there. */
const isMissing = (graph: PipelineGraph, remote: Remote | null): boolean =>
  (remote?.kind === 'endpoint' && placeOf(graph, remote.endpoint) === null) ||
  (remote?.kind === 'node' && remote.device !== null && !graph.blocks[remote.device])

const anyLinkEnd: fc.Arbitrary<LinkEnd> = fc
  .record({ block: anyBlock, endpoint: fc.option(anyEnd), number: fc.option(anyNumber) })
  .map(({ number, ...end }) => (number === null ? end : { ...end, number }))

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.dictionary(anyBlock, anyPosition).map((positions) => ({ kind: 'place' as const, positions })),
  fc.record({ kind: fc.constant('use-block' as const), block: anyBlock, position: anyPosition }),
  fc.record({ kind: fc.constant('remove-blocks' as const), blocks: fc.array(anyBlock) }),
  fc.record({ kind: fc.constant('link' as const), from: anyLinkEnd, to: anyLinkEnd }),
  fc.record({ kind: fc.constant('unlink' as const), endpoints: fc.array(anyEnd) }),
  fc.record({
    kind: fc.constant('set-status' as const),
    block: anyBlock,
    status: fc.option(fc.constantFrom('okay', 'disabled', 'fail')),
  }),
  fc.record({ kind: fc.constant('set-label' as const), block: anyBlock, label: fc.constant('x') }),
  fc.record({
    kind: fc.constant('set-alias' as const),
    block: anyBlock,
    alias: fc.constantFrom('ovl1', 'merge5', 'x'),
  }),
  fc.record({ kind: fc.constant('remove-alias' as const), alias: fc.constantFrom('ovl1', 'x') }),
  fc.record({
    kind: fc.constant('set-compatible' as const),
    block: anyBlock,
    compatible: fc.array(fc.constantFrom('mediatek,mt8173-dsi', 'x,y')),
  }),
  fc.record({
    kind: fc.constant('add-endpoint' as const),
    block: anyBlock,
    port: anyNumber,
    number: anyNumber,
  }),
  fc.record({ kind: fc.constant('remove-endpoint' as const), endpoint: anyEnd }),
  fc.record({
    kind: fc.constant('number-endpoint' as const),
    endpoint: anyEnd,
    number: anyNumber,
  }),
  fc.constantFrom(...TEMPLATES).map((template) => ({
    kind: 'add-block' as const,
    block: newBlock(graphOf('dsi'), template),
    position: { x: 0, y: 0 },
  })),
)

/** Endpoint numbers a port holds twice, all ports of a graph together. */
const twins = (graph: PipelineGraph): number =>
  Object.values(graph.blocks)
    .flatMap(({ groups }) => groups.flatMap(({ ports }) => ports))
    .reduce(
      (sum, { endpoints }) => sum + endpoints.length - new Set(endpoints.map(numberOf)).size,
      0,
    )

/** Endpoints that name an endpoint or device that is not there. */
const strays = (graph: PipelineGraph): string[] =>
  Object.values(graph.blocks)
    .flatMap((block) => endpointsOf(block))
    .filter(({ endpoint }) => isMissing(graph, endpoint.remote))
    .map(({ endpoint }) => endpoint.id)

const joins = (graph: PipelineGraph, a: Block['id'], b: Block['id']): boolean =>
  linksOf(graph).some(({ from, to, mutual }) => {
    const ends = [placeOf(graph, from)?.block.id, placeOf(graph, to)?.block.id]
    return mutual && ends.includes(a) && ends.includes(b)
  })

it('any edits keep a document whole, and leave the one before as it was', () => {
  fc.assert(
    fc.property(anyDoc, fc.array(anyEdit, { maxLength: 12 }), (start, edits) => {
      let doc = start
      for (const edit of edits) {
        const before = JSON.stringify(doc)
        const after = applyEdit(doc, edit)
        expect(describeEdit(doc, edit)).not.toBe('')
        expect(JSON.stringify(doc)).toBe(before)
        if (JSON.stringify(after) === before) expect(after).toBe(doc)
        expect(strays(after.graph)).toEqual([])
        for (const [id, block] of blockEntries(after.graph.blocks)) expect(block.id).toBe(id)
        for (const [id] of blockEntries(after.positions))
          expect(after.graph.blocks[id]).toBeDefined()
        for (const { block } of after.graph.aliases) expect(after.graph.blocks[block]).toBeDefined()
        expect(twins(after.graph)).toBeLessThanOrEqual(twins(doc.graph))
        paletteOf(after)
        rankLayout(after.graph)
        doc = after
      }
    }),
  )
})

it('every remote-endpoint that leads somewhere is part of exactly one link', () => {
  fc.assert(
    fc.property(anyDoc, ({ graph }) => {
      const links = linksOf(graph)
      expect(new Set(links.map(({ id }) => id)).size).toBe(links.length)
      for (const { endpoint } of Object.values(graph.blocks).flatMap((b) => endpointsOf(b))) {
        const end = remoteEnd(endpoint.remote)
        if (end === null) continue
        const drawn = links.filter(
          ({ from, to }) =>
            (from === endpoint.id && to === end) || (from === end && to === endpoint.id),
        )
        expect(drawn).toHaveLength(1)
      }
    }),
  )
})

it('every link can be cut, and takes no other with it', () => {
  fc.assert(
    fc.property(anyDoc, fc.nat(), (doc, pick) => {
      const links = linksOf(doc.graph)
      const cut = links[pick % links.length]
      if (cut === undefined) return
      const after = applyEdit(doc, { kind: 'unlink', endpoints: [cut.from, cut.to] })
      const left = linksOf(after.graph).map(({ id }) => id)
      expect(left).not.toContain(cut.id)
      // An mmsys endpoint goes with its link, and with it what else named it.
      const gone = [cut.from, cut.to].filter((end) => placeOf(after.graph, end) === null)
      const others = links.filter(
        ({ id, from, to }) => id !== cut.id && !gone.includes(from) && !gone.includes(to),
      )
      expect(left).toEqual(expect.arrayContaining(others.map(({ id }) => id)))
    }),
  )
})

it('linking two blocks makes ends that name each other, wherever pixels can pass', () => {
  fc.assert(
    fc.property(anyDoc, anyLinkEnd, anyLinkEnd, (doc, from, to) => {
      const { graph } = applyEdit(doc, { kind: 'link', from, to })
      if (canLink(doc.graph, from, to)) expect(joins(graph, from.block, to.block)).toBe(true)
      else expect(graph).toBe(doc.graph)
      expect(placeOf(graph, nodeEnd(from.block))).toBeNull()
    }),
  )
})
