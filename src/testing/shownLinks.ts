import type { EndpointId } from '../core/base/ids.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { numberOf, placeOf } from '../core/pipeline/endpoints.ts'
import { linksOf } from '../core/pipeline/links.ts'

/** Every link as 'ovl 1.0 > rdma 0.0': block, port and endpoint number at each end. */
export const shownLinks = (graph: PipelineGraph): string[] =>
  linksOf(graph).map(({ from, to }) => [from, to].map((id) => spot(graph, id)).join(' > '))

function spot(graph: PipelineGraph, id: EndpointId): string {
  const place = placeOf(graph, id)
  if (place === null) return id
  const name = place.block.id.slice(place.block.id.lastIndexOf('/') + 1)
  return `${name} ${numberOf(place.port)}.${numberOf(place.endpoint)}`
}
