import type { DeviceTree } from '../../devicetree/tree.ts'
import { nodeAt, walk } from '../../devicetree/walk.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { Block, BlockProperty, PipelineGraph, Remote } from '../../pipeline/document.ts'
import type { EndpointPlace } from '../../pipeline/endpoints.ts'
import { type Provenance, provenanceOf } from './provenanceOf.ts'
import type { BoardRead } from './readBoard.ts'

/** Where one thing about a block came from. */
export interface Origin {
  /** Full path of the node. */
  readonly path: string
  /** Null for the node itself. */
  readonly property: string | null
  readonly provenance: Provenance
  /** What an edit here made of it since; null for nothing. */
  readonly edited: 'changed' | 'added' | 'removed' | null
}

/**
 * Where a block came from: its node and every node in it that is in no other block, in tree order, each
 * followed by its properties; last, nodes that were deleted again or added here. Of the root only the
 * ports are taken for its own.
 *
 * @param read - null for a board begun from the catalogue: of it only links and edits are listed
 */
export function blockOrigins(read: BoardRead | null, base: PipelineGraph, block: Block): Origin[] {
  const old = base.blocks[block.id]
  const { path: top } = old ?? block
  const edits = editsOf(old, block, top)
  const others = blocksOf(base).flatMap(({ path }) => (path === top ? [] : [path]))
  const paths = new Set([...(read === null ? [] : ownPaths(read, top, others)), ...edits.keys()])
  return [...paths].flatMap((path) => nodeOrigins(read, path, edits.get(path) ?? UNTOUCHED))
}

/** Where a link came from: `remote-endpoint` of both ends; of an end without one, its node. */
export function linkOrigins(
  read: BoardRead | null,
  base: PipelineGraph,
  ends: readonly EndpointPlace[],
): Origin[] {
  return ends.flatMap(({ block, endpoint: { id } }) => {
    const old = base.blocks[block.id]
    const { path: top } = old ?? block
    const parts = [old ?? block, block].flatMap((one) => partsOf(one, top))
    const path = parts.find(({ key }) => key === id)?.path
    if (path === undefined) return []
    const origins = nodeOrigins(read, path, editsOf(old, block, top).get(path) ?? UNTOUCHED)
    return origins.find(({ property }) => property === 'remote-endpoint') ?? origins.slice(0, 1)
  })
}

/**
 * Where any node of the opened tree came from: the node, then its properties, with what edits here made of
 * them. Only nodes of blocks can be edited.
 *
 * @param path - as it was opened
 */
export function originsAt(
  read: BoardRead,
  base: PipelineGraph,
  graph: PipelineGraph,
  path: string,
): Origin[] {
  for (const old of blocksOf(base)) {
    const block = graph.blocks[old.id]
    if (block === old || !(path === old.path || isPartOf(path, old.path))) continue
    if (block === undefined) return nodeOrigins(read, path, { ...UNTOUCHED, node: 'removed' })
    const edits = editsOf(old, block, old.path).get(path)
    if (edits !== undefined) return nodeOrigins(read, path, edits)
  }
  return nodeOrigins(read, path, UNTOUCHED)
}

/** A node, then its properties: those somebody wrote, those deleted again, and those edited here. */
function nodeOrigins(read: BoardRead | null, path: string, edits: NodeEdits): Origin[] {
  const node = read === null ? null : nodeAt(read.tree, path)
  const names = new Set([
    ...(node?.properties ?? []).flatMap(({ name, generated }) => (generated ? [] : [name])),
    ...(read?.deletions ?? []).flatMap((one) => (one.path === path ? (one.property ?? []) : [])),
    ...edits.properties.keys(),
  ])
  const deciding = ['status', 'compatible'].filter((name) => names.has(name))
  return [null, ...new Set([...deciding, ...names])].map((property) => ({
    path,
    property,
    provenance:
      read === null ? { kind: 'absent' } : provenanceOf(read, path, property ?? undefined),
    edited: property === null ? edits.node : (edits.properties.get(property) ?? null),
  }))
}

/** Paths of a node and of all in it that is in none of the others, then of what was deleted there. */
function ownPaths(
  { tree, deletions }: BoardRead,
  top: string,
  others: readonly string[],
): string[] {
  const isOwn = (path: string): boolean =>
    isPartOf(path, top) &&
    !others.some((other) => other.startsWith(top) && (path === other || isPartOf(path, other)))
  const deleted = deletions.filter((one) => one.kind === 'node' && nodeAt(tree, one.path) === null)
  return [...pathsBelow(tree, top), ...deleted.map(({ path }) => path)].filter(
    (path) => path === top || isOwn(path),
  )
}

