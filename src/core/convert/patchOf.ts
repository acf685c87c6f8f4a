import type { Diagnostic } from '../base/diagnostic.ts'
import type { BlockId, EndpointId } from '../base/ids.ts'
import type { DeviceTree, DtNode } from '../devicetree/tree.ts'
import { nodeAt, property } from '../devicetree/walk.ts'
import type { Block, BlockProperty, Endpoint, PipelineGraph } from '../pipeline/document.ts'
import { numberOf } from '../pipeline/endpoints.ts'
import { endpointLabel } from '../pipeline/labels.ts'
import { blockName, directionOf } from '../pipeline/links.ts'
import { ExportLabels } from './exportLabels.ts'
import { type EndpointNode, type GraphNodes, graphNodes, type PortNode } from './graphNodes.ts'
import { propertyLine } from './propertyText.ts'
import {
  childPath,
  type NodePatch,
  PatchBuilder,
  type PatchValue,
  type TreePatch,
} from './treePatch.ts'

/** A patch, and what the document says that it does not. */
export interface PatchResult {
  readonly patch: TreePatch
  readonly cannot: readonly Diagnostic[]
}

/** What the patch is to become: a runtime overlay can neither delete nor give new labels to old nodes. */
export type PatchUse = 'source' | 'overlay'

/**
 * What changed between the base and the document, as a patch of the base's tree.
 *
 * @param tree - what `base` was imported from, so that what the document does not hold moves along
 *   with its node, and no label is given twice
 */
export function patchOf(
  tree: DeviceTree,
  base: PipelineGraph,
  graph: PipelineGraph,
  use: PatchUse,
): PatchResult {
  return new PatchWriter(tree, base, graph, use).write()
}

class PatchWriter {
  private readonly tree: DeviceTree
  private readonly base: PipelineGraph
  private readonly graph: PipelineGraph
  private readonly deletes: boolean
  private readonly builder: PatchBuilder
  private readonly labels: ExportLabels
  private readonly old: GraphNodes
  private readonly now: GraphNodes
  /** Nodes the document no longer has, outermost only. An overlay leaves them all the same. */
  private readonly lost = new Set<string>()
  /** Blocks that go with a node above them, though the document still holds them. */
  private readonly gone = new Set<BlockId>()
  private readonly cannot: Diagnostic[] = []

  constructor(tree: DeviceTree, base: PipelineGraph, graph: PipelineGraph, use: PatchUse) {
    this.tree = tree
    this.base = base
    this.graph = graph
    this.deletes = use === 'source'
    this.builder = new PatchBuilder(tree)
    const buses = new ExportLabels(tree, () => true)
    this.old = graphNodes(base)
    this.now = graphNodes(graph, (label) => buses.pathOf(label))
    this.removeLost()
    this.labels = new ExportLabels(tree, (path) => !this.isRemoved(path))
  }

  write(): PatchResult {
    for (const [id, path] of this.now.blocks) this.checkParent(id, path)
    this.writeAliases()
    for (const block of Object.values(this.graph.blocks))
      if (!this.gone.has(block.id)) this.writeBlock(block)
    for (const port of this.now.ports.values()) if (!this.gone.has(port.block)) this.writePort(port)
    const owners = this.ownersOfPaths()
    for (const node of this.now.endpoints.values())
      if (this.gone.has(node.block.id)) continue
      else if (owners.get(node.path) === node) this.writeEndpoint(node)
      else
        this.refuse(
          'two-nodes',
          `Two endpoints of ${blockName(node.block)} are both ${node.path}, and a device tree holds only one: give one of them another number.`,
          node.path,
        )
    const { root, below } = this.builder
    for (const label of below.keys())
      this.say(
        'warning',
        'unknown-bus',
        `No node with the label ${label} was read: what hangs on it counts on a file that was not given.`,
        `&${label}`,
      )
    return { patch: { root, below, labelOf: this.labels.labelOf }, cannot: this.cannot }
  }

  // What is no longer there

  private removeLost(): void {
    const { old, now } = this
    for (const [id, path] of old.blocks) if (now.blocks.get(id) !== path) this.lose(path)
    for (const path of old.containers) if (!now.containers.has(path)) this.lose(path)
    for (const path of old.ports.keys()) if (!now.ports.has(path)) this.lose(path)
    for (const [id, { path }] of old.endpoints)
      if (now.endpoints.get(id)?.path !== path) this.lose(path)
  }

