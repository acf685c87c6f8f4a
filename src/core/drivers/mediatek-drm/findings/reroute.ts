import { KERNEL_REF } from '../../../base/kernelRef.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import { BLOCK_WIDTH } from '../../../pipeline/blockSize.ts'
import type { Block } from '../../../pipeline/document.ts'
import type { Edit, LinkEnd } from '../../../pipeline/edit.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { hopRouting } from '../../../soc/mmsysRoutes.ts'
import { identify } from '../componentId.ts'
import { NEWEST_KERNEL } from '../kernelChoice.ts'
import { siblingsOf } from '../probe/siblingLoop.ts'
import { type Hop, walkPath } from '../walkPath.ts'
import {
  type BoardView,
  listWords,
  nameOf,
  type PathView,
  pathsInForce,
  type SystemView,
} from './boardView.ts'
import type { Fix } from './finding.ts'
import { asFix } from './pathEdits.ts'

/** A path that is built, to be led another way. */
export interface PathAt {
  readonly board: BoardView
  readonly system: SystemView
  readonly path: PathView
}

/** A component no path has yet, and the block that stands for it. */
export interface Station {
  readonly id: number
  readonly block: Block
}

/** The hops of a path that is built by which its components were entered, in its order. */
export const enteringHops = ({ walk }: PathView): readonly Hop[] =>
  (walk?.hops ?? []).filter(({ outcome }) => outcome.kind === 'entered' && !outcome.folded)

/** Leads a path from one component to the next by the fewest free ones that pixels are known to pass. */
export function fixByDetour(at: PathAt, index: number): Fix | null {
  const { board, path } = at
  const [from, to] = [path.inForce[index - 1], path.inForce[index]]
  const hop = enteringHops(path)[index]
  if (from === undefined || to === undefined || hop?.to == null) return null
  const way = knownWay(at, from, (id) => isKnown(at, id, to))
  if (way === null) return null
  const names = listWords(way.map(({ block }) => nameOf(board, block.id)))
  return fixByLinks(at, `Lead over ${names}`, hop, way, index)
}

/** Begins a path with the nearest free layer source that pixels are known to lead from to its first. */
export function fixByLayerSource(at: PathAt): Fix | null {
  const [first] = at.path.inForce
  const hop = enteringHops(at.path)[0]
  if (first === undefined || hop?.to == null) return null
  const source = stations(at).find(
    ({ id }) => componentById(id).vblankAsFirst && isKnown(at, id, first),
  )
  if (source === undefined) return null
  return fixByLinks(at, `Begin with ${nameOf(at.board, source.block.id)}`, hop, [source], 0)
}

/** Leads a path past some of its components, where what is then side by side is known to go together. */
export function fixByLeavingOut(at: PathAt, places: readonly number[]): Fix | null {
  const { board, path } = at
  const { inForce } = path
  const hops = enteringHops(path)
  const last = inForce.length - 1
  if (places.length === 0 || places.includes(0) || places.includes(last)) return null
  const kept = inForce.flatMap((_id, place) => (places.includes(place) ? [] : [place]))
  const edits: Edit[] = []
  for (const [nth, place] of kept.entries()) {
    const before = kept[nth - 1] ?? place - 1
    if (before === place - 1) continue
    const [leaving, entering] = [hops[before + 1], hops[place]]
    const [from, to] = [inForce[before], inForce[place]]
    if (leaving?.via == null || entering?.to == null || from === undefined || to === undefined)
      return null
    if (!isKnown(at, from, to)) return null
    edits.push(
      ...linksAlong([
        { block: leaving.from, endpoint: leaving.via, number: path.crtc },
        { block: entering.to, endpoint: null },
      ]),
    )
  }
  const names = places.flatMap((place) => hops[place]?.to ?? []).map((id) => nameOf(board, id))
  const meant = kept.flatMap((place) => inForce[place] ?? [])
  return ifBuilt(at, asFix(`Lead past ${listWords(names)}`, edits), meant)
}

/** Puts free components in the place of one, where pixels are known to pass them. */
export function fixByStandIn(at: PathAt, index: number): Fix | null {
  const { board, path } = at
  const [before, after] = [path.inForce[index - 1], path.inForce[index + 1]]
  const hops = enteringHops(path)
  const [into, out] = [hops[index], hops[index + 1]]
  if (before === undefined || after === undefined || into?.to == null || out?.to == null)
    return null
  const way = knownWay(at, before, (id) => isKnown(at, id, after))
  if (way === null) return null
  const names = listWords(way.map(({ block }) => nameOf(board, block.id)))
  const label = `Use ${names} instead of ${nameOf(board, into.to)}`
  return fixByLinks(at, label, { ...into, to: out.to }, way, index, 1)
}

