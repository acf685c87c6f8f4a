import { type BlockId, blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import { ddpType } from '../soc/ddpTypes.ts'
import { type Role, roleOf } from '../soc/role.ts'
import type { Block, PipelineGraph } from './document.ts'
import { baseName, type EndpointPlace, endpointsOf, numberOf, placeOf } from './endpoints.ts'

/** Two endpoints where at least one names the other. `from` leaves its block, `to` enters one. */
export interface Link {
  readonly id: string
  readonly from: EndpointId
  readonly to: EndpointId
  /** Whether each end names the other. The path walk follows a one-way link all the same. */
  readonly mutual: boolean
}

export type Direction = 'in' | 'out'

export const blockRole = (block: Block): Role => roleOf(block.compatible, nodeName(block))

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
export const parentPath = (block: Block): string | null =>
  block.path === '/' ? null : block.path.slice(0, block.path.lastIndexOf('/')) || '/'

/**
 * Which way pixels pass an endpoint: an mmsys only gives, a panel or connector only takes, any
 * other block takes at port 0 and gives at the rest. A convention for drawing; no driver reads it.
 */
export function directionOf({ block, group, port }: EndpointPlace): Direction {
  const { kind } = blockRole(block)
  if (kind === 'mmsys') return 'out'
  if (kind === 'panel' || kind === 'connector') return 'in'
  if (group.container !== null && baseName(group.container) === 'out-ports') return 'out'
  if (group.container === null && isOutput(block)) return 'out' // the old style: a port for the panel
  return numberOf(port) === 0 ? 'in' : 'out'
}

/** All links, each once, in document order of the end met first. */
export function linksOf(graph: PipelineGraph): Link[] {
  const links = new Map<string, Link>()
  for (const block of Object.values(graph.blocks)) {
    for (const near of endpointsOf(block)) {
      const { remote } = near.endpoint
      const far = remote?.kind === 'endpoint' ? placeOf(graph, remote.endpoint) : null
      if (far === null) continue
      const link = orient(near, far)
      if (!links.has(link.id)) links.set(link.id, link)
    }
  }
  return [...links.values()]
}

/** The blocks a link joins, in the order pixels flow. */
export const blocksOfLink = (link: Link): readonly [BlockId, BlockId] => [
  blockOfEndpoint(link.from),
  blockOfEndpoint(link.to),
]

function orient(near: EndpointPlace, far: EndpointPlace): Link {
  const [from, to] = flowRank(near) <= flowRank(far) ? [near, far] : [far, near]
  return {
    id: `${from.endpoint.id}>${to.endpoint.id}`,
    from: from.endpoint.id,
    to: to.endpoint.id,
    mutual: names(near, far.endpoint.id) && names(far, near.endpoint.id),
  }
}

const names = (place: EndpointPlace, id: EndpointId): boolean =>
  place.endpoint.remote?.kind === 'endpoint' && place.endpoint.remote.endpoint === id

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