  private lose(path: string): void {
    if (this.isLost(path)) return
    this.lost.add(path)
    if (this.deletes) this.builder.remove(path)
    else this.staysInOverlay(`The node ${path}`, path)
  }

  private isLost(path: string): boolean {
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
      if (this.lost.has(at)) return true
    return false
  }

  private isRemoved(path: string): boolean {
    return this.deletes && this.isLost(path)
  }

  private checkParent(id: BlockId, path: string): void {
    const parent = path.slice(0, path.lastIndexOf('/'))
    if (this.old.blocks.get(id) !== path || !this.isRemoved(parent)) return
    this.gone.add(id)
    this.refuse('parent-gone', `${path} goes with the node it is a child of.`, path)
  }

  private stands(path: string): boolean {
    return path.startsWith('/') && !this.isRemoved(path) && nodeAt(this.tree, path) !== null
  }

  // Blocks and aliases

  private writeAliases(): void {
    const section = (): NodePatch => this.builder.at('/aliases')
    const targets = (graph: PipelineGraph, nodes: GraphNodes): Map<string, string> =>
      new Map(
        graph.aliases
          .filter(({ block }) => !this.gone.has(block))
          .map(({ name, block }) => [name, nodes.blocks.get(block) ?? '']),
      )
    const was = targets(this.base, this.old)
    const is = targets(this.graph, this.now)
    for (const name of was.keys())
      if (!is.has(name)) this.dropProperty(section, name, '/aliases', null)
    for (const [name, to] of is) {
      if (was.get(name) === to || to === '') continue
      if (!this.deletes && to.startsWith('&'))
        this.refuse(
          'alias-path',
          `The alias ${name} needs the full path of ${to}, which is not known here.`,
          '/aliases',
        )
      else this.setProperty(section, name, '/aliases', { kind: 'path', to })
    }
  }

  private writeBlock(block: Block): void {
    const old = this.base.blocks[block.id]
    if (old === block) return
    const path = this.now.blocks.get(block.id) ?? block.path
    if (old === undefined || this.old.blocks.get(block.id) !== path) this.addBlock(block, old, path)
    else this.changeBlock(old, block, path)
  }

  private addBlock(block: Block, old: Block | undefined, path: string): void {
    if (this.stands(path)) {
      this.refuse(
        'two-nodes',
        `The board already has a node ${path} that is not ${blockName(block)}.`,
        path,
      )
      return
    }
    this.numberParent(path)
    const node = this.builder.at(path)
    this.label(node, block.labels, path)
    if (block.compatible.length > 0)
      node.properties.set('compatible', { kind: 'strings', strings: block.compatible })
    if (old !== undefined) this.carryBlock(old, path, node)
    this.changeProperties(() => node, old?.properties ?? [], block.properties, path, block)
    if (block.status !== null)
      node.properties.set('status', { kind: 'strings', strings: [block.status] })
  }

  private changeBlock(old: Block, block: Block, path: string): void {
    const node = (): NodePatch => this.builder.at(path)
    this.addLabels(node, old.labels, block.labels, path)
    if (isEnabled(old) !== isEnabled(block) || isOdd(old.status, block.status))
      node().properties.set('status', { kind: 'strings', strings: [block.status ?? 'okay'] })
    if (old.compatible.join('\0') !== block.compatible.join('\0')) {
      if (block.compatible.length === 0) this.dropProperty(node, 'compatible', path, block)
      else node().properties.set('compatible', { kind: 'strings', strings: block.compatible })
    }
    this.changeProperties(node, old.properties, block.properties, path, block)
  }

  private changeProperties(
    node: () => NodePatch,
    old: readonly BlockProperty[],
    now: readonly BlockProperty[],
    path: string,
    block: Block,
  ): void {
    for (const property of now)
      if (!old.some((was) => propertyLine(was) === propertyLine(property)))
        this.setProperty(node, property.name, path, property.value)
    for (const { name } of old)
      if (!now.some((property) => property.name === name))
        this.dropProperty(node, name, path, block)
  }

  // Ports and endpoints

  private writePort({ path, parent, port }: PortNode): void {
    const was = this.old.ports.get(path)
    if (was !== undefined && this.stands(path)) {
      this.addLabels(() => this.builder.at(path), was.port.labels, port.labels, path)
      if (was.port.reg !== port.reg && port.reg !== null)
        this.builder.at(path).properties.set('reg', cells(port.reg))
      return
    }
    if (port.reg !== null) this.numberChildren(parent)
    const node = this.builder.at(path)
    if (port.endpoints.some(({ reg }) => reg !== null)) this.numberChildren(path)
    this.label(node, port.labels, path)
    if (port.reg !== null) node.properties.set('reg', cells(port.reg))
  }

