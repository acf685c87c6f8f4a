import { type BlockId, blockEntries, type EndpointId } from '../base/ids.ts'
import type { PipelineDocument } from './document.ts'
import type { Edit } from './edit.ts'
import { placeOf } from './endpoints.ts'
import { blockName } from './links.ts'

/** What an edit does, as undo and the history name it: 'Link ovl0 → rdma0'. */
export function describeEdit(doc: PipelineDocument, edit: Edit): string {
  const name = (id: BlockId): string => {
    const block = doc.graph.blocks[id]
    return block === undefined ? 'a block' : blockName(block)
  }
  const names = (ids: readonly BlockId[]): string =>
    ids.length > 3 ? `${ids.length} blocks` : ids.map(name).join(', ')
  switch (edit.kind) {
    case 'place':
      return `Move ${names(blockEntries(edit.positions).map(([id]) => id))}`
    case 'use-block':
      return `Add ${name(edit.block)}`
    case 'add-block':
      return `Add ${blockName(edit.block)}`
    case 'remove-blocks':
      return `Remove ${names(edit.blocks)}`
    case 'link':
      return `Link ${name(edit.from.block)} → ${name(edit.to.block)}`
    case 'unlink':
      return `Unlink ${edit.endpoints.map((id) => endpointName(doc, id)).join(' and ')}`
    case 'set-status':
      return describeStatus(name(edit.block), edit.status)
    case 'set-label':
      return `Rename ${name(edit.block)} to ${edit.label}`
    case 'set-alias':
      return `Give ${name(edit.block)} the alias ${edit.alias}`
    case 'remove-alias':
      return `Remove the alias ${edit.alias}`
    case 'set-compatible':
      return `Set compatible of ${name(edit.block)}`
    case 'set-property':
      return `Set ${edit.property.name} of ${name(edit.block)}`
    case 'set-endpoint-property':
      return `Set ${edit.property.name} of ${endpointName(doc, edit.endpoint)}`
    case 'add-endpoint':
      return `Add endpoint ${edit.number} to port ${edit.port} of ${name(edit.block)}`
    case 'remove-endpoint':
      return `Remove endpoint ${endpointName(doc, edit.endpoint)}`
    case 'number-endpoint':
      return `Number ${endpointName(doc, edit.endpoint)} ${edit.number}`
    case 'set-title':
      return `Rename the board to ${edit.title}`
    case 'batch':
      return edit.label
  }
}

function describeStatus(name: string, status: string | null): string {
  if (status === 'disabled') return `Disable ${name}`
  return status === null || status === 'okay' || status === 'ok'
    ? `Enable ${name}`
    : `Set status of ${name} to ${status}`
}

/** An endpoint's label, else where it stands: 'ovl0 endpoint@1'. */
function endpointName(doc: PipelineDocument, id: EndpointId): string {
  const place = placeOf(doc.graph, id)
  if (place === null) return 'an endpoint'
  return place.endpoint.labels[0] ?? `${blockName(place.block)} ${place.endpoint.name}`
}
