import { aliasNumber, splitAlias } from '../../pipeline/aliases.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { BlockProperty, PipelineGraph, Remote } from '../../pipeline/document.ts'
import { iteratedPorts, numberOf } from '../../pipeline/endpoints.ts'
import { type GraphNodes, graphNodes } from './graphNodes.ts'
import { valueText } from './propertyText.ts'

/** One thing two documents do not agree on. */
export interface Difference {
  readonly what:
    | 'block'
    | 'port'
    | 'endpoint'
    | 'status'
    | 'compatible'
    | 'labels'
    | 'reg'
    | 'remote-endpoint'
    /** Of several with the numbers that `name` gives, 'port.endpoint', the one that counts. */
    | 'first endpoint'
    | 'property'
    | 'alias'
    /** Of several aliases of one stem that a block has, the number that counts. */
    | 'alias number'
  /** The node it is about; of an alias, '/aliases'. */
  readonly path: string
  /** Of a property or an alias, 'stem of /block' of an alias number; see 'first endpoint'. */
  readonly name: string | null
  /** As text; null where the document has nothing there. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * Where two documents differ, in the order of the first. Empty when the driver and a reader of the
 * source would take them for the same. Never counted: positions, titles, phandle numbers, endpoint and
 * block ids, the order of nodes and aliases (but for endpoints of one number and aliases of one stem, of
 * which the kernel takes the first), a missing `status` against "okay", and properties only one of the
 * two has, since a document holds of a tree what the drivers read.
 *
 * @param busPath - the path of a node only known by its label, where a tree tells
 */
export function sameDocument(
  before: PipelineGraph,
  after: PipelineGraph,
  busPath?: (label: string) => string | null,
): Difference[] {
  const a = flatten(before, busPath)
  const b = flatten(after, busPath)
  const differences: Difference[] = []
  for (const [key, { place, text }] of a) {
    const other = b.get(key)
    if (other?.text === text || (other === undefined && mayBeAlone(place))) continue
    if (place.what === 'first endpoint' && !(hasEndpoint(a, other?.text) && hasEndpoint(b, text)))
      continue
    differences.push({ ...place, before: text, after: other?.text ?? null })
  }
  for (const [key, { place, text }] of b)
    if (!a.has(key) && !mayBeAlone(place)) differences.push({ ...place, before: null, after: text })
  return differences
}

/** That one of them has an endpoint too many is said of that endpoint. */
const hasEndpoint = (facts: Facts, path = ''): boolean => facts.has(`${path}\0endpoint\0`)
const mayBeAlone = ({ what }: Place): boolean =>
  what === 'property' || what === 'first endpoint' || what === 'alias number'

type Place = Pick<Difference, 'what' | 'path' | 'name'>
type Facts = ReadonlyMap<string, { readonly place: Place; readonly text: string }>

/** Everything a document says, as text by a key that names its place. */
function flatten(graph: PipelineGraph, busPath?: (label: string) => string | null): Facts {
  const nodes = graphNodes(blocksOf(graph), busPath)
  const names = pathsOfLabels(graph, nodes)
  const facts = new Map<string, { readonly place: Place; readonly text: string }>()
  const say = (
    what: Difference['what'],
    path: string,
    text: string | null,
    name: string | null = null,
  ) => {
    if (text !== null && text !== '')
      facts.set(`${path}\0${what}\0${name ?? ''}`, { place: { what, path, name }, text })
  }
  const sayProperties = (path: string, properties: readonly BlockProperty[]): void => {
    for (const { name, value } of properties)
      if (name !== 'status' && name !== 'compatible')
        say('property', path, valueText(withPaths(value, names), NO_LABELS) || 'set', name)
  }
  for (const block of blocksOf(graph)) {
    const path = nodes.blocks.get(block.id) ?? block.path
    say('block', path, path)
    say('labels', path, sorted(block.labels))
    say('compatible', path, block.compatible.join(', '))
    say('status', path, block.status === 'okay' || block.status === 'ok' ? null : block.status)
    sayProperties(path, block.properties)
  }
  for (const { path, port } of nodes.ports.values()) {
    say('port', path, path)
    say('labels', path, sorted(port.labels))
    say('reg', path, port.reg === null ? null : String(port.reg))
  }
  for (const { path, endpoint } of nodes.endpoints.values()) {
    say('endpoint', path, path)
    say('labels', path, sorted(endpoint.labels))
    say('reg', path, endpoint.reg === null ? null : String(endpoint.reg))
    say('remote-endpoint', path, remoteText(endpoint.remote, nodes))
    sayProperties(path, endpoint.properties)
  }
  for (const [key, path] of firstOfTwins(graph, nodes)) {
    const [, numbers = ''] = key.split('\0')
    facts.set(key, { place: { what: 'first endpoint', path, name: numbers }, text: path })
  }
  for (const { name, block } of graph.aliases) {
    const path = nodes.blocks.get(block) ?? null
    say('alias', '/aliases', path, name)
    const stem = splitAlias(name)?.stem
    const number = stem === undefined ? null : aliasNumber(graph, block, stem)
    if (number !== null) say('alias number', '/aliases', String(number), `${stem} of ${path}`)
  }
  return facts
}

/** Where several endpoints of a block answer to one port and number, the path of the first. */
function firstOfTwins(graph: PipelineGraph, nodes: GraphNodes): Map<string, string> {
  const first = new Map<string, string>()
  const twins = new Map<string, string>()
  for (const block of blocksOf(graph))
    for (const port of iteratedPorts(block))
      for (const endpoint of port.endpoints) {
        const numbers = `${numberOf(port)}.${numberOf(endpoint)}`
        const key = `${nodes.blocks.get(block.id) ?? block.path}\0${numbers}`
        const known = first.get(key)
        if (known === undefined) first.set(key, nodes.endpoints.get(endpoint.id)?.path ?? '')
        else twins.set(key, known)
      }
  return twins
}

const NO_LABELS: ReadonlyMap<string, string> = new Map()

const sorted = (labels: readonly string[]): string => [...new Set(labels)].sort().join(', ')

function remoteText(remote: Remote | null, nodes: GraphNodes): string | null {
  if (remote === null) return null
  if (remote.kind === 'dangling') return 'a phandle no node has'
  return remote.kind === 'node' ? remote.path : (nodes.endpoints.get(remote.endpoint)?.path ?? null)
}

function pathsOfLabels(graph: PipelineGraph, nodes: GraphNodes): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const { id, labels, path } of blocksOf(graph))
    for (const label of labels) paths.set(label, nodes.blocks.get(id) ?? path)
  return paths
}

/** A label and a path can name one node. */
function withPaths(
  value: BlockProperty['value'],
  names: ReadonlyMap<string, string>,
): BlockProperty['value'] {
  if (value.kind !== 'cells') return value
  const cells = value.cells.map((cell) =>
    typeof cell === 'number' ? cell : { to: names.get(cell.to) ?? cell.to },
  )
  return { kind: 'cells', cells }
}
