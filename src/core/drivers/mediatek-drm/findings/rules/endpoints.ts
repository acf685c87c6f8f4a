import { blockOfEndpoint } from '../../../../base/ids.ts'
import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import { blocksThat } from '../../../../pipeline/blocksOf.ts'
import type { Block, Endpoint, Port } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import {
  type EndpointPlace,
  endpointsOf,
  iteratedPorts,
  numberOf,
  placeOf,
} from '../../../../pipeline/endpoints.ts'
import {
  blockRole,
  directionOf,
  isOutput,
  remoteEnd,
  wiringOf,
} from '../../../../pipeline/links.ts'
import { readsGraphs } from '../../kernelChoice.ts'
import { type BoardView, nameOf } from '../boardView.ts'
import { endpointSubject, type Fix, type Hit, hit } from '../finding.ts'
import { asFix } from '../pathEdits.ts'
import { NOTHING_SEEN } from '../symptoms.ts'
import { unitNumber } from '../unitNumber.ts'

/** Traps 8, 12, 13 and 14, where they do not end a path: those are told there. */
export function endpoints(board: BoardView): Hit[] {
  if (!readsGraphs(board.kernel)) return []
  const drivers = readBlocks(board.graph)
  const oneWay = wiringOf(board.graph).filter(({ isMutual }) => !isMutual)
  return [
    ...oneWay
      .flatMap(({ block }) => endpointsOf(block))
      .flatMap((place) => oneWayLink(board, place)),
    ...drivers.flatMap((block) => [
      ...endpointsOf(block).flatMap((place) => [
        ...unitAddress(board, place),
        ...remoteNotEndpoint(board, place),
      ]),
      ...duplicateNumbers(board, block),
    ]),
  ]
}

/** Whether some display driver reads the endpoints of a block. */
const isRead = (block: Block): boolean => DRIVERS.has(blockRole(block).kind)

const readBlocks = blocksThat(isRead)

const DRIVERS: ReadonlySet<string> = new Set(['mmsys', 'component', 'adaptor', 'dp-tx', 'hdmi-tx'])

/** Trap 8. Kernel: of_graph_parse_endpoint(). */
function unitAddress(board: BoardView, place: EndpointPlace): Hit[] {
  const { block, endpoint } = place
  const unit = unitNumber(endpoint.name)
  const number = numberOf(endpoint)
  if (unit === null || unit === number) return []
  const has = endpoint.reg === null ? 'no reg, which counts as 0' : `reg = <${number}>`
  return [
    hit(8, {
      subject: endpointSubject(endpoint.id, block.id),
      follows: [`endpoint ${endpoint.id}`],
      message: `${endpoint.name} of ${block.labels[0] ?? block.path} has ${has}, and only reg counts: make the two agree.`,
      kernel: `The driver takes it for endpoint ${number}; the unit address is never parsed.`,
      symptom: NOTHING_SEEN,
      fix: () => fixOfName(board, place, unit),
    }),
  ]
}

/** Names the node after its reg; where another has that name, gives it the number of its own. */
function fixOfName(board: BoardView, place: EndpointPlace, unit: number): Fix | null {
  const { id } = place.endpoint
  const number = numberOf(place.endpoint)
  const numbered = (value: number): Edit => ({
    kind: 'number-endpoint',
    endpoint: id,
    number: value,
  })
  const fixes = [
    // Numbered away and back, it is named after its number.
    asFix(`Name it endpoint@${number.toString(16)}`, [numbered(unit), numbered(number)]),
    isFollowed(board, place) ? null : asFix(`Give it reg = <${unit}>`, [numbered(unit)]),
  ]
  const agrees = (fix: Fix | null): boolean => {
    const after = fix && placeOf(applyEdit(board.doc, fix.edit).graph, id)?.endpoint
    return after != null && unitNumber(after.name) === numberOf(after)
  }
  return fixes.find(agrees) ?? null
}

/** Trap 12. Kernel: of_graph_get_port_parent(), which only counts its way up. */
function remoteNotEndpoint({ graph }: BoardView, { block, endpoint }: EndpointPlace): Hit[] {
  const { remote } = endpoint
  if (remote === null || remote.kind === 'endpoint') return []
  const landed =
    remote.kind === 'node' && remote.device !== null ? graph.blocks[remote.device] : undefined
  const target =
    remote.kind === 'node' ? remote.path : `phandle ${remote.phandle}, which no node has`
  return [
    hit(12, {
      subject: endpointSubject(endpoint.id, block.id),
      follows: [`endpoint ${endpoint.id}`],
      message: `The remote-endpoint of ${nameOf({ graph }, block.id)} names ${target}: name the endpoint of the other side.`,
      kernel:
        landed === undefined
          ? 'Nothing is found there: the link leads nowhere.'
          : `Climbing from there by counting ends at ${landed.path}, by luck or not.`,
      symptom: NOTHING_SEEN,
      fix:
        landed === undefined || blockRole(landed).kind === 'other'
          ? asFix('Cut the link', [{ kind: 'unlink', endpoints: [endpoint.id] }])
          : asFix(`Link it to ${nameOf({ graph }, landed.id)}`, [
              {
                kind: 'link',
                from: { block: block.id, endpoint: endpoint.id, number: numberOf(endpoint) },
                to: { block: landed.id, endpoint: null },
              },
            ]),
    }),
  ]
}

