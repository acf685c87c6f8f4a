import type { EndpointId } from '../core/base/ids.ts'
import { socGraph } from '../core/convert/open/newBoard.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { Block, Endpoint, PipelineDocument } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { endpointByNumbers } from '../core/pipeline/endpoints.ts'
import { updateBlock, updateEndpoint } from '../core/pipeline/graphUpdate.ts'
import { blockName } from '../core/pipeline/links.ts'
import { socById } from '../core/soc/catalogue.ts'
import type { SocId } from '../core/soc/soc.ts'
import { draw } from './draw.ts'

/** A SoC's own nodes, with chains drawn on them as `draw` reads them. */
export function boardOf(soc: SocId, drawing: string): PipelineDocument {
  const empty = { title: '', soc, graph: socGraph(socById(soc)), positions: {} }
  return drawing === '' ? empty : draw(empty, drawing)
}

/** What somebody did to a board. */
export type Change = (doc: PipelineDocument) => PipelineDocument

export const change =
  (...changes: readonly Change[]): Change =>
  (doc) =>
    changes.reduce((changed, make) => make(changed), doc)

export const edit =
  (make: (doc: PipelineDocument) => Edit): Change =>
  (doc) =>
    applyEdit(doc, make(doc))

export const chain =
  (drawing: string): Change =>
  (doc) =>
    draw(doc, drawing)

export function blockNamed(doc: PipelineDocument, name: string): Block {
  const block = Object.values(doc.graph.blocks).find((candidate) => blockName(candidate) === name)
  if (block === undefined) throw new Error(`The board has no ${name}`)
  return block
}

/** The endpoint at `rdma0:1.0`: port 1, endpoint 0. */
export function endpointAt(doc: PipelineDocument, place: string): EndpointId {
  const [, name = '', port, number] = /^(.*):(\d+)\.(\d+)$/.exec(place) ?? []
  const endpoint = endpointByNumbers(blockNamed(doc, name), Number(port), Number(number))
  if (endpoint === null) throw new Error(`The board has no ${place}`)
  return endpoint.id
}

export const status = (name: string, value: string | null): Change =>
  edit((doc) => ({ kind: 'set-status', block: blockNamed(doc, name).id, status: value }))

export const number = (place: string, to: number): Change =>
  edit((doc) => ({ kind: 'number-endpoint', endpoint: endpointAt(doc, place), number: to }))

export const noAlias = (alias: string): Change => edit(() => ({ kind: 'remove-alias', alias }))

export const alias = (name: string, to: string): Change =>
  edit((doc) => ({ kind: 'set-alias', block: blockNamed(doc, name).id, alias: to }))

export const compatible = (name: string, ...strings: readonly string[]): Change =>
  edit((doc) => ({ kind: 'set-compatible', block: blockNamed(doc, name).id, compatible: strings }))

export const without = (name: string): Change =>
  edit((doc) => ({ kind: 'remove-blocks', blocks: [blockNamed(doc, name).id] }))

export const cells = (
  name: string,
  property: string,
  ...values: readonly (number | string)[]
): Change =>
  edit((doc) => ({
    kind: 'set-property',
    block: blockNamed(doc, name).id,
    property: {
      name: property,
      value: {
        kind: 'cells',
        cells: values.map((value) => (typeof value === 'number' ? value : { to: value })),
      },
    },
  }))

/** A change of a node no edit makes. */
export const rewrite =
  (name: string, update: (block: Block) => Block): Change =>
  (doc) => ({ ...doc, graph: updateBlock(doc.graph, blockNamed(doc, name).id, update) })

export const rewriteEndpoint =
  (place: string, update: (endpoint: Endpoint) => Endpoint): Change =>
  (doc) => ({ ...doc, graph: updateEndpoint(doc.graph, endpointAt(doc, place), update) })
