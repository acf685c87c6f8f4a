import type { EndpointId } from '../../base/ids.ts'
import type { DeviceTree, DtNode } from '../../devicetree/tree.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type {
  Block,
  BlockProperty,
  Endpoint,
  PipelineGraph,
  Port,
} from '../../pipeline/document.ts'
import { endpointsOf, numberOf } from '../../pipeline/endpoints.ts'
import { endpointLabel } from '../../pipeline/labels.ts'
import { blockName, directionOf } from '../../pipeline/links.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'
import { busPath } from './busPath.ts'
import { changedPart, type GraphPair } from './changedPart.ts'
import {
  type EndpointNode,
  type GraphNodes,
  graphNodes,
  leftBlocks,
  leftNodes,
  type PortNode,
} from './graphNodes.ts'
import { PatchDraft, type PatchResult, type PatchUse } from './patchDraft.ts'
import { propertyLine } from './propertyText.ts'
import { indexedNode } from './treeIndex.ts'
import type { NodePatch, PatchValue } from './treePatch.ts'
import { misplacedTwins } from './twinOrder.ts'

/**
 * What changed between the base and the document, as a patch of the base's tree.
 *
 * @param keepsPlace - whether a node of the base that gets another name stays where it stands
 */
export function patchOf(
  given: BaseTree,
  base: PipelineGraph,
  graph: PipelineGraph,
  use: PatchUse,
  keepsPlace: (node: DtNode) => boolean = () => false,
): PatchResult {
  const pair = use === 'source' ? changedPart(given.tree, { base, graph }) : { base, graph }
  return new PatchWriter(given, pair, graph, use, keepsPlace).write()
}

/** What a base was imported from. */
export interface BaseTree {
  /** So that what the document does not hold moves along with its node, and no label is given twice. */
  readonly tree: DeviceTree
  /** Whether there is nothing beside it: a bus it does not hold is in no file that was not given. */
  readonly isWhole: boolean
}

class PatchWriter {
  private readonly tree: DeviceTree
  private readonly base: PipelineGraph
  private readonly graph: PipelineGraph
  /** With the blocks no patch is needed for. */
  private readonly whole: PipelineGraph
  private readonly old: GraphNodes
  private readonly now: GraphNodes
  private readonly draft: PatchDraft
  /** Of the ports at each path the one that is written: a device tree holds no twins. */
  private readonly owners: ReadonlyMap<string, Port>
  private readonly isWhole: boolean
  private readonly keepsPlace: (node: DtNode) => boolean

  constructor(
    { tree, isWhole }: BaseTree,
    { base, graph }: GraphPair,
    whole: PipelineGraph,
    use: PatchUse,
    keepsPlace: (node: DtNode) => boolean,
  ) {
    this.tree = tree
    this.keepsPlace = keepsPlace
    this.base = base
    this.graph = graph
    this.whole = whole
    this.old = graphNodes(blocksOf(base))
    this.now = graphNodes(blocksOf(graph), (label) => busPath(tree, label))
    this.isWhole = isWhole
    this.owners = this.ownersOfPorts()
    this.draft = new PatchDraft(tree, use, this.lostPaths())
  }

  write(): PatchResult {
    for (const path of leftBlocks(this.old, this.now))
      if (this.holdsOthers(path))
        this.draft.refuse('node-stays', `The node ${path} stays, as others are in it.`, path)
    this.writeAliases()
    for (const block of blocksOf(this.graph)) this.writeBlock(block)
    for (const port of this.now.allPorts)
      if (this.isNowhere(port.path)) continue
      else if (this.draft.isMistaken(port.path)) this.draft.refuseMistaken(port.path)
      else if (this.isOwner(port)) this.writePort(port)
      else this.refuseTwin(port.path)
    const owners = this.ownersOfPaths()
    for (const node of this.now.endpoints.values())
      if (this.isNowhere(node.path)) continue
      else if (this.draft.isMistaken(node.path)) this.draft.refuseMistaken(node.path)
      else if (owners.get(node.path) === node) this.writeEndpoint(node)
      else if (this.isOwner(node.port)) this.refuseTwin(node.path)
    for (const block of blocksOf(this.graph))
      if (block !== this.base.blocks[block.id]) this.refuseTwinOrder(block)
    return this.draft.result()
  }

