import { type BlockId, blockOfEndpoint, type EndpointId, endpointId } from '../base/ids.ts'
import { ddpType } from '../soc/ddpTypes.ts'
import { type Role, roleOf } from '../soc/role.ts'
import { blocksOf, remainderOf } from './blocksOf.ts'
import type { Block, PipelineGraph, Remote } from './document.ts'
import { baseName, type EndpointPlace, endpointsOf, numberOf } from './endpoints.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'
import { memoizeByParts } from './memoizeByParts.ts'
import { memoizeRecent } from './memoizeRecent.ts'

/**
 * A wire of the picture: two endpoints where at least one names the other, or an endpoint and the
 * device its phandle leads to. `from` leaves its block, `to` enters one.
 */
export interface Link {
  readonly id: string
  readonly from: EndpointId
  /** The `nodeEnd` of a device, where the phandle names something that is no endpoint. */
  readonly to: EndpointId
  /** Whether each end names the other. The path walk follows a one-way link all the same. */
  readonly mutual: boolean
}

export type Direction = 'in' | 'out'

export const blockRole = memoizeByIdentity(
  (block: Block): Role => roleOf(block.compatible, nodeName(block)),
)

/** Last part of the node path, with unit address. */
export const nodeName = (block: Block): string =>
  block.path === '/' ? '/' : block.path.slice(block.path.lastIndexOf('/') + 1)

/** What people call a block: its first label, else its node name. */
export const blockName = (block: Block): string => block.labels[0] ?? nodeName(block)

export function isDsi(block: Block): boolean {
  const role = blockRole(block)
  return role.kind === 'component' && role.type === 'MTK_DSI'
}

/** A display output: DSI, DPI or DP_INTF, where a path may end. */
export function isOutput(block: Block): boolean {
  const role = blockRole(block)
  return role.kind === 'component' && ddpType(role.type).output
}

/** Path of the node a block is a child of; null for the root. */
export const parentPath = memoizeByIdentity((block: Block): string | null =>
  block.path === '/' ? null : block.path.slice(0, block.path.lastIndexOf('/')) || '/',
)

/**
 * Which way pixels pass an endpoint: an mmsys only gives, a panel or connector only takes, any
 * other block takes at port 0 and gives at the rest. A convention for drawing; no driver reads it.
 */
export function directionOf({ block, group, port }: EndpointPlace): Direction {
  const { kind } = blockRole(block)
  if (kind === 'mmsys') return 'out'
  if (kind === 'panel' || kind === 'connector') return 'in'
  if (group.container !== null && baseName(group.container) === 'out-ports') return 'out'
  if (hasPanelPortOnly(block)) return 'out'
  return numberOf(port) === 0 ? 'in' : 'out'
}

/**
 * A display output in the old style: its lone port, number 0 and without a `ports` node around it, is
 * the one its panel or bridge stands at.
 */
export function hasPanelPortOnly(block: Block): boolean {
  const [group, ...others] = block.groups
  if (group === undefined || others.length > 0 || group.container !== null) return false
  const [port, ...more] = group.ports
  return port !== undefined && more.length === 0 && numberOf(port) === 0 && isOutput(block)
}

/**
 * All links, each once, in document order of the end met first. A link whose two blocks are as they
 * were is the very object of an earlier call.
 */
export function linksOf(graph: PipelineGraph): Link[] {
  const links: Link[] = []
  for (const { first } of wiringOf(graph)) for (const link of first) links.push(link)
  return links
}

/** The blocks that the endpoints of a block lead to, each time they do; also one that is not there. */
export const blocksNamed = memoizeByIdentity((block: Block): readonly BlockId[] =>
  endpointsOf(block).flatMap(({ endpoint }) => {
    const end = remoteEnd(endpoint.remote)
    return end === null ? [] : [blockOfEndpoint(end)]
  }),
)

/** A block and where its own endpoints lead. */
export interface Wiring {
  readonly block: Block
  /** At the other end of each endpoint that leads somewhere; undefined for a block that is not there. */
  readonly others: readonly (Block | undefined)[]
  /** Whether what its endpoints name names each of them back. */
  readonly isMutual: boolean
  /** The links they make that are not met at a block or endpoint before. */
  readonly first: readonly Link[]
}

