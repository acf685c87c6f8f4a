import { type BlockId, blockEntries, blockOfEndpoint, blockRecord } from '../base/ids.ts'
import { addEndpoint } from './addEndpoint.ts'
import { splitAlias } from './aliases.ts'
import type {
  Alias,
  Block,
  BlockProperty,
  Endpoint,
  PipelineDocument,
  PipelineGraph,
  Position,
} from './document.ts'
import type { Edit } from './edit.ts'
import { enableForUse } from './enable.ts'
import { endpointByNumbers, endpointsOf } from './endpoints.ts'
import {
  clearRemotesTo,
  cutLinks,
  numberEndpoint,
  removeEndpoint,
  unlink,
  updateBlock,
  updateEndpoint,
} from './graphUpdate.ts'
import { canLink, linkBlocks } from './linkBlocks.ts'
import { blockRole, remoteEnd } from './links.ts'

/**
 * The document after an edit. An edit that changes nothing, or that speaks of something the document
 * does not have, gives the very document it was given.
 */
export function applyEdit(doc: PipelineDocument, edit: Edit): PipelineDocument {
  switch (edit.kind) {
    case 'batch':
      return edit.edits.reduce(applyEdit, doc)
    case 'place':
      return place(doc, edit.positions)
    case 'use-block': {
      const graph = enableForUse(doc.graph, edit.block)
      const enabled = graph === doc.graph ? doc : { ...doc, graph }
      return place(enabled, blockRecord([[edit.block, edit.position]]))
    }
    case 'add-block':
      if (doc.graph.blocks[edit.block.id] !== undefined) return doc
      return {
        ...doc,
        graph: { ...doc.graph, blocks: { ...doc.graph.blocks, [edit.block.id]: edit.block } },
        positions: { ...doc.positions, [edit.block.id]: edit.position },
      }
    case 'remove-blocks':
      return removeBlocks(doc, edit.blocks)
    case 'set-title':
      return edit.title === doc.title ? doc : { ...doc, title: edit.title }
    default: {
      const graph = applyGraphEdit(doc.graph, edit)
      return graph === doc.graph ? doc : { ...doc, graph }
    }
  }
}

type GraphEdit = Exclude<
  Edit,
  { kind: 'batch' | 'place' | 'use-block' | 'add-block' | 'remove-blocks' | 'set-title' }
>

function applyGraphEdit(graph: PipelineGraph, edit: GraphEdit): PipelineGraph {
  switch (edit.kind) {
    case 'link':
      return canLink(graph, edit.from, edit.to)
        ? [edit.from.block, edit.to.block].reduce(
            enableForUse,
            linkBlocks(graph, edit.from, edit.to),
          )
        : graph
    case 'unlink':
      return unlink(graph, edit.endpoints)
    case 'set-status':
      return updateBlock(graph, edit.block, (block) =>
        block.status === edit.status ? block : { ...block, status: edit.status },
      )
    case 'set-label':
      return updateBlock(graph, edit.block, (block) =>
        block.labels[0] === edit.label
          ? block
          : { ...block, labels: [...new Set([edit.label, ...block.labels.slice(1)])] },
      )
    case 'set-alias':
      return setAlias(graph, edit.block, edit.alias)
    case 'remove-alias':
      return withAliases(
        graph,
        graph.aliases.filter(({ name }) => name !== edit.alias),
      )
    case 'set-compatible':
      return updateBlock(graph, edit.block, (block) =>
        isSameList(block.compatible, edit.compatible)
          ? block
          : { ...block, compatible: edit.compatible },
      )
    case 'set-property':
      return updateBlock(graph, edit.block, (block) => setProperty(block, edit.property))
    case 'set-endpoint-property':
      return updateEndpoint(graph, edit.endpoint, (end) => setProperty(end, edit.property))
    case 'add-endpoint': {
      const block = graph.blocks[edit.block]
      if (block === undefined || endpointByNumbers(block, edit.port, edit.number) !== null)
        return graph
      const takes = edit.port === 0 && blockRole(block).kind !== 'mmsys'
      return addEndpoint(graph, block, edit.port, edit.number, takes ? 'in' : 'out').graph
    }
    case 'remove-endpoint':
      return removeEndpoint(graph, edit.endpoint)
    case 'number-endpoint':
      return numberEndpoint(graph, edit.endpoint, edit.number)
  }
}