  // What is no longer there

  private lostPaths(): string[] {
    const { old, now } = this
    const blocks = leftBlocks(old, now).filter((path) => !this.holdsOthers(path))
    return [...blocks, ...leftNodes(old, now)]
  }

  /** Whether blocks the document still has would go with a node, or the aliases themselves. */
  private holdsOthers(path: string): boolean {
    if (path === '/' || path === '/aliases') return true
    return [...this.now.blocks].some(
      ([id, other]) => other.startsWith(`${path}/`) && this.old.blocks.get(id) === other,
    )
  }

  /** The first that has the number of the base's port, else the first. */
  private ownersOfPorts(): Map<string, Port> {
    const owners = new Map<string, Port>()
    for (const { path, port } of this.now.allPorts) {
      const known = owners.get(path)
      const reg = this.old.ports.get(path)?.port.reg
      if (known === undefined || (known.reg !== reg && port.reg === reg)) owners.set(path, port)
    }
    return owners
  }

  private isOwner({ path, port }: PortNode): boolean {
    return this.owners.get(path) === port
  }

  private refuseTwin(path: string): void {
    if (this.draft.isRemoved(path)) return
    this.draft.refuse(
      'two-nodes',
      `The document has two nodes ${path}, and a device tree holds only one: give one of them another number.`,
      path,
    )
  }

  // Blocks and aliases

  private writeAliases(): void {
    const section = (): NodePatch => this.draft.at('/aliases')
    const targets = (graph: PipelineGraph, nodes: GraphNodes): Map<string, string> =>
      new Map(graph.aliases.map(({ name, block }) => [name, nodes.blocks.get(block) ?? '']))
    const was = targets(this.base, this.old)
    const is = targets(this.graph, this.now)
    for (const name of was.keys())
      if (!is.has(name)) this.draft.dropProperty(section, name, '/aliases')
    for (const [name, to] of is) {
      if (was.get(name) === to || to === '') continue
      if (this.isNowhere(to)) {
        if (was.has(name)) this.draft.dropProperty(section, name, '/aliases')
        const message = `The alias ${name} is left out with ${to}, to which it leads.`
        this.draft.refuse('unknown-bus', message, '/aliases')
      } else if (!this.draft.deletes && to.startsWith('&'))
        this.draft.refuse(
          'alias-path',
          `The alias ${name} needs the full path of ${to}, which is not known here.`,
          '/aliases',
        )
      else this.draft.setProperty(section, name, '/aliases', { kind: 'path', to })
    }
  }

  private writeBlock(block: Block): void {
    const old = this.base.blocks[block.id]
    if (old === block) return
    const path = this.now.blocks.get(block.id) ?? block.path
    if (this.isNowhere(path)) this.draft.refuseBus(path)
    else if (this.draft.isMistaken(path)) this.draft.refuseMistaken(path)
    else if (old === undefined || this.old.blocks.get(block.id) !== path)
      this.addBlock(block, old, path)
    else this.changeBlock(old, block, path)
  }

  private addBlock(block: Block, old: Block | undefined, path: string): void {
    if (this.draft.stands(path)) {
      this.draft.refuse(
        'two-nodes',
        `The board already has a node ${path} that is not ${blockName(block)}.`,
        path,
      )
      return
    }
    this.draft.numberParent(path)
    const node = this.draft.at(path)
    this.draft.label(node, block.labels, path)
    if (block.compatible.length > 0)
      node.properties.set('compatible', { kind: 'strings', strings: block.compatible })
    if (old !== undefined) this.carryBlock(old, path, node)
    this.changeProperties(() => node, old?.properties ?? [], block.properties, path)
    if (block.status !== null)
      node.properties.set('status', { kind: 'strings', strings: [block.status] })
  }

  private changeBlock(old: Block, block: Block, path: string): void {
    const node = (): NodePatch => this.draft.at(path)
    this.draft.addLabels(node, old.labels, block.labels, path)
    if (isEnabled(old) !== isEnabled(block) || isOdd(old.status, block.status))
      node().properties.set('status', { kind: 'strings', strings: [block.status ?? 'okay'] })
    if (old.compatible.join('\0') !== block.compatible.join('\0')) {
      if (block.compatible.length === 0) this.draft.dropProperty(node, 'compatible', path)
      else node().properties.set('compatible', { kind: 'strings', strings: block.compatible })
    }
    this.changeProperties(node, old.properties, block.properties, path)
  }

