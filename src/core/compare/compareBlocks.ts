import { blockOfEndpoint } from '../base/ids.ts'
import type { Block, BlockProperty } from '../pipeline/document.ts'
import { type EndpointPlace, endpointsOf, numberOf } from '../pipeline/endpoints.ts'
import { blockName } from '../pipeline/links.ts'
import type { BlockChange, EndpointChange, FieldChange } from './comparison.ts'
import type { Identity } from './identity.ts'
import { type Pairing, pairUp } from './pairUp.ts'
import { changedFields, spotOf, valueText } from './side.ts'

/**
 * The blocks of two documents, those that are the same device paired: by path, and a block that
 * moved by its label, then by its compatible.
 */
export function pairBlocks(before: readonly Block[], after: readonly Block[]): Pairing<Block> {
  return pairUp(before, after, [
    ({ path }) => path,
    ({ labels }) => labels[0] ?? null,
    ({ compatible }) => (compatible.length === 0 ? null : compatible.join()),
  ])
}

/**
 * The endpoints of one block: by their numbers, and one that was renumbered by its label, then by
 * its port and the block it leads to.
 */
export function pairEndpoints(
  before: Block,
  after: Block,
  identity: Identity,
): Pairing<EndpointPlace> {
  return pairUp(endpointsOf(before), endpointsOf(after), [
    spotOf,
    ({ endpoint }) => endpoint.labels[0] ?? null,
    ({ group, port, endpoint: { remote } }, side) =>
      remote?.kind === 'endpoint'
        ? `${group.container} ${numberOf(port)} ${identity[side].block(blockOfEndpoint(remote.endpoint))}`
        : null,
  ])
}

/** What changed in a block that is on both sides; null when nothing did. */
export function changedBlock(
  before: Block,
  after: Block,
  endpoints: Pairing<EndpointPlace>,
  labels: boolean,
): BlockChange | null {
  const fields = changedFields(fieldsOf(before, labels), fieldsOf(after, labels))
  const inside = changedEndpoints(endpoints, labels)
  if (fields.length === 0 && inside.length === 0) return null
  return {
    kind: 'changed',
    name: blockName(after),
    path: after.path,
    before: before.id,
    after: after.id,
    fields,
    endpoints: inside,
  }
}

function fieldsOf(block: Block, labels: boolean): Map<string, string> {
  const ports = block.groups.flatMap(({ container, ports }) =>
    ports.map(({ name, reg, labels: own }) =>
      [
        ...(labels ? own.map((label) => `${label}:`) : []),
        pathOf(container, name),
        numbered(name, reg),
      ]
        .filter(Boolean)
        .join(' '),
    ),
  )
  return table([
    ['path', block.path],
    ['labels', labels ? block.labels.join(', ') : ''],
    ['compatible', block.compatible.join(', ')],
    ['status', block.status],
    ['parent', block.parentLabel],
    ['ports', ports.join(', ')],
    ...propertiesOf(block.properties, labels),
  ])
}

const pathOf = (container: string | null, name: string): string =>
  container === null ? name : `${container}/${name}`

/** The number `reg` gives, where the name says another. */
function numbered(name: string, reg: number | null): string {
  const unit = name.includes('@') ? name.slice(name.indexOf('@') + 1) : null
  const number = reg === null ? null : reg.toString(16)
  return unit === number ? '' : `(${number === null ? 'no reg' : `reg ${number}`})`
}

type Row = readonly [field: string, text: string | null]

/** A field without text is none; a field that comes twice is one with both. */
function table(rows: readonly Row[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [field, text] of rows) {
    if (text === null || (text === '' && field !== 'status')) continue
    const known = fields.get(field)
    fields.set(field, known === undefined ? text : `${known}; ${text}`)
  }
  return fields
}

const propertiesOf = (properties: readonly BlockProperty[], labels: boolean): Row[] =>
  properties.map(({ name, value }) => [name, valueText(value, labels)])

function changedEndpoints(
  { pairs, removed, added }: Pairing<EndpointPlace>,
  labels: boolean,
): EndpointChange[] {
  const changed = pairs.flatMap(([before, after]): EndpointChange[] => {
    const fields = changedFields(endpointFields(before, labels), endpointFields(after, labels))
    return fields.length === 0 ? [] : [{ kind: 'changed', spot: spotOf(after), fields }]
  })
  const whole = (kind: 'added' | 'removed', places: readonly EndpointPlace[]): EndpointChange[] =>
    places.map((place) => ({ kind, spot: spotOf(place), fields: NO_FIELDS }))
  return [...changed, ...whole('removed', removed), ...whole('added', added)]
}

const NO_FIELDS: readonly FieldChange[] = []

function endpointFields(
  { group, port, endpoint }: EndpointPlace,
  labels: boolean,
): Map<string, string> {
  const { name, reg, remote } = endpoint
  return table([
    ['port', `${pathOf(group.container, '')}${numberOf(port)}`],
    ['number', String(numberOf(endpoint))],
    ['node', [name, numbered(name, reg)].filter(Boolean).join(' ')],
    ['labels', labels ? endpoint.labels.join(', ') : ''],
    ['leads to', remote === null || remote.kind === 'endpoint' ? null : strayRemote(remote)],
    ...propertiesOf(endpoint.properties, labels),
  ])
}

/** A remote that makes no link. The number of a phandle says nothing. */
const strayRemote = (
  remote: { readonly kind: 'node'; readonly path: string } | { readonly kind: 'dangling' },
): string => (remote.kind === 'node' ? remote.path : 'a phandle no node has')
