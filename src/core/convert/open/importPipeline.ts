import {
  type BlockId,
  blockId,
  blockOfEndpoint,
  blockRecord,
  type EndpointId,
  endpointId,
} from '../../base/ids.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import {
  isContainer,
  nodeNameIs,
  portParent,
  readAliases,
  remoteNode,
} from '../../ofgraph/graph.ts'
import { indexTree, type OfNode, type OfTree } from '../../ofgraph/ofTree.ts'
import { compatibleOf, readU32, stringAt } from '../../ofgraph/readProperty.ts'
import type {
  Block,
  Endpoint,
  PipelineDocument,
  PipelineGraph,
  Port,
  PortGroup,
  Remote,
} from '../../pipeline/document.ts'
import { rankLayout } from '../../pipeline/rankLayout.ts'
import { type Role, roleOf } from '../../soc/role.ts'
import { socOfBoard } from '../../soc/socNames.ts'
import { keptOfEndpoint, keptProperties } from './keptProperties.ts'

/**
 * Makes the pipeline document of a device tree: every node the display drivers know, everything the
 * driver's walk can come to, and what stands behind its outputs. Nothing is judged or repaired.
 *
 * @param fallbackTitle - used when the root has no `model`
 */
export function importPipeline(tree: DeviceTree, fallbackTitle: string): PipelineDocument {
  const graph = importGraph(indexTree(tree))
  const board = socOfBoard(compatibleOf(tree.root))
  return {
    title: stringAt(tree.root, 'model') ?? fallbackTitle,
    soc: board?.soc ?? null,
    graph,
    positions: rankLayout(graph),
  }
}

function importGraph(tree: OfTree): PipelineGraph {
  const ids = nameReached(tree)
  const blocks: [BlockId, Block][] = []
  for (const [device, id] of ids.blocks) blocks.push([id, importBlock(tree, device, id, ids)])
  const aliases = readAliases(tree).flatMap(({ name, node }) => {
    const block = ids.blocks.get(node)
    return block === undefined ? [] : [{ name, block }]
  })
  return { blocks: blockRecord(blocks), aliases }
}

/** The ids of what is imported, blocks in tree order. */
interface Ids {
  readonly blocks: ReadonlyMap<OfNode, BlockId>
  readonly endpoints: ReadonlyMap<OfNode, EndpointId>
}

function nameReached(tree: OfTree): Ids {
  const reached = reachedDevices(tree)
  const blocks = new Map<OfNode, BlockId>()
  const endpoints = new Map<OfNode, EndpointId>()
  const taken = new Set<BlockId>()
  for (const device of tree.nodes) {
    if (!reached.has(device)) continue
    // A blob can hold two nodes of one path.
    let id = blockId(device.path)
    for (let twin = 2; taken.has(id); twin++) id = blockId(`${device.path}~${twin}`)
    taken.add(id)
    blocks.set(device, id)
    allEndpoints(device).forEach((endpoint, serial) => {
      endpoints.set(endpoint, endpointId(id, serial))
    })
  }
  return { blocks, endpoints }
}

/** Devices that become blocks: those of the display, and what their links lead to. */
function reachedDevices(tree: OfTree): ReadonlySet<OfNode> {
  const reached = new Set(tree.nodes.filter(isDisplayNode))
  for (const device of reached) {
    for (const endpoint of allEndpoints(device)) {
      const remote = remoteNode(tree, endpoint)
      const landing = remote?.kind === 'found' ? portParent(remote.node) : null
      // A Set iterates what is added on the way, too.
      if (landing !== null && isPartOfPicture(landing, device)) reached.add(landing)
    }
  }
  return reached
}

/**
 * Whether the device at the far end of a link belongs to the picture. Whatever the driver's walk can
 * come to does. Past its outputs, links lead on to other drivers' things as well: sound, USB, cameras.
 */
function isPartOfPicture(landing: OfNode, device: OfNode): boolean {
  const kind = roleKindOf(device)
  if (kind === 'mmsys' || kind === 'component' || kind === 'adaptor') return true
  if (kind === 'other') return DISPLAY_ENDS.includes(roleKindOf(landing))
  return !isUsbConnector(device) && !FOREIGN.test(landing.node.name)
}

