import type { DtDeletion } from '../../devicetree/tree.ts'
import { nodeAt } from '../../devicetree/walk.ts'
import type { Block, BlockProperty, Endpoint, PipelineGraph } from '../../pipeline/document.ts'
import { type EndpointPlace, endpointsOf, placeOf } from '../../pipeline/endpoints.ts'
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
 * Where a block came from: its node, what decides about it, each endpoint with the link it holds, then
 * the other properties as the files have them; those deleted on the way and changed here among them.
 *
 * @param read - null for a board begun from the catalogue
 */
export function blockOrigins(
  read: BoardRead | null,
  base: PipelineGraph,
  graph: PipelineGraph,
  block: Block,
): Origin[] {
  const { path } = base.blocks[block.id] ?? block
  const own = nodeOrigins(read, base.blocks[block.id], block, path)
  const isFirst = ({ property }: Origin): boolean =>
    property === null || property === 'status' || property === 'compatible'
  return [
    ...own.filter(isFirst),
    ...endpointOrigins(read, base, graph, block),
    ...own.filter((origin) => !isFirst(origin)),
  ]
}

/** Where a link came from: `remote-endpoint` of both ends. */
export function linkOrigins(
  read: BoardRead | null,
  base: PipelineGraph,
  ends: readonly EndpointPlace[],
): Origin[] {
  return ends.map((place) => remoteOrigin(read, base, place))
}

function nodeOrigins(
  read: BoardRead | null,
  old: Block | undefined,
  block: Block,
  path: string,
): Origin[] {
  const edits = old === undefined ? NO_EDITS : editedBlock(old, block)
  const node: Origin = {
    path,
    property: null,
    provenance: provenance(read, path, null),
    edited: old === undefined ? 'added' : null,
  }
  return [node, ...propertyOrigins(read, path, edits)]
}

type Edits = ReadonlyMap<string, Origin['edited']>
const NO_EDITS: Edits = new Map()

/** The properties somebody wrote, those deleted again, and those edited here. */
function propertyOrigins(read: BoardRead | null, path: string, edits: Edits): Origin[] {
  const node = read === null ? null : nodeAt(read.tree, path)
  const names = new Set([
    ...(node?.properties ?? []).flatMap(({ name, generated }) => (generated ? [] : [name])),
    ...(read?.deletions ?? []).flatMap((one) => deletedProperty(one, path) ?? []),
    ...edits.keys(),
  ])
  return Array.from(names, (property) => ({
    path,
    property,
    provenance: provenance(read, path, property),
    edited: edits.get(property) ?? null,
  }))
}

const deletedProperty = ({ kind, path, property }: DtDeletion, of: string): string | null =>
  kind === 'property' && path === of ? property : null

function editedBlock(old: Block, block: Block): Edits {
  const edits = new Map(editedProperties(old.properties, block.properties))
  if (old.status !== block.status)
    edits.set(
      'status',
      block.status === null ? 'removed' : old.status === null ? 'added' : 'changed',
    )
  if (old.compatible.join('\0') !== block.compatible.join('\0')) edits.set('compatible', 'changed')
  return edits
}

function editedProperties(
  old: readonly BlockProperty[],
  properties: readonly BlockProperty[],
): Edits {
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

function endpointOrigins(
  read: BoardRead | null,
  base: PipelineGraph,
  graph: PipelineGraph,
  block: Block,
): Origin[] {
  const old = base.blocks[block.id]
  const removed = (old === undefined ? [] : endpointsOf(old)).filter(
    ({ endpoint }) => placeOf(graph, endpoint.id) === null,
  )
  return [
    ...endpointsOf(block).flatMap((place) => [
      remoteOrigin(read, base, place),
      ...otherOrigins(read, base, place),
    ]),
    ...removed.map((place): Origin => {
      const path = endpointPath(place)
      return { path, property: null, provenance: provenance(read, path, null), edited: 'removed' }
    }),
  ]
}

/** The link an endpoint holds or, where it holds none, the endpoint itself. */
function remoteOrigin(read: BoardRead | null, base: PipelineGraph, place: EndpointPlace): Origin {
  const old = placeOf(base, place.endpoint.id)
  const path = endpointPath(old ?? place)
  const { remote } = place.endpoint
  if (old === null) return { path, property: null, provenance: { kind: 'absent' }, edited: 'added' }
  const had = provenance(read, path, 'remote-endpoint')
  const edited = remoteEdit(old.endpoint, place.endpoint)
  if (remote === null && edited === null && had.kind === 'absent')
    return { path, property: null, provenance: provenance(read, path, null), edited: null }
  return { path, property: 'remote-endpoint', provenance: had, edited }
}

/** The properties of an endpoint besides its number and its link: `data-lanes`. */
function otherOrigins(read: BoardRead | null, base: PipelineGraph, place: EndpointPlace): Origin[] {
  const old = placeOf(base, place.endpoint.id)
  if (old === null) return []
  const edits = editedProperties(old.endpoint.properties, place.endpoint.properties)
  return propertyOrigins(read, endpointPath(old), edits).filter(
    ({ property }) => property !== 'reg' && property !== 'remote-endpoint',
  )
}

function remoteEdit({ remote: old }: Endpoint, { remote }: Endpoint): Origin['edited'] {
  if (JSON.stringify(old) === JSON.stringify(remote)) return null
  return old === null ? 'added' : remote === null ? 'removed' : 'changed'
}

const provenance = (read: BoardRead | null, path: string, property: string | null): Provenance =>
  read === null ? { kind: 'absent' } : provenanceOf(read, path, property ?? undefined)

function endpointPath({ block, group, port, endpoint }: EndpointPlace): string {
  const above = block.path === '/' ? '' : block.path
  return [above, group.container, port.name, endpoint.name].filter((one) => one !== null).join('/')
}