function pathsBelow(tree: DeviceTree, top: string): string[] {
  const root = nodeAt(tree, top)
  if (root === null) return []
  const above = top === '/' ? '' : top
  return Array.from(walk({ ...tree, root }), ({ path }) => (path === '/' ? top : above + path))
}

/** Whether a node stands in another one; in the root, whether it is one of its ports or in one. */
const isPartOf = (path: string, top: string): boolean =>
  top === '/' ? /^\/(?:in-|out-)?ports?(?:[@/]|$)/.test(path) : path.startsWith(`${top}/`)

// What was edited here

interface NodeEdits {
  readonly node: Origin['edited']
  readonly properties: ReadonlyMap<string, Origin['edited']>
}
const NO_PROPERTIES: NodeEdits['properties'] = new Map()
const UNTOUCHED: NodeEdits = { node: null, properties: NO_PROPERTIES }

/** Of every node of a block that it has or had, by the path it had. */
function editsOf(old: Block | undefined, block: Block, top: string): Map<string, NodeEdits> {
  const own: NodeEdits =
    old === undefined
      ? { node: 'added', properties: NO_PROPERTIES }
      : { node: null, properties: editedBlock(old, block) }
  const edits = new Map([[top, own]])
  const left = new Map(old === undefined ? [] : partsOf(old, top).map((part) => [part.key, part]))
  for (const part of partsOf(block, top)) {
    const was = left.get(part.key)
    left.delete(part.key)
    if (was === undefined) edits.set(part.path, { node: 'added', properties: NO_PROPERTIES })
    else edits.set(was.path, { node: null, properties: editedPart(was, part) })
  }
  for (const { path } of left.values())
    if (!edits.has(path)) edits.set(path, { node: 'removed', properties: NO_PROPERTIES })
  return edits
}

/** A container, a port or an endpoint. */
interface Part {
  /** What it is known by whatever becomes of it: an endpoint's id, else its path. */
  readonly key: string
  readonly path: string
  readonly reg: number | null
  readonly remote: Remote | null
  readonly properties: readonly BlockProperty[]
}

function partsOf({ groups }: Block, top: string): Part[] {
  const above = top === '/' ? '' : top
  return groups.flatMap(({ container, ports }) => {
    const parent = container === null ? above : `${above}/${container}`
    const none = { reg: null, remote: null, properties: [] }
    const parts = ports.flatMap(({ name, reg, endpoints }): Part[] => {
      const port = `${parent}/${name}`
      return [
        { ...none, key: port, path: port, reg },
        ...endpoints.map((endpoint) => ({
          ...endpoint,
          key: endpoint.id,
          path: `${port}/${endpoint.name}`,
        })),
      ]
    })
    return container === null ? parts : [{ ...none, key: parent, path: parent }, ...parts]
  })
}

function editedBlock(old: Block, block: Block): NodeEdits['properties'] {
  const edits = editedProperties(old.properties, block.properties)
  if (old.status !== block.status) edits.set('status', editOf(old.status, block.status))
  if (old.compatible.join('\0') !== block.compatible.join('\0')) edits.set('compatible', 'changed')
  return edits
}

function editedPart(old: Part, part: Part): NodeEdits['properties'] {
  const edits = editedProperties(old.properties, part.properties)
  if (old.reg !== part.reg) edits.set('reg', editOf(old.reg, part.reg))
  const isSame = JSON.stringify(old.remote) === JSON.stringify(part.remote)
  if (part.remote !== null || !isSame)
    edits.set('remote-endpoint', isSame ? null : editOf(old.remote, part.remote))
  return edits
}

const editOf = (old: unknown, now: unknown): Origin['edited'] =>
  old === null ? 'added' : now === null ? 'removed' : 'changed'

function editedProperties(
  old: readonly BlockProperty[],
  properties: readonly BlockProperty[],
): Map<string, Origin['edited']> {
  const edits = new Map<string, Origin['edited']>()
  const before = new Map(old.map((property) => [property.name, property]))
  for (const property of properties) {
    const known = before.get(property.name)
    if (known === undefined) edits.set(property.name, 'added')
    else if (JSON.stringify(known.value) !== JSON.stringify(property.value))
      edits.set(property.name, 'changed')
    before.delete(property.name)
  }
  for (const name of before.keys()) edits.set(name, 'removed')
  return edits
}