function place(
  doc: PipelineDocument,
  positions: Readonly<Record<BlockId, Position>>,
): PipelineDocument {
  const moved = blockEntries(positions).filter(([id, { x, y }]) => {
    const old: Position | undefined = doc.positions[id]
    return doc.graph.blocks[id] !== undefined && (old?.x !== x || old.y !== y)
  })
  return moved.length === 0
    ? doc
    : { ...doc, positions: { ...doc.positions, ...blockRecord(moved) } }
}

function removeBlocks(doc: PipelineDocument, ids: readonly BlockId[]): PipelineDocument {
  const removed = ids.flatMap((id) => doc.graph.blocks[id] ?? [])
  if (removed.length === 0) return doc
  const taken = removed.filter((block) => !isSocHardware(block))
  const gone = new Set(taken.map(({ id }) => id))
  const leaving = new Set(removed.map(({ id }) => id))
  const unlinked = cutLinks(
    doc.graph,
    removed.flatMap(endpointsOf).map(({ endpoint }) => endpoint.id),
  )
  const released = clearRemotesTo(unlinked, (remote) => {
    const end = remoteEnd(remote)
    if (end !== null && leaving.has(blockOfEndpoint(end))) return true
    // A node of the block, though the kernel's climb from there ends at another one.
    return remote.kind === 'node' && taken.some(({ path }) => remote.path.startsWith(`${path}/`))
  })
  const graph =
    gone.size === 0
      ? released
      : {
          blocks: without(released.blocks, gone),
          aliases: released.aliases.filter(({ block }) => !gone.has(block)),
        }
  const wasOnCanvas = removed.some(({ id }) => doc.positions[id] !== undefined)
  if (graph === doc.graph && !wasOnCanvas) return doc
  return { ...doc, graph, positions: without(doc.positions, leaving) }
}

/** Nodes of the SoC's own `.dtsi`, by kind: no board takes them away. */
export function isSocHardware(block: Block): boolean {
  const { kind } = blockRole(block)
  return !(kind === 'panel' || kind === 'connector' || kind === 'bridge' || kind === 'other')
}

const without = <T>(
  record: Readonly<Record<BlockId, T>>,
  gone: ReadonlySet<BlockId>,
): Record<BlockId, T> => blockRecord(blockEntries(record).filter(([id]) => !gone.has(id)))

function setAlias(graph: PipelineGraph, block: BlockId, alias: string): PipelineGraph {
  if (graph.blocks[block] === undefined) return graph
  const stem = splitAlias(alias)?.stem
  const isReplaced = (old: Alias): boolean =>
    old.name === alias ||
    (old.block === block && stem !== undefined && splitAlias(old.name)?.stem === stem)
  const replaced = graph.aliases.filter(isReplaced)
  const [only] = replaced
  if (replaced.length === 1 && only?.name === alias && only.block === block) return graph
  return withAliases(graph, [
    ...graph.aliases.filter((old) => !isReplaced(old)),
    { name: alias, block },
  ])
}

const withAliases = (graph: PipelineGraph, aliases: readonly Alias[]): PipelineGraph =>
  isSameList(graph.aliases, aliases) ? graph : { ...graph, aliases }

/** Puts a property in the place of the one of its name, else last. */
function setProperty<Owner extends Block | Endpoint>(owner: Owner, property: BlockProperty): Owner {
  const at = owner.properties.findIndex(({ name }) => name === property.name)
  const old = owner.properties[at]
  if (old !== undefined && JSON.stringify(old) === JSON.stringify(property)) return owner
  const properties =
    old === undefined ? [...owner.properties, property] : owner.properties.with(at, property)
  return { ...owner, properties }
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at])
