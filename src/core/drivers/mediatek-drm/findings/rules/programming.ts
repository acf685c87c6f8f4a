import { KERNEL_REF } from '../../../../base/kernelRef.ts'
import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import { socById } from '../../../../soc/catalogue.ts'
import { componentById } from '../../../../soc/ddpComponents.ts'
import { hopRouting } from '../../../../soc/mmsysRoutes.ts'
import { mutexBit, sofOf } from '../../../../soc/mutex.ts'
import { identify } from '../../componentId.ts'
import { NEWEST_KERNEL } from '../../kernelChoice.ts'
import { mutexOf } from '../../probe/builtPathRouting.ts'
import {
  type BoardView,
  listIds,
  nodeOf,
  type PathView,
  pathsInForce,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, endpointSubject, type Fix, type Hit, hit } from '../finding.ts'
import { fixByOtherOutput } from '../otherOutput.ts'
import { asFix } from '../pathEdits.ts'
import { fixByDetour, fixByLeavingOut, fixByStandIn, type PathAt } from '../reroute.ts'
import { BLACK } from '../symptoms.ts'

/** Traps 47, 48, 49 and 52: what a path makes the driver write into multiplexers and mutex. */
export const programming = (board: BoardView): Hit[] =>
  pathsInForce(board).flatMap(({ system, path }) => [
    ...(path.state === 'built' || path.complete ? frameSource(board, system, path) : []),
    ...(path.state === 'built' || path.complete ? routes(board, system, path) : []),
    ...(path.state === 'built' ? mutexBits(board, system, path) : []),
  ])

/** Trap 47. Kernel: mtk_mutex_add_comp(). */
function frameSource(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const mutex = mutexOf(board.graph, system.data.compatible, system.siblings)
  const output = path.inForce.findLast((id) => componentById(id).validLast)
  const sof = mutex === null || output === undefined ? null : sofOf(mutex, output)
  if (output === undefined || sof === null) return []
  const { short } = componentById(output)
  const isBorrowed = isBorrowing(output)
  if (sof.source !== null && !isBorrowed) return []
  return [
    hit(47, {
      subject: blockSubject(nodeOf(board, system, output) ?? system.block),
      follows: [path.setup],
      message: isBorrowed
        ? `${path.name} ends in DSI1, whose frames DSI0 would start: use DSI0 where DSI0 does not run as well.`
        : `${path.name} ends in ${short}, for which this SoC has no frame source: use another output.`,
      kernel: isBorrowed
        ? 'mtk_mutex_add_comp() writes the frame source of DSI0 for DSI1 as well.'
        : `The mutex driver has no entry for ${sof.id} here and writes 0: single mode, which nothing triggers.`,
      symptom: BLACK,
      fix: () =>
        fixByOtherOutput(
          { board, system, path },
          ({ id }) => !isBorrowing(id) && mutex !== null && sofOf(mutex, id)?.source != null,
        ),
    }),
  ]
}

/** Whether the mutex driver starts an output's frames with another one's source. */
const isBorrowing = (id: number): boolean => componentById(id).short === 'DSI1'

/** Traps 48 and 52. Kernel: mtk_mmsys_ddp_connect(), which says nothing of a hop it has no row for. */
function routes(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const tables = board.kernel === NEWEST_KERNEL ? KERNEL_REF : 'v7.2.13'
  return path.inForce.slice(1).flatMap((to, at) => {
    const from = path.inForce[at] ?? to
    const routing = hopRouting(system.data.compatible, from, to, tables)
    if (routing.kind !== 'unknown') return []
    const { why } = routing
    const pair = `${componentById(from).short} > ${componentById(to).short}`
    const hop = path.walk?.hops.filter(({ outcome }) => outcome.kind === 'entered')[at + 1]
    const node = nodeOf(board, system, from) ?? system.block
    const subject = endpointSubject(path.state === 'built' ? (hop?.via ?? null) : null, node.id)
    if (why.kind === 'rows-lost')
      return [
        hit(52, {
          subject,
          message: `v7.3-rc7 lost the routing rows of ${pair} in ${path.name}: use v7.2, or put the rows back.`,
          kernel: 'Nothing is written and nothing is said: the multiplexer keeps its setting.',
          symptom: BLACK,
        }),
      ]
    if (path.state !== 'built') return []
    const known =
      why.kind === 'no-row' && why.fromLeadsTo.length > 0
        ? `${componentById(from).short} is known to lead to ${listIds(why.fromLeadsTo)}`
        : `no hop from ${componentById(from).short} is known`
    return [
      hit(48, {
        subject,
        follows: [path.setup],
        message: `No routing row and no known board has ${pair} of ${path.name} on this SoC, and ${known}: use a hop that is known, or make sure that this one is wired.`,
        kernel:
          'Nothing is written and nothing is said: a multiplexer on the way keeps its setting.',
        symptom: BLACK,
        fix: () => fixByDetour({ board, system, path }, at + 1),
      }),
    ]
  })
}

/** Trap 49. Kernel: mtk_mutex_add_comp(). */
function mutexBits(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const mutex = mutexOf(board.graph, system.data.compatible, system.siblings)
  if (mutex === null) return []
  return [...new Set(path.inForce)].flatMap((id) => {
    const bit = mutexBit(mutex, id)
    if (bit.kind !== 'wrong-bit') return []
    const { short } = componentById(id)
    const others = bit.enables.length === 0 ? 'no display module' : listIds(bit.enables)
    return [
      hit(49, {
        subject: blockSubject(nodeOf(board, system, id) ?? system.block),
        follows: [path.setup],
        message: `${short} of ${path.name} has no mutex bit on this SoC: use a component that has one.`,
        kernel: `mtk_mutex_add_comp() finds 0 in its table and sets bit 0, that of ${others}, without a message.`,
        symptom: BLACK,
        fix: () => fixOfBit({ board, system, path }, id),
      }),
    ]
  })
}

/** Leads past the component, puts others in its place, or makes its node what it is on this SoC. */
function fixOfBit(at: PathAt, id: number): Fix | null {
  const place = at.path.inForce.indexOf(id)
  return fixByLeavingOut(at, [place]) ?? fixByStandIn(at, place) ?? usualCompatible(at, id)
}

/** The strings the SoC's `.dtsi` gives the node, if what it is then has a bit. */
function usualCompatible({ board, system }: PathAt, id: number): Fix | null {
  const { doc, kernel, graph } = board
  const block = nodeOf(board, system, id)
  const node = doc.soc && socById(doc.soc).nodes.find(({ path }) => path === block?.path)
  const mutex = mutexOf(graph, system.data.compatible, system.siblings)
  if (block === null || !node || mutex === null) return null
  const fix = asFix(`Make it "${node.compatible[0]}"`, [
    { kind: 'set-compatible', block: block.id, compatible: node.compatible },
  ])
  const after = fix && applyEdit(doc, fix.edit).graph
  const made = after?.blocks[block.id]
  if (!after || made === undefined) return null
  const identity = identify(after, made, kernel)
  const hasBit = identity.kind === 'component' && mutexBit(mutex, identity.id).kind !== 'wrong-bit'
  return hasBit ? fix : null
}