  /** Of several endpoints at one path the one that was there, else the first. */
  private ownersOfPaths(): Map<string, EndpointNode> {
    const owners = new Map<string, EndpointNode>()
    for (const [id, node] of this.now.endpoints)
      if (this.old.endpoints.get(id)?.path === node.path) owners.set(node.path, node)
    for (const node of this.now.endpoints.values())
      if (!owners.has(node.path)) owners.set(node.path, node)
    return owners
  }

  private writeEndpoint(now: EndpointNode): void {
    const { path, block, endpoint } = now
    const was = this.old.endpoints.get(endpoint.id)
    const node = (): NodePatch => this.builder.at(path)
    if (was?.path !== path || !this.stands(path)) {
      this.addEndpoint(now, was)
      return
    }
    const old = was.endpoint
    if (old === endpoint && this.sameRemote(old, endpoint)) return
    this.addLabels(node, old.labels, endpoint.labels, path)
    if (old.reg !== endpoint.reg && endpoint.reg !== null)
      node().properties.set('reg', cells(endpoint.reg))
    this.changeProperties(node, old.properties, endpoint.properties, path, block)
    if (this.sameRemote(old, endpoint)) return
    const remote = this.remoteValue(endpoint)
    if (remote === null) this.dropProperty(node, 'remote-endpoint', path, block)
    else this.setProperty(node, 'remote-endpoint', path, remote)
  }

  private addEndpoint(now: EndpointNode, was: EndpointNode | undefined): void {
    const { path, block, endpoint, port } = now
    if (this.stands(path)) {
      this.staysInOverlay(`What ${path} was before`, path)
      return
    }
    if (endpoint.reg !== null) this.numberChildren(port.path)
    const node = this.builder.at(path)
    this.label(node, endpoint.labels, path)
    if (node.labels.length === 0 && this.isReferred(endpoint.id)) {
      const place = { ...now, group: { container: null, ports: [] }, port: port.port }
      const wanted = endpointLabel(this.graph, block, directionOf(place), numberOf(endpoint))
      this.label(node, [wanted], path)
    }
    if (endpoint.reg !== null) node.properties.set('reg', cells(endpoint.reg))
    const moved = was === undefined ? null : nodeAt(this.tree, was.path)
    if (moved !== null && was !== undefined) node.from = was.path
    if (moved !== null) this.carry(moved, path, node, ['reg', 'remote-endpoint'], [])
    const kept = moved === null ? [] : (was?.endpoint.properties ?? [])
    this.changeProperties(() => node, kept, endpoint.properties, path, block)
    const remote = this.remoteValue(endpoint)
    if (remote !== null) this.setProperty(() => node, 'remote-endpoint', path, remote)
  }

  private isReferred(id: EndpointId): boolean {
    for (const { endpoint } of this.now.endpoints.values())
      if (endpoint.remote?.kind === 'endpoint' && endpoint.remote.endpoint === id) return true
    return false
  }

  private remoteValue({ remote }: Endpoint): PatchValue | null {
    if (remote === null) return null
    if (remote.kind === 'dangling') return cells(remote.phandle)
    const end = remote.kind === 'node' ? undefined : this.now.endpoints.get(remote.endpoint)
    if (end !== undefined && this.gone.has(end.block.id)) return null
    const to = remote.kind === 'node' ? remote.path : end?.path
    return to === undefined ? null : { kind: 'cells', cells: [{ to }] }
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
    return this.deletes && label !== undefined && is.endpoint.labels.includes(label)
  }

  // Nodes

  /** What the document does not hold of a block that moves: supplies, timings, a child of its own. */
  private carryBlock(old: Block, path: string, node: NodePatch): void {
    const from = nodeAt(this.tree, old.path)
    if (from === null) return
    node.from = old.path
    const ports = old.groups.flatMap((group) =>
      group.container === null ? group.ports.map(({ name }) => name) : [group.container],
    )
    this.carry(from, path, node, ['compatible', 'status'], ports)
  }

