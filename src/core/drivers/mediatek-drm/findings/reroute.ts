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
interface PathAt {
  readonly board: BoardView
  readonly system: SystemView
  readonly path: PathView
}

/** A component no path has yet, and the block that stands for it. */
interface Station {
  readonly id: number
  readonly block: Block
}

/** The hops of a path that is built by which its components were entered, in its order. */
const enteringHops = ({ walk }: PathView): readonly Hop[] =>
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

/** Leads a path past one of its components, where the two beside it are known to go together. */
export function fixByLeavingOut(at: PathAt, index: number): Fix | null {
  const { board, path } = at
  const [before, id, after] = [index - 1, index, index + 1].map((place) => path.inForce[place])
  const hops = enteringHops(path)
  const [into, out] = [hops[index], hops[index + 1]]
  if (before === undefined || id === undefined || after === undefined) return null
  if (into?.to == null || out?.to == null || !isKnown(at, before, after)) return null
  const label = `Lead past ${nameOf(board, into.to)}`
  return fixByLinks(at, label, { ...into, to: out.to }, [], index, 1)
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
function stations({ board, system }: PathAt): Station[] {
  const { graph, kernel } = board
  const used = new Set(pathsInForce(board).flatMap(({ path }) => path.inForce))
  return siblingsOf(graph, system.block).flatMap((block): Station[] => {
    const identity = identify(graph, block, kernel)
    const isFree =
      identity.kind === 'component' &&
      !used.has(identity.id) &&
      !componentById(identity.id).validLast
    return isFree ? [{ id: identity.id, block }] : []
  })
}

function isKnown({ board, system }: PathAt, from: number, to: number): boolean {
  const tables = board.kernel === NEWEST_KERNEL ? KERNEL_REF : 'v7.2.13'
  return hopRouting(system.data.compatible, from, to, tables).kind !== 'unknown'
}

/** Links the two ends of a hop over stations, if the path is then built as it is meant. */
function fixByLinks(
  { board, system, path }: PathAt,
  label: string,
  { from, via, to }: Hop,
  way: readonly Station[],
  index: number,
  leftOut: 0 | 1 = 0,
): Fix | null {
  if (via === null || to === null) return null
  const ends: readonly LinkEnd[] = [
    { block: from, endpoint: via, number: path.crtc },
    ...way.map(({ block }) => ({ block: block.id, endpoint: null, number: path.crtc })),
    { block: to, endpoint: null },
  ]
  const edits: Edit[] = [
    ...placing(board, way),
    ...ends.slice(1).map(
      (end, at): Edit => ({
        kind: 'link',
        from: ends[at] ?? end,
        to: { block: end.block, endpoint: null },
      }),
    ),
  ]
  const { graph } = edits.reduce(applyEdit, board.doc)
  const mmsys = graph.blocks[system.block.id]
  const walk = mmsys === undefined ? null : walkPath(graph, mmsys, path.crtc, board.kernel)
  const meant = path.inForce.toSpliced(index, leftOut, ...way.map(({ id }) => id))
  return walk?.end.kind === 'built' && walk.components.join() === meant.join()
    ? asFix(label, edits)
    : null
}

/** Puts what is not on the canvas yet below all that is, in a row. */
function placing({ doc }: BoardView, way: readonly Station[]): Edit[] {
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