/** How each block is wired, in tree order. After an edit only blocks it made, and what leads to them, are looked at. */
export const wiringOf = (() => {
  let was: readonly Block[] = []
  let wiring: readonly Wiring[] = []
  return memoizeRecent(4, (graph: PipelineGraph): readonly Wiring[] => {
    const is = blocksOf(graph)
    const { places, gone, isInOrder } = remainderOf(was, is)
    const stand = (others: Wiring['others']): boolean => {
      for (const other of others) if (other === undefined || gone.has(other)) return false
      return true
    }
    const met = new Set<Block>()
    wiring = is.map((block, at) => {
      const known = isInOrder ? wiring[places[at] ?? -1] : undefined
      const wired = known !== undefined && stand(known.others) ? known : wire(graph, block, met)
      met.add(block)
      return wired
    })
    was = is
    return wiring
  })
})()

function wire(graph: PipelineGraph, block: Block, met: ReadonlySet<Block>): Wiring {
  const others: (Block | undefined)[] = []
  const first: Link[] = []
  const passed = new Set<EndpointId>()
  let isMutual = true
  for (const near of endpointsOf(block)) {
    const { id, remote } = near.endpoint
    const end = remoteEnd(remote)
    if (end === null) continue
    const other = graph.blocks[blockOfEndpoint(end)]
    others.push(other)
    if (other === undefined) continue
    const far = endpointsOf(other).find(({ endpoint }) => endpoint.id === end)
    const namesBack = far !== undefined && names(far, id)
    if (!namesBack) isMutual = false
    if (!namesBack || !(met.has(other) || passed.has(end)))
      first.push(linkTo(near, other, end, far))
    passed.add(id)
  }
  return { block, others, isMutual, first }
}

/** The blocks a link joins, in the order pixels flow. */
export const blocksOfLink = memoizeByIdentity((link: Link): readonly [BlockId, BlockId] => [
  blockOfEndpoint(link.from),
  blockOfEndpoint(link.to),
])

/** Where a link ends that leads to a device but to no endpoint of it: no endpoint has this id. */
export const nodeEnd = (block: BlockId): EndpointId => endpointId(block, -1)

/** The end of a link that `remote-endpoint` makes; null where it leads to nothing. */
export function remoteEnd(remote: Remote | null): EndpointId | null {
  if (remote === null || remote.kind === 'dangling') return null
  if (remote.kind === 'endpoint') return remote.endpoint
  return remote.device === null ? null : nodeEnd(remote.device)
}

const linkTo = (
  near: EndpointPlace,
  other: Block,
  end: EndpointId,
  far: EndpointPlace | undefined,
): Link =>
  keepLink(near.endpoint, [near.block, other], () =>
    far === undefined ? newLink(near.endpoint.id, end, false) : orient(near, far),
  )

const keepLink = memoizeByParts<Link>()

/** Where both ends have one rank the near one leaves: of a mutual link the end met first. */
function orient(near: EndpointPlace, far: EndpointPlace): Link {
  const [from, to] = flowRank(near) <= flowRank(far) ? [near, far] : [far, near]
  return newLink(
    from.endpoint.id,
    to.endpoint.id,
    names(near, far.endpoint.id) && names(far, near.endpoint.id),
  )
}

const newLink = (from: EndpointId, to: EndpointId, mutual: boolean): Link => ({
  id: `${from}>${to}`,
  from,
  to,
  mutual,
})

const names = (place: EndpointPlace, id: EndpointId): boolean =>
  remoteEnd(place.endpoint.remote) === id

/** An 'out' end comes before an 'in' end; where both say the same, the block nearer to memory. */
const flowRank = (place: EndpointPlace): number =>
  (directionOf(place) === 'out' ? 0 : 10) + ROLE_RANK[blockRole(place.block).kind]

const ROLE_RANK: Readonly<Record<Role['kind'], number>> = {
  mmsys: 0,
  mutex: 1,
  phy: 1,
  adaptor: 2,
  component: 3,
  'dp-tx': 4,
  'hdmi-tx': 4,
  bridge: 5,
  other: 6,
  panel: 7,
  connector: 8,
}
