import type { EndpointId } from '../base/ids.ts'
import type { Block, Endpoint, PipelineGraph, Port, PortGroup } from '../pipeline/document.ts'
import { placeOf } from '../pipeline/endpoints.ts'
import { nodeName, parentPath } from '../pipeline/links.ts'
import {
  addChildCells,
  addLine,
  childSection,
  type DtsSection,
  newSection,
  printSection,
} from './dtsSection.ts'
import { propertyLine, quote, referenceText } from './propertyText.ts'

/**
 * The text that, standing in a board file after its includes, turns the base into the document:
 * `&label { ... }` for what changes in nodes the base has, whole nodes for what it lacks. Both ends
 * of every link are written. Empty when nothing differs.
 *
 * @param baseName - the file the text is meant against, for its first line
 */
export function boardSnippet(base: PipelineGraph, graph: PipelineGraph, baseName: string): string {
  const writer = new SnippetWriter(base, graph)
  writer.writeAliases()
  for (const block of Object.values(graph.blocks)) writer.writeBlock(block)
  for (const block of Object.values(base.blocks))
    if (graph.blocks[block.id] === undefined) writer.deleteBlock(block)
  const text = writer.print()
  return text === '' ? '' : `/* Display pipeline, against ${baseName} */\n\n${text}`
}

/** Collects what changes, node by node, until it is printed. */
class SnippetWriter {
  private readonly base: PipelineGraph
  private readonly graph: PipelineGraph
  private readonly root = newSection('/')
  private readonly sections = new Map<string, DtsSection>()
  private readonly deletedNodes: string[] = []

  constructor(base: PipelineGraph, graph: PipelineGraph) {
    this.base = base
    this.graph = graph
  }

  print(): string {
    const isEmpty = ({ labels, deletions, lines, children }: DtsSection): boolean =>
      labels.length + deletions.length + lines.length + children.length === 0
    const sorted = [...this.sections.values()].sort((a, b) => compareText(a.head, b.head))
    return [
      ...this.deletedNodes.map((reference) => `/delete-node/ ${reference};\n`),
      ...[this.root, ...sorted].filter((section) => !isEmpty(section)).map((s) => printSection(s)),
    ].join('\n')
  }

  writeAliases(): void {
    const section = newSection('aliases')
    const target = (graph: PipelineGraph, name: string) =>
      graph.aliases.find((alias) => alias.name === name)?.block
    for (const { name } of this.base.aliases)
      if (target(this.graph, name) === undefined)
        section.deletions.push(`/delete-property/ ${name};`)
    for (const { name, block } of this.graph.aliases) {
      const pointed = this.graph.blocks[block]
      if (pointed !== undefined && target(this.base, name) !== block)
        section.lines.push(`${name} = ${this.pathReference(pointed)};`)
    }
    if (section.deletions.length + section.lines.length > 0) this.root.children.push(section)
  }

  writeBlock(block: Block): void {
    const old = this.base.blocks[block.id]
    if (old === block) return
    if (old === undefined) this.addBlock(block)
    else this.changeBlock(old, block)
  }

  deleteBlock(block: Block): void {
    if (this.base.blocks[block.id] !== undefined) this.deletedNodes.push(reference(block))
  }

  private addBlock(block: Block): void {
    const section = childSection(this.parentSection(block), nodeName(block), block.labels)
    section.lines.push(`compatible = ${block.compatible.map(quote).join(', ')};`)
    for (const property of block.properties) section.lines.push(propertyLine(property))
    if (block.status !== null) section.lines.push(`status = ${quote(block.status)};`)
    for (const group of block.groups) {
      const holder = this.groupSection(section, group.container)
      for (const port of group.ports) this.addPort(holder, port)
    }
  }

  private changeBlock(old: Block, block: Block): void {
    this.sectionOf(old).labels.push(...block.labels.filter((label) => !old.labels.includes(label)))
    if (isEnabled(old) !== isEnabled(block) || isOdd(old.status, block.status)) {
      const section = this.sectionOf(old)
      if (block.status === null) section.deletions.push('/delete-property/ status;')
      else addLine(section, `status = ${quote(block.status)};`)
    }
    if (old.compatible.join('\0') !== block.compatible.join('\0'))
      addLine(this.sectionOf(old), `compatible = ${block.compatible.map(quote).join(', ')};`)
    for (const property of block.properties)
      if (!old.properties.some((was) => propertyLine(was) === propertyLine(property)))
        addLine(this.sectionOf(old), propertyLine(property))
    this.changePorts(old, block)
  }

  private changePorts(old: Block, block: Block): void {
    for (const group of old.groups) this.deleteLostPorts(old, group, block)
    for (const group of block.groups) {
      const oldGroup = old.groups.find(({ container }) => container === group.container)
      const holder = () => this.groupSection(this.sectionOf(old), group.container)
      for (const port of group.ports) {
        const oldPort = oldGroup?.ports.find(({ name }) => name === port.name)
        if (oldPort === undefined) this.addPort(holder(), port)
        else this.changePort(oldPort, port, holder)
      }
    }
  }