/** The fewest free components that lead on from one, until the last is near the goal; null for none. */
function knownWay(
  at: PathAt,
  from: number,
  isNear: (id: number) => boolean,
): readonly Station[] | null {
  const free = stations(at)
  const seen = new Set([from])
  let ways: readonly (readonly Station[])[] = [[]]
  while (ways.length > 0) {
    const longer = ways.flatMap((way) => {
      const last = way.at(-1)?.id ?? from
      return free.flatMap((station) => {
        if (seen.has(station.id) || !isKnown(at, last, station.id)) return []
        seen.add(station.id)
        return [[...way, station]]
      })
    })
    const done = longer.find((way) => isNear(way.at(-1)?.id ?? from))
    if (done !== undefined) return done
    ways = longer
  }
  return null
}

/** Components beside the mmsys that are in no path and no output. */
const stations = (at: PathAt): Station[] =>
  freeComponents(at).filter(({ id }) => !componentById(id).validLast)

/** Components beside the mmsys that are in no path. */
export function freeComponents({ board, system }: Pick<PathAt, 'board' | 'system'>): Station[] {
  const { graph, kernel } = board
  const used = new Set(pathsInForce(board).flatMap(({ path }) => path.inForce))
  return siblingsOf(graph, system.block).flatMap((block): Station[] => {
    const identity = identify(graph, block, kernel)
    return identity.kind === 'component' && !used.has(identity.id)
      ? [{ id: identity.id, block }]
      : []
  })
}

/** Whether pixels are known to pass from one component to another. */
export function isKnown(
  { board, system }: Pick<PathAt, 'board' | 'system'>,
  from: number,
  to: number,
): boolean {
  const tables = board.kernel === NEWEST_KERNEL ? KERNEL_REF : 'v7.2.13'
  return hopRouting(system.data.compatible, from, to, tables).kind !== 'unknown'
}

/** Links the two ends of a hop over stations, if the path is then built as it is meant. */
function fixByLinks(
  at: PathAt,
  label: string,
  { from, via, to }: Hop,
  way: readonly Station[],
  index: number,
  leftOut: 0 | 1 = 0,
): Fix | null {
  if (via === null || to === null) return null
  const edits = [
    ...placing(at.board, way),
    ...linksAlong([
      { block: from, endpoint: via, number: at.path.crtc },
      ...way.map(({ block }) => ({ block: block.id, endpoint: null, number: at.path.crtc })),
      { block: to, endpoint: null },
    ]),
  ]
  const meant = at.path.inForce.toSpliced(index, leftOut, ...way.map(({ id }) => id))
  return ifBuilt(at, asFix(label, edits), meant)
}

/** Links each end to the one after it, wherever that is entered. */
export const linksAlong = (ends: readonly LinkEnd[]): Edit[] =>
  ends.slice(1).map(
    (end, at): Edit => ({
      kind: 'link',
      from: ends[at] ?? end,
      to: { block: end.block, endpoint: null },
    }),
  )

/** A fix after which the path is built of the components that are meant. */
export function ifBuilt(
  { board, system, path }: PathAt,
  fix: Fix | null,
  meant: readonly number[],
): Fix | null {
  if (fix === null) return null
  const { graph } = applyEdit(board.doc, fix.edit)
  const mmsys = graph.blocks[system.block.id]
  const walk = mmsys === undefined ? null : walkPath(graph, mmsys, path.crtc, board.kernel)
  return walk?.end.kind === 'built' && walk.components.join() === meant.join() ? fix : null
}

/** Puts what is not on the canvas yet below all that is, in a row. */
export function placing({ doc }: BoardView, way: readonly Station[]): Edit[] {
  const places = Object.values(doc.positions)
  const left = Math.min(...places.map(({ x }) => x), Number.POSITIVE_INFINITY)
  const bottom = Math.max(...places.map(({ y }) => y), Number.NEGATIVE_INFINITY)
  if (places.length === 0) return []
  return way
    .filter(({ block }) => doc.positions[block.id] === undefined)
    .map(({ block }, at) => ({
      kind: 'use-block',
      block: block.id,
      position: { x: left + at * (BLOCK_WIDTH + 52), y: bottom + 124 },
    }))
}
