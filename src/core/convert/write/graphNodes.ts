import type { BlockId, EndpointId } from '../../base/ids.ts'
import type { Block, Endpoint, Port } from '../../pipeline/document.ts'
import { nodeName } from '../../pipeline/links.ts'
import { memoizeByParts } from '../../pipeline/memoizeByParts.ts'
import { childPath } from './treePatch.ts'

/** Where the nodes of blocks stand: containers, ports and endpoints by full path, in order. */
export interface GraphNodes {
  readonly blocks: ReadonlyMap<BlockId, string>
  readonly containers: ReadonlySet<string>
  /** Of several ports at one path the first. */
  readonly ports: ReadonlyMap<string, PortNode>
  readonly allPorts: readonly PortNode[]
  readonly endpoints: ReadonlyMap<EndpointId, EndpointNode>
}

export interface PortNode {
  readonly path: string
  /** Of the container, or of the device where the port stands directly below. */
  readonly parent: string
  readonly block: BlockId
  readonly port: Port
}

export interface EndpointNode {
  readonly path: string
  readonly port: PortNode
  readonly block: Block
  readonly endpoint: Endpoint
}

/** @param busPath - the path of the node a label names; null when the tree has none of that label */
export function graphNodes(
  list: readonly Block[],
  busPath: (label: string) => string | null = () => null,
): GraphNodes {
  const blocks = new Map<BlockId, string>()
  const containers = new Set<string>()
  const ports = new Map<string, PortNode>()
  const allPorts: PortNode[] = []
  const endpoints = new Map<EndpointId, EndpointNode>()
  for (const block of list) {
    const { parentLabel } = block
    const path =
      parentLabel === null
        ? block.path
        : childPath(busPath(parentLabel) ?? `&${parentLabel}`, nodeName(block))
    const nodes = keepNodes(block, [path], () => nodesOfBlock(block, path))
    blocks.set(block.id, path)
    for (const container of nodes.containers) containers.add(container)
    for (const port of nodes.ports) {
      allPorts.push(port)
      if (!ports.has(port.path)) ports.set(port.path, port)
    }
    for (const node of nodes.endpoints) endpoints.set(node.endpoint.id, node)
  }
  return { blocks, containers, ports, allPorts, endpoints }
}

/** Where blocks stood that stand elsewhere now, or nowhere. */
export const leftBlocks = (old: GraphNodes, now: GraphNodes): string[] =>
  [...old.blocks].flatMap(([id, path]) => (now.blocks.get(id) === path ? [] : [path]))

/** The same of containers, ports and endpoints. */
export const leftNodes = (old: GraphNodes, now: GraphNodes): string[] => [
  ...[...old.containers].filter((path) => !now.containers.has(path)),
  ...[...old.ports.keys()].filter((path) => !now.ports.has(path)),
  ...[...old.endpoints].flatMap(([id, { path }]) =>
    now.endpoints.get(id)?.path === path ? [] : [path],
  ),
]

interface BlockNodes {
  readonly containers: readonly string[]
  readonly ports: readonly PortNode[]
  readonly endpoints: readonly EndpointNode[]
}

/** A block that no edit touched has the very nodes it had. */
const keepNodes = memoizeByParts<BlockNodes>()

function nodesOfBlock(block: Block, path: string): BlockNodes {
  const containers: string[] = []
  const ports: PortNode[] = []
  const endpoints: EndpointNode[] = []
  for (const { container, ports: list } of block.groups) {
    const parent = container === null ? path : childPath(path, container)
    if (container !== null) containers.push(parent)
    for (const port of list) {
      const node = { path: childPath(parent, port.name), parent, block: block.id, port }
      ports.push(node)
      for (const endpoint of port.endpoints)
        endpoints.push({
          path: childPath(node.path, endpoint.name),
          port: node,
          block,
          endpoint,
        })
    }
  }
  return { containers, ports, endpoints }
}