  private carry(
    from: DtNode,
    path: string,
    node: NodePatch,
    knownProperties: readonly string[],
    knownChildren: readonly string[],
  ): void {
    for (const property of from.properties) {
      const { name } = property
      const isPhandle = name === 'phandle' || name === 'linux,phandle'
      if (node.properties.has(name) || knownProperties.includes(name)) continue
      if (!isPhandle || this.deletes) node.properties.set(name, { kind: 'copy', property })
    }
    for (const child of from.children) {
      if (knownChildren.includes(child.name)) continue
      const to = childPath(path, child.name)
      const made = this.builder.at(to)
      this.label(made, child.labels, to)
      this.carry(child, to, made, [], [])
    }
  }

  private numberParent(path: string): void {
    const parent = path.slice(0, path.lastIndexOf('/'))
    if (/@[^/]*$/.test(path) && parent !== '' && parent.includes('/')) this.numberChildren(parent)
  }

  /** The cells a node must have whose children are numbered. */
  private numberChildren(path: string): void {
    const known = this.stands(path) ? nodeAt(this.tree, path) : null
    if (known !== null && property(known, '#address-cells') !== null) return
    const node = this.builder.at(path)
    if (node.properties.has('#address-cells')) return
    node.properties.set('#address-cells', cells(1))
    node.properties.set('#size-cells', cells(0))
  }

  private label(node: NodePatch, wanted: readonly string[], path: string): void {
    for (const label of wanted) {
      const given = this.labels.give(label, path)
      if (given === null)
        this.refuse('bad-label', `${label} cannot be a label, so ${path} goes without it.`, path)
      else if (!node.labels.includes(given)) {
        node.labels.push(given)
        if (given !== label)
          this.note(
            'label-taken',
            `The label ${label} is taken elsewhere in the board: ${path} is written as ${given}.`,
            path,
          )
      }
    }
  }

  private addLabels(
    node: () => NodePatch,
    old: readonly string[],
    now: readonly string[],
    path: string,
  ): void {
    const added = now.filter((label) => !old.includes(label))
    if (added.length === 0) return
    if (this.deletes) this.label(node(), added, path)
    else
      this.note(
        'overlay-label',
        `An overlay cannot give ${path} the label ${added.join(', ')}: it keeps those it has.`,
        path,
      )
  }

  private setProperty(node: () => NodePatch, name: string, path: string, value: PatchValue): void {
    const unnamed = this.deletes ? null : this.unnamedTarget(value)
    if (!/^[\w,.+*#?@-]+$/.test(name))
      this.refuse('bad-name', `'${name}' cannot be the name of a property of ${path}.`, path)
    else if (unnamed === null) node().properties.set(name, value)
    else
      this.refuse(
        'overlay-no-label',
        `An overlay cannot set ${name} of ${path}: ${unnamed} has no label in the base, and only a label can be looked up there. Use the snippet, or label that node in the base.`,
        path,
      )
  }

  /** A node of the base that a value refers to and that has no label. */
  private unnamedTarget(value: PatchValue): string | null {
    if (value.kind !== 'cells') return null
    for (const cell of value.cells)
      if (typeof cell === 'object' && this.stands(cell.to) && !this.labels.labelOf.has(cell.to))
        return cell.to
    return null
  }

  private dropProperty(
    node: () => NodePatch,
    name: string,
    path: string,
    block: Block | null,
  ): void {
    if (this.deletes) node().properties.set(name, null)
    else
      this.staysInOverlay(
        `${name} of ${block === null ? path : `${blockName(block)} (${path})`}`,
        path,
      )
  }

  private staysInOverlay(what: string, path: string): void {
    this.refuse(
      'overlay-delete',
      `${what} stays as the base has it: an overlay only adds and replaces. Use the snippet in the board file to take it away.`,
      path,
    )
  }

  private refuse(what: string, message: string, path: string): void {
    this.say('error', what, message, path)
  }

  private note(what: string, message: string, path: string): void {
    this.say('info', what, message, path)
  }

  private say(severity: Diagnostic['severity'], what: string, message: string, path: string): void {
    const subject = { kind: 'node', path } as const
    this.cannot.push({ code: `export/${what}`, severity, message, subject })
  }
}

const cells = (cell: number): PatchValue => ({ kind: 'cells', cells: [cell] })

const isEnabled = ({ status }: Block): boolean =>
  status === null || status === 'okay' || status === 'ok'

/** A change between two values that are neither plainly on nor plainly off: 'fail' to 'disabled'. */
const isOdd = (old: string | null, now: string | null): boolean =>
  old !== now && ![old, now].every((s) => s === null || s === 'okay' || s === 'ok')
