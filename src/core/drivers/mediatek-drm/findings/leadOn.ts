import type { EndpointId } from '../../../base/ids.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { endpointsOf } from '../../../pipeline/endpoints.ts'
import { isLinked } from '../../../pipeline/graphUpdate.ts'
import { blockName, directionOf, isOutput } from '../../../pipeline/links.ts'
import { bridgeLookup } from '../probe/bridgeLookup.ts'
import { walkPath } from '../walkPath.ts'
import { listWords } from './boardView.ts'
import type { Fix } from './finding.ts'
import type { WrongHop } from './meantLink.ts'
import { asFix } from './pathEdits.ts'
import { freeComponents, isKnown, linksAlong, placing, type Station } from './reroute.ts'

/**
 * Leads a broken path on from its last component that is right, over the fewest free ones that pixels
 * are known to pass, to what is left of the path, or to an output with its panel or bridge.
 *
 * @param cut - the endpoint of a link that has to go as well
 */
export function fixByLeadingOn(wrong: WrongHop, cut: EndpointId | null = null): Fix | null {
  const { system, path, hop } = wrong
  const hops = path.walk?.hops ?? []
  const kept = hops
    .slice(0, hops.indexOf(hop))
    .flatMap(({ to, outcome }) => (outcome.kind === 'entered' && to !== null ? [outcome.id] : []))
  const last = kept.at(-1)
  if (last === undefined) return null
  const others = system.paths.filter((other) => other !== path)
  const used = new Set([...kept, ...others.flatMap(({ walk }) => walk?.components ?? [])])
  const free = freeComponents(wrong)
    .filter(({ id }) => !used.has(id))
    .sort((a, b) => Number(isEntered(b)) - Number(isEntered(a)))
  const seen = new Set<number>()
  let ways: readonly (readonly Station[])[] = [[]]
  while (ways.length > 0) {
    const longer = ways.flatMap((way) =>
      free.flatMap((station) => {
        if (seen.has(station.id) || !isKnown(wrong, way.at(-1)?.id ?? last, station.id)) return []
        seen.add(station.id)
        return [[...way, station]]
      }),
    )
    for (const way of longer.filter((candidate) => canEnd(wrong, candidate.at(-1)))) {
      const fix = linkedAlong(wrong, way, cut)
      if (fix !== null) return fix
    }
    ways = longer
  }
  return null
}

/** Something was to lead there: what is left of a path begins with such a block. */
const isEntered = ({ block }: Station): boolean =>
  endpointsOf(block).some((place) => directionOf(place) === 'in' && place.endpoint.remote === null)

/** Whether a path can end there, or leads on from there already: asked before anything is linked. */
function canEnd({ board }: WrongHop, last: Station | undefined): boolean {
  if (last === undefined) return false
  if (isOutput(last.block))
    return bridgeLookup(board.graph, last.block, board.kernel).result.kind === 'found'
  return endpointsOf(last.block).some(
    (place) => directionOf(place) === 'out' && isLinked(place.endpoint),
  )
}

/** The links of a way on, if the path is then built, as far as to a panel or bridge. */
function linkedAlong(
  { board, system, path, hop }: WrongHop,
  way: readonly Station[],
  cut: EndpointId | null,
): Fix | null {
  const { crtc } = path
  const edits: Edit[] = [
    ...(cut === null ? [] : [{ kind: 'unlink', endpoints: [cut] } as const]),
    ...placing(board, way),
    ...linksAlong([
      { block: hop.from, endpoint: hop.via, number: crtc },
      ...way.map(({ block }) => ({ block: block.id, endpoint: null, number: crtc })),
    ]),
  ]
  const { graph } = edits.reduce(applyEdit, board.doc)
  const mmsys = graph.blocks[system.block.id]
  const walk = mmsys === undefined ? null : walkPath(graph, mmsys, crtc, board.kernel)
  const end = walk?.hops.findLast(({ outcome }) => outcome.kind === 'entered')?.to
  const output = end == null ? undefined : graph.blocks[end]
  if (walk?.end.kind !== 'built' || output === undefined) return null
  if (bridgeLookup(graph, output, board.kernel).result.kind !== 'found') return null
  return asFix(`Lead on to ${listWords(way.map(({ block }) => blockName(block)))}`, edits)
}
