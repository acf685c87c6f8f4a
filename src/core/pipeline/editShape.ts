import type { BlockId, EndpointId } from '../base/ids.ts'
import {
  byKind,
  cell,
  listOf,
  nested,
  nullable,
  object,
  optional,
  recordOf,
  type Shape,
  text,
} from '../base/shape.ts'
import type { Position } from './document.ts'
import { blockShape, positionShape, propertyShape } from './documentShape.ts'
import type { Edit, LinkEnd } from './edit.ts'

const block = text<BlockId>()
const endpoint = text<EndpointId>()
const end = object<LinkEnd>({ block, endpoint: nullable(endpoint), number: optional(cell) })

/** An edit that can be done again on a document; one that speaks of what is not there does nothing. */
export const editShape: Shape<Edit> = byKind<Edit>({
  place: object({ positions: recordOf<BlockId, Position>(positionShape) }),
  'use-block': object({ block, position: positionShape }),
  'add-block': object({ block: blockShape, position: positionShape }),
  'remove-blocks': object({ blocks: listOf(block) }),
  link: object({ from: end, to: end }),
  unlink: object({ endpoints: listOf(endpoint) }),
  'set-status': object({ block, status: nullable(text<string>()) }),
  'set-label': object({ block, label: text<string>() }),
  'set-alias': object({ block, alias: text<string>() }),
  'remove-alias': object({ alias: text<string>() }),
  'set-compatible': object({ block, compatible: listOf(text<string>()) }),
  'set-property': object({ block, property: propertyShape }),
  'set-endpoint-property': object({ endpoint, property: propertyShape }),
  'add-endpoint': object({ block, port: cell, number: cell }),
  'remove-endpoint': object({ endpoint }),
  'number-endpoint': object({ endpoint, number: cell }),
  'set-title': object({ title: text<string>() }),
  batch: object({ label: text<string>(), edits: listOf(nested(() => editShape)) }),
})
