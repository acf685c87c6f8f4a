import { type BlockId, blockEntries, blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import {
  byKind,
  cell,
  finite,
  leaf,
  listOf,
  nullable,
  object,
  oneOf,
  recordOf,
  type Shape,
  text,
} from '../base/shape.ts'
import { SOC_IDS, type SocId } from '../soc/soc.ts'
import type {
  Alias,
  Block,
  BlockProperty,
  CellReference,
  Endpoint,
  PipelineDocument,
  PipelineGraph,
  Port,
  PortGroup,
  Position,
  PropertyValue,
  Remote,
} from './document.ts'
import { endpointsOf } from './endpoints.ts'

const reference = object<CellReference>({ to: text() })

const value: Shape<PropertyValue> = byKind<PropertyValue>({
  flag: object({}),
  strings: object({ strings: listOf(text<string>()) }),
  cells: object({
    cells: listOf<number | CellReference>({
      problem: (one, at) => (typeof one === 'number' ? cell : reference).problem(one, at),
    }),
  }),
  bytes: object({
    bytes: listOf(leaf<number>('a byte', (one) => Number(one) === (Number(one) & 255))),
  }),
})

export const propertyShape = object<BlockProperty>({ name: text(), value })
export const positionShape = object<Position>({ x: finite, y: finite })

const remote = byKind<Remote>({
  endpoint: object({ endpoint: text<EndpointId>() }),
  node: object({ path: text<string>(), device: nullable(text<BlockId>()) }),
  dangling: object({ phandle: cell }),
})

const labels = listOf(text<string>())

const endpoint = object<Endpoint>({
  id: text(),
  name: text(),
  reg: nullable(cell),
  labels,
  remote: nullable(remote),
  properties: listOf(propertyShape),
})

const port = object<Port>({
  name: text(),
  reg: nullable(cell),
  labels,
  endpoints: listOf(endpoint),
})

export const blockShape = object<Block>({
  id: text(),
  path: text(),
  labels,
  compatible: listOf(text()),
  status: nullable(text<string>()),
  groups: listOf(object<PortGroup>({ container: nullable(text<string>()), ports: listOf(port) })),
  properties: listOf(propertyShape),
  parentLabel: nullable(text<string>()),
})

/** A graph whose every name leads somewhere. */
export const graphShape: Shape<PipelineGraph> = both(
  object<PipelineGraph>({
    blocks: recordOf(blockShape),
    aliases: listOf(object<Alias>({ name: text(), block: text() })),
  }),
  strayName,
)

/** A document that every stage can work on, however wrong the board is that it stands for. */
export const documentShape: Shape<PipelineDocument> = both(
  object<PipelineDocument>({
    title: text(),
    soc: nullable(oneOf<SocId>(SOC_IDS)),
    graph: graphShape,
    positions: recordOf(positionShape),
  }),
  ({ graph, positions }) => {
    const stray = blockEntries(positions).find(([id]) => !Object.hasOwn(graph.blocks, id))
    return stray === undefined ? null : `positions names ${stray[0]}, which is no block.`
  },
)

/** First by shape, then as a whole. What was found sound is not looked at again. */
function both<T extends object>(shape: Shape<T>, check: (value: T) => string | null): Shape<T> {
  const sound = new WeakSet<object>()
  const isShaped = (one: unknown, at: string): one is T => shape.problem(one, at) === null
  return {
    problem: (one, at) => {
      if (!isShaped(one, at)) return shape.problem(one, at)
      if (sound.has(one)) return null
      const found = check(one)
      if (found === null) sound.add(one)
      return found
    },
  }
}

/** A block or an endpoint that goes by another's id, or an id that leads nowhere. */
function strayName({ blocks, aliases }: PipelineGraph): string | null {
  const hasBlock = (id: BlockId): boolean => Object.hasOwn(blocks, id)
  const ends = new Set<EndpointId>()
  for (const [key, block] of blockEntries(blocks)) {
    if (key !== block.id || key.includes('#')) return `The block ${key} goes by another id.`
    for (const { endpoint } of endpointsOf(block)) {
      if (blockOfEndpoint(endpoint.id) !== key || ends.has(endpoint.id))
        return `${endpoint.id} is not the id of one endpoint of ${key}.`
      ends.add(endpoint.id)
    }
  }
  for (const block of Object.values(blocks))
    for (const { endpoint } of endpointsOf(block)) {
      const { id, remote } = endpoint
      if (remote?.kind === 'endpoint' && !ends.has(remote.endpoint))
        return `${id} leads to ${remote.endpoint}, which is no endpoint.`
      if (remote?.kind === 'node' && remote.device !== null && !hasBlock(remote.device))
        return `${id} leads to ${remote.device}, which is no block.`
    }
  const alias = aliases.find(({ block }) => !hasBlock(block))
  return alias === undefined ? null : `The alias ${alias.name} names no block.`
}