  /** Deletes what a container no longer has, each time the outermost node that is gone. */
  private deleteLostPorts(old: Block, group: PortGroup, block: Block): void {
    const kept = block.groups.find(({ container }) => container === group.container)
    if (kept === undefined && group.container !== null) {
      this.sectionOf(old).deletions.push(`/delete-node/ ${group.container};`)
      return
    }
    const holder = () => this.groupSection(this.sectionOf(old), group.container)
    for (const port of group.ports) {
      const keptPort = kept?.ports.find(({ name }) => name === port.name)
      if (keptPort === undefined) {
        holder().deletions.push(`/delete-node/ ${port.name};`)
        continue
      }
      for (const { id, name } of port.endpoints)
        if (!keptPort.endpoints.some((e) => e.id === id && e.name === name))
          childSection(holder(), port.name).deletions.push(`/delete-node/ ${name};`)
    }
  }

  private changePort(oldPort: Port, port: Port, holder: () => DtsSection): void {
    const section = () => childSection(holder(), port.name)
    for (const endpoint of port.endpoints) {
      const was = oldPort.endpoints.find(({ id }) => id === endpoint.id)
      if (was === undefined || was.name !== endpoint.name)
        this.addEndpoint(section(), port, endpoint)
      else if (was !== endpoint)
        this.changeEndpoint(was, endpoint, () => childSection(section(), endpoint.name))
    }
  }

  private changeEndpoint(was: Endpoint, endpoint: Endpoint, nested: () => DtsSection): void {
    const lines: string[] = []
    const deletions: string[] = []
    if (this.remoteOf(this.base, was) !== this.remoteOf(this.graph, endpoint)) {
      const line = this.remoteLine(endpoint)
      if (line === null) deletions.push('/delete-property/ remote-endpoint;')
      else lines.push(line)
    }
    if (was.reg !== endpoint.reg && endpoint.reg !== null) lines.push(`reg = <${endpoint.reg}>;`)
    if (lines.length + deletions.length === 0) return
    const [label] = was.labels
    const section = label === undefined ? nested() : this.section(`&${label}`)
    section.deletions.push(...deletions)
    section.lines.push(...lines)
  }

  private addPort(holder: DtsSection, port: Port): void {
    const section = childSection(holder, port.name, port.labels)
    if (port.reg !== null) {
      addChildCells(holder)
      section.lines.push(`reg = <${port.reg}>;`)
    }
    for (const endpoint of port.endpoints) this.addEndpoint(section, port, endpoint)
  }

  private addEndpoint(portSection: DtsSection, port: Port, endpoint: Endpoint): void {
    if (port.endpoints.some(({ reg }) => reg !== null)) addChildCells(portSection)
    const section = childSection(portSection, endpoint.name, endpoint.labels)
    if (endpoint.reg !== null) section.lines.push(`reg = <${endpoint.reg}>;`)
    for (const property of endpoint.properties) section.lines.push(propertyLine(property))
    const remote = this.remoteLine(endpoint)
    if (remote !== null) section.lines.push(remote)
  }

  private groupSection(block: DtsSection, container: string | null): DtsSection {
    return container === null ? block : childSection(block, container)
  }

  /** The body of a node of the base, by its label, else by its path. */
  private sectionOf(block: Block): DtsSection {
    return this.section(reference(block))
  }

  private section(head: string): DtsSection {
    const known = this.sections.get(head)
    if (known !== undefined) return known
    const made = newSection(head)
    this.sections.set(head, made)
    return made
  }

  /** The body a new node goes into: the root's, a bus's, or its host's with the nodes between. */
  private parentSection(block: Block): DtsSection {
    const numbered = nodeName(block).includes('@')
    const parent = parentPath(block) ?? '/'
    if (block.parentLabel !== null) return this.section(`&${block.parentLabel}`)
    if (parent === '/') return this.root
    const host = Object.values(this.base.blocks)
      .filter(({ path }) => path === parent || parent.startsWith(`${path}/`))
      .sort((a, b) => b.path.length - a.path.length)[0]
    const outer = host === undefined ? this.root : this.sectionOf(host)
    const between = parent
      .slice(host?.path.length ?? 0)
      .split('/')
      .filter(Boolean)
    const section = between.reduce((at, name) => childSection(at, name), outer)
    if (numbered) addChildCells(section)
    return section
  }

  private remoteLine(endpoint: Endpoint): string | null {
    const target = this.remoteOf(this.graph, endpoint)
    return target === null ? null : `remote-endpoint = <${referenceText(target)}>;`
  }

  /** Label or full path of what an endpoint names; null for nothing that could be named. */
  private remoteOf(graph: PipelineGraph, { remote }: Endpoint): string | null {
    if (remote === null || remote.kind === 'dangling') return null
    return remote.kind === 'node' ? remote.path : endpointReference(graph, remote.endpoint)
  }

  /** A node as the value of an alias: `&label`, which is its path there, or the path as text. */
  private pathReference(block: Block): string {
    const [label] = block.labels
    return label === undefined ? quote(block.path) : `&${label}`
  }
}

/** `&label` or `&{/path}`. */
const reference = (block: Block): string => referenceText(block.labels[0] ?? block.path)

function endpointReference(graph: PipelineGraph, id: EndpointId): string | null {
  const place = placeOf(graph, id)
  if (place === null) return null
  const { block, group, port, endpoint } = place
  const parts = [block.path === '/' ? '' : block.path, group.container, port.name, endpoint.name]
  return endpoint.labels[0] ?? parts.filter((part) => part !== null).join('/')
}

const isEnabled = ({ status }: Block): boolean =>
  status === null || status === 'okay' || status === 'ok'

/** A change between two values that are neither plainly on nor plainly off: 'fail' to 'disabled'. */
const isOdd = (old: string | null, now: string | null): boolean =>
  old !== now && ![old, now].every((s) => s === null || s === 'okay' || s === 'ok')

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