type RoleKind = Role['kind']

const roleKindOf = ({ node }: OfNode): RoleKind => roleOf(compatibleOf(node), node.name).kind

const DISPLAY_ENDS: readonly RoleKind[] = ['bridge', 'panel', 'connector']

/** Generic node names, as the Devicetree Specification and the audio and camera bindings have them. */
const FOREIGN = /^(usb|sound|audio|i2s|codec|camera|isp|csi|spdif)/

/**
 * Whether a device is part of the picture before any link leads to it. A bridge is not: a board can
 * have chips of that kind for cameras. Nor is a USB-C connector, where pixels are but one guest.
 */
function isDisplayNode(of: OfNode): boolean {
  const kind = roleKindOf(of)
  if (kind === 'other' || kind === 'bridge') return false
  if (kind !== 'connector') return true
  return !isUsbConnector(of) && of.children.some((child) => isPortOrContainer(child))
}

const isUsbConnector = ({ node }: OfNode): boolean =>
  compatibleOf(node).some((string) => /^usb-.*connector$/.test(string))

const isPortOrContainer = (of: OfNode): boolean => nodeNameIs(of, 'port') || isContainer(of)

/** Every endpoint below a device, whether or not the kernel would iterate to it. */
function allEndpoints(device: OfNode): OfNode[] {
  return portGroupsOf(device).flatMap(({ ports }) => ports.flatMap(endpointNodes))
}

interface GroupNodes {
  readonly container: OfNode | null
  readonly ports: readonly OfNode[]
}

function portGroupsOf(device: OfNode): GroupNodes[] {
  const groups: GroupNodes[] = []
  const direct = device.children.filter((child) => nodeNameIs(child, 'port'))
  if (direct.length > 0) groups.push({ container: null, ports: direct })
  for (const container of device.children.filter(isContainer)) {
    const ports = container.children.filter((child) => nodeNameIs(child, 'port'))
    groups.push({ container, ports })
  }
  return groups
}

/** Children of a port that the kernel takes for endpoints; others only earn a warning there. */
const endpointNodes = (port: OfNode): OfNode[] =>
  port.children.filter((child) => nodeNameIs(child, 'endpoint'))

function importBlock(tree: OfTree, device: OfNode, id: BlockId, ids: Ids): Block {
  const importEndpoint = (of: OfNode): Endpoint => ({
    id: ids.endpoints.get(of) ?? endpointId(id, 0),
    name: of.node.name,
    reg: readU32(of.node, 'reg'),
    labels: of.node.labels,
    remote: importRemote(tree, of, ids),
    properties: keptOfEndpoint(tree, of),
  })
  const importPort = (of: OfNode): Port => ({
    name: of.node.name,
    reg: readU32(of.node, 'reg'),
    labels: of.node.labels,
    endpoints: endpointNodes(of).map(importEndpoint),
  })
  const importGroup = ({ container, ports }: GroupNodes): PortGroup => ({
    container: container?.node.name ?? null,
    ports: ports.map(importPort),
  })
  const compatible = compatibleOf(device.node)
  return {
    id,
    path: device.path,
    labels: device.node.labels,
    compatible: compatible.slice(), // as it was filled it has room for 17, and undo keeps many blocks
    status: stringAt(device.node, 'status'),
    groups: portGroupsOf(device).map(importGroup),
    properties: keptProperties(tree, device, roleOf(compatible, device.node.name)),
    parentLabel: null,
  }
}

function importRemote(tree: OfTree, endpoint: OfNode, ids: Ids): Remote | null {
  const remote = remoteNode(tree, endpoint)
  if (remote === null || remote.kind === 'dangling') return remote
  const landing = portParent(remote.node)
  const device = landing === null ? null : (ids.blocks.get(landing) ?? null)
  const id = ids.endpoints.get(remote.node)
  // Only where the climb ends at the block the endpoint belongs to is it an ordinary link.
  if (id !== undefined && device !== null && blockOfEndpoint(id) === device)
    return { kind: 'endpoint', endpoint: id }
  return { kind: 'node', path: remote.node.path, device }
}