  private changeProperties(
    node: () => NodePatch,
    old: readonly BlockProperty[],
    now: readonly BlockProperty[],
    path: string,
  ): void {
    for (const property of now)
      if (!old.some((was) => propertyLine(was) === propertyLine(property)))
        this.draft.setProperty(node, property.name, path, property.value)
    for (const { name } of old)
      if (!now.some((property) => property.name === name)) this.draft.dropProperty(node, name, path)
  }

  // Ports and endpoints

  private writePort({ path, parent, port }: PortNode): void {
    const was = this.old.ports.get(path)
    if (was !== undefined && this.draft.stands(path)) {
      this.draft.addLabels(() => this.draft.at(path), was.port.labels, port.labels, path)
      this.changeNumber(was.port, port, path)
      return
    }
    if (port.reg !== null) this.draft.numberChildren(parent)
    const node = this.draft.at(path)
    if (port.endpoints.some(({ reg }) => reg !== null)) this.draft.numberChildren(path)
    this.draft.label(node, port.labels, path)
    if (port.reg !== null) node.properties.set('reg', cells(port.reg))
  }

  private changeNumber(
    { reg: old }: Port | Endpoint,
    { reg: now }: Port | Endpoint,
    path: string,
  ): void {
    const node = (): NodePatch => this.draft.at(path)
    if (old === now) return
    if (now === null) this.draft.dropProperty(node, 'reg', path)
    else node().properties.set('reg', cells(now))
  }

  /** Of several endpoints at one path the one that was there, else the first. */
  private ownersOfPaths(): Map<string, EndpointNode> {
    const owners = new Map<string, EndpointNode>()
    const nodes = [...this.now.endpoints].filter(([, { port }]) => this.isOwner(port))
    for (const [id, node] of nodes)
      if (this.old.endpoints.get(id)?.path === node.path) owners.set(node.path, node)
    for (const [, node] of nodes) if (!owners.has(node.path)) owners.set(node.path, node)
    return owners
  }

  private writeEndpoint(now: EndpointNode): void {
    const { path, endpoint } = now
    const was = this.old.endpoints.get(endpoint.id)
    const node = (): NodePatch => this.draft.at(path)
    if (was?.path !== path || !this.draft.stands(path)) {
      this.addEndpoint(now, was)
      return
    }
    const old = was.endpoint
    if (old === endpoint && this.sameRemote(old, endpoint)) return
    this.draft.addLabels(node, old.labels, endpoint.labels, path)
    this.changeNumber(old, endpoint, path)
    this.changeProperties(node, old.properties, endpoint.properties, path)
    if (this.sameRemote(old, endpoint)) return
    const remote = this.remoteValue(endpoint, path)
    if (remote === null) this.draft.dropProperty(node, 'remote-endpoint', path)
    else this.draft.setProperty(node, 'remote-endpoint', path, remote)
  }

  private addEndpoint(now: EndpointNode, was: EndpointNode | undefined): void {
    const { path, block, endpoint, port } = now
    if (this.draft.stands(path)) {
      this.draft.staysInOverlay(`What ${path} was before`, path)
      return
    }
    if (endpoint.reg !== null) this.draft.numberChildren(port.path)
    const node = this.draft.at(path)
    this.draft.label(node, endpoint.labels, path)
    if (node.labels.length === 0 && referredEndpoints(this.whole).has(endpoint.id)) {
      const place = { ...now, group: { container: null, ports: [] }, port: port.port }
      const wanted = endpointLabel(this.whole, block, directionOf(place), numberOf(endpoint))
      this.draft.label(node, [wanted], path)
    }
    if (endpoint.reg !== null) node.properties.set('reg', cells(endpoint.reg))
    const moved = was === undefined ? null : indexedNode(this.tree, was.path)
    if (moved !== null && was !== undefined) node.from = was.path
    if (moved !== null) this.draft.carry(moved, path, node, ['reg', 'remote-endpoint'], [])
    const kept = moved === null ? [] : (was?.endpoint.properties ?? [])
    this.changeProperties(() => node, kept, endpoint.properties, path)
    const remote = this.remoteValue(endpoint, path)
    if (remote !== null) this.draft.setProperty(() => node, 'remote-endpoint', path, remote)
  }