/** Trap 13: as dtc's graph_endpoint check warns. */
function oneWayLink(board: BoardView, place: EndpointPlace): Hit[] {
  const { block, endpoint } = place
  const end = remoteEnd(endpoint.remote)
  const far = end === null ? null : placeOf(board.graph, end)
  if (far === null || remoteEnd(far.endpoint.remote) === endpoint.id) return []
  if (!isRead(block) && !isRead(far.block)) return []
  const other = nameOf(board, far.block.id)
  const isFree = far.endpoint.remote === null
  return [
    hit(13, {
      subject: endpointSubject(far.endpoint.id, far.block.id),
      severity: 'warning',
      follows: [`endpoint ${endpoint.id}`, `endpoint ${far.endpoint.id}`],
      message: `${nameOf(board, block.id)} names an endpoint of ${other} that ${isFree ? 'names nothing' : 'names another one'}: let both ends name each other.`,
      kernel: `The path walk does not notice, dtc warns, and whatever looks from ${other} finds ${isFree ? 'nothing' : 'something else'}.`,
      symptom: NOTHING_SEEN,
      fix: () => fixOfOneWay(board, place, far),
    }),
  ]
}

/** Has both ends name each other, unless the other one is linked elsewhere and this one is not needed. */
function fixOfOneWay(board: BoardView, place: EndpointPlace, far: EndpointPlace): Fix | null {
  const isNeeded = isFollowed(board, place)
  const both = isNeeded || far.endpoint.remote === null ? backLink(board, place, far) : null
  if (both !== null || isNeeded) return both
  return asFix('Cut the one-way link', [{ kind: 'unlink', endpoints: [place.endpoint.id] }])
}

/** Whether the driver goes by this endpoint: on a path, or from an output or transmitter on. */
function isFollowed({ systems }: BoardView, { block, endpoint }: EndpointPlace): boolean {
  const { kind } = blockRole(block)
  if (isOutput(block) || kind === 'dp-tx' || kind === 'hdmi-tx') return true
  return systems.some(({ paths }) =>
    paths.some(({ walk }) => walk?.hops.some(({ via }) => via === endpoint.id)),
  )
}

function backLink({ doc }: BoardView, near: EndpointPlace, far: EndpointPlace) {
  const [from, to] = directionOf(near) === 'out' ? [near, far] : [far, near]
  const edit: Edit = {
    kind: 'link',
    from: {
      block: from.block.id,
      endpoint: from.endpoint.id,
      number: numberOf(from.endpoint),
    },
    to: { block: to.block.id, endpoint: to.endpoint.id },
  }
  const { graph } = applyEdit(doc, edit)
  const names = (a: EndpointPlace, b: EndpointPlace): boolean =>
    remoteEnd(placeOf(graph, a.endpoint.id)?.endpoint.remote ?? null) === b.endpoint.id
  return names(near, far) && names(far, near) ? asFix('Link both ways', [edit]) : null
}

/** Removes what is not linked of endpoints that have one number, else numbers the last of them anew. */
function fixOfDuplicate(
  block: Block,
  port: Port,
  endpoint: Endpoint,
  earlier: readonly Endpoint[],
): Fix | null {
  const isUnlinked = ({ remote }: Endpoint): boolean => remote === null
  const remove = ({ id }: Endpoint): Edit => ({ kind: 'remove-endpoint', endpoint: id })
  const idle = isUnlinked(endpoint) ? [endpoint] : earlier.every(isUnlinked) ? earlier : []
  if (idle.length > 0) return asFix('Remove the unlinked endpoint', idle.map(remove))
  const taken = new Set(port.endpoints.map(numberOf))
  // An mmsys has numbers for three paths, so of more than three endpoints one is too many.
  const most = blockRole(block).kind === 'mmsys' ? 3 : taken.size + 1
  const free = Array.from({ length: most }, (_, number) => number).find((n) => !taken.has(n))
  return free === undefined
    ? asFix('Remove the second one', [remove(endpoint)])
    : asFix(`Number it ${free}`, [{ kind: 'number-endpoint', endpoint: endpoint.id, number: free }])
}

/** Trap 14. Kernel: of_graph_get_endpoint_by_regs(), which takes the first. */
function duplicateNumbers(board: BoardView, block: Block): Hit[] {
  return iteratedPorts(block).flatMap((port) =>
    port.endpoints.flatMap((endpoint, at) => {
      const number = numberOf(endpoint)
      const earlier = port.endpoints.slice(0, at).filter((other) => numberOf(other) === number)
      const [first] = earlier
      // An entering endpoint's number is read by nobody.
      if (first === undefined || (numberOf(port) === 0 && blockRole(block).kind !== 'mmsys'))
        return []
      const behind = remoteEnd(endpoint.remote)
      const lost =
        behind === null ? 'the second' : `what leads to ${nameOf(board, blockOfEndpoint(behind))}`
      return [
        hit(14, {
          subject: endpointSubject(endpoint.id, block.id),
          follows: [`endpoint ${endpoint.id}`, `endpoint ${first.id}`],
          message: `${nameOf(board, block.id)} has two endpoints ${number} in port ${numberOf(port)}: give each a number of its own.`,
          kernel: `The driver takes the first in document order and never sees ${lost}.`,
          symptom: 'The display behind the second one stays dark.',
          fix: fixOfDuplicate(block, port, endpoint, earlier),
        }),
      ]
    }),
  )
}