  private remoteValue({ remote }: Endpoint, path: string): PatchValue | null {
    if (remote === null) return null
    if (remote.kind === 'dangling') return cells(remote.phandle)
    const end = remote.kind === 'node' ? undefined : this.now.endpoints.get(remote.endpoint)
    if (end !== undefined && !this.isWritten(end)) {
      this.draft.refuse('lost-end', `${path} led to ${end.path}, which is not written.`, path)
      return null
    }
    const to = remote.kind === 'node' ? remote.path : end?.path
    return to === undefined ? null : { kind: 'cells', cells: [{ to }] }
  }

  private isWritten({ path, port }: EndpointNode): boolean {
    return this.isOwner(port) && !this.draft.isMistaken(path) && !this.isNowhere(path)
  }

  /** Whether a node hangs on a bus that is nowhere. */
  private isNowhere(path: string): boolean {
    return this.isWhole && path.startsWith('&')
  }

  private refuseTwinOrder(block: Block): void {
    const use = this.draft.deletes ? 'source' : 'overlay'
    const order = { now: this.now, tree: this.tree, use, wasAt: this.keptPath } as const
    for (const { wanted, first } of misplacedTwins(block, order))
      this.draft.refuse(
        'twin-order',
        `${wanted.path} and ${first.path} have the same numbers, and the kernel takes the first: here that would be ${first.path}. Give one of them another number.`,
        wanted.path,
      )
  }

  /** Where in the base an endpoint stood that stays there under its new name. */
  private readonly keptPath = ({ path, port, endpoint: { id } }: EndpointNode): string => {
    const was = this.old.endpoints.get(id)
    const node = was?.port.path === port.path ? indexedNode(this.tree, was.path) : null
    return was !== undefined && node !== null && this.keepsPlace(node) ? was.path : path
  }

  /** Whether the base's own `remote-endpoint` still says what the document does. */
  private sameRemote({ remote: old }: Endpoint, { remote: now }: Endpoint): boolean {
    if (old === null || now === null || old.kind !== now.kind) return old === now
    if (old.kind === 'node') return now.kind === 'node' && old.path === now.path
    if (old.kind === 'dangling' || now.kind !== 'endpoint')
      return now.kind === 'dangling' && old.kind === 'dangling' && old.phandle === now.phandle
    if (old.endpoint !== now.endpoint) return false
    const was = this.old.endpoints.get(old.endpoint)
    const is = this.now.endpoints.get(now.endpoint)
    if (was === undefined || is === undefined || was.path === is.path) return true
    // The node moved: a label moves along with it, a path does not.
    const label = was.endpoint.labels[0]
    return this.draft.deletes && label !== undefined && is.endpoint.labels.includes(label)
  }

  // Nodes

  /** What the document does not hold of a block that moves: supplies, timings, a child of its own. */
  private carryBlock(old: Block, path: string, node: NodePatch): void {
    const from = indexedNode(this.tree, old.path)
    if (from === null) return
    node.from = old.path
    const ports = old.groups.flatMap((group) =>
      group.container === null ? group.ports.map(({ name }) => name) : [group.container],
    )
    this.draft.carry(from, path, node, ['compatible', 'status'], ports)
  }
}

/** The endpoints some `remote-endpoint` names. */
const referredEndpoints = memoizeByIdentity((graph: PipelineGraph): ReadonlySet<EndpointId> => {
  const remotes = blocksOf(graph)
    .flatMap(endpointsOf)
    .map((at) => at.endpoint.remote)
  return new Set(remotes.flatMap((to) => (to?.kind === 'endpoint' ? [to.endpoint] : [])))
})

const cells = (cell: number): PatchValue => ({ kind: 'cells', cells: [cell] })

const isEnabled = ({ status }: Block): boolean =>
  status === null || status === 'okay' || status === 'ok'

/** A change between two values that are neither plainly on nor plainly off: 'fail' to 'disabled'. */
const isOdd = (old: string | null, now: string | null): boolean =>
  old !== now && ![old, now].every((s) => s === null || s === 'okay' || s === 'ok')
