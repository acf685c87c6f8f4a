import { type BlockId, blockOfEndpoint, type EndpointId } from '../../../base/ids.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import { blocksOf } from '../../../pipeline/blocksOf.ts'
import type { Endpoint, PipelineDocument } from '../../../pipeline/document.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { enableForUse } from '../../../pipeline/enable.ts'
import { endpointsOf, iteratedPorts, numberOf } from '../../../pipeline/endpoints.ts'
import { blockRole, remoteEnd } from '../../../pipeline/links.ts'
import { PATH_CAPACITY } from '../../../soc/ddpComponents.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import type { PathResult } from '../resolveMmsys.ts'
import { type CrtcIndex, type Hop, isAvailable, type PathWalk, walkPath } from '../walkPath.ts'
import type { Fix } from './finding.ts'

/** A path of a document to be mended. */
export interface PathToMend {
  readonly doc: PipelineDocument
  readonly mmsys: BlockId
  readonly crtc: CrtcIndex
  readonly kernel: KernelChoice
}

/** A fix of a path, if after it the walk is built, or gets past where it stopped. */
export function mend(path: PathToMend, label: string, edits: readonly Edit[]): Fix | null {
  const before = walkOf(path)
  const after = walkOf({ ...path, doc: edits.reduce(applyEdit, path.doc) })
  if (before === null || after === null || edits.length === 0) return null
  const better = after.end.kind === 'built' || after.hops.length > before.hops.length
  return better ? asFix(label, edits) : null
}

/** One undo step, whatever it takes. */
export function asFix(label: string, edits: readonly Edit[]): Fix | null {
  const [only, ...others] = edits
  if (only === undefined) return null
  return { label, edit: others.length === 0 ? only : { kind: 'batch', label, edits } }
}

export const editsOf = ({ edit }: Fix): readonly Edit[] =>
  edit.kind === 'batch' ? edit.edits : [edit]

/** Takes a path of the graph away, where its mmsys begins it: what is hardcoded, if anything, stays. */
export function removePath({
  name,
  walk,
}: Pick<PathResult, 'walk'> & { readonly name: string }): Fix | null {
  const via = walk?.hops[0]?.via ?? null
  return via === null ? null : asFix(`Remove ${name}`, [{ kind: 'remove-endpoint', endpoint: via }])
}

/** Numbers every endpoint on the way as the path needs it, from a document where the walk stops. */
export function numberAlong(path: PathToMend): Edit[] | null {
  const edits: Edit[] = []
  let { doc } = path
  for (let hops = 0; hops < PATH_CAPACITY; hops++) {
    const stop = walkOf({ ...path, doc })
    const hop = stop?.hops.at(-1)
    if (stop === null || hop === undefined || stop.end.kind !== 'ends-before-output') break
    const wrong = wronglyNumbered(doc, hop)
    if (wrong === null) break
    const edit: Edit = { kind: 'number-endpoint', endpoint: wrong.id, number: path.crtc }
    edits.push(edit)
    doc = applyEdit(doc, edit)
  }
  return edits.length === 0 ? null : edits
}

/** The one linked endpoint of the port a hop tried to leave by that has another number. */
export function wronglyNumbered({ graph }: PipelineDocument, hop: Hop): Endpoint | null {
  const block = graph.blocks[hop.from]
  if (block === undefined || hop.outcome.kind !== 'no-endpoint') return null
  const [only, ...others] = iteratedPorts(block)
    .filter((port) => numberOf(port) === hop.port)
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ remote }) => remote !== null)
  return only !== undefined && others.length === 0 ? only : null
}

/** Enables all that is disabled on the way, with the PHY an output needs. */
export function enableAlong(path: PathToMend): Edit[] {
  const edits: Edit[] = []
  let { doc } = path
  for (let hops = 0; hops < PATH_CAPACITY; hops++) {
    const hop = walkOf({ ...path, doc })?.hops.at(-1)
    if (hop?.to === null || hop?.outcome.kind !== 'disabled') break
    const enabling = enableEdits(doc, hop.to)
    edits.push(...enabling)
    doc = enabling.reduce(applyEdit, doc)
  }
  return edits
}

/** A block's status, and that of the PHY its pixels leave by. */
export function enableEdits({ graph }: PipelineDocument, id: BlockId): Edit[] {
  const used = enableForUse(graph, id)
  return blocksOf(used).flatMap((block): Edit[] => {
    const isMeant = block.id === id ? !isAvailable(graph.blocks[id] ?? block) : false
    const isChanged = block !== graph.blocks[block.id]
    return isMeant || isChanged ? [{ kind: 'set-status', block: block.id, status: 'okay' }] : []
  })
}

/** Where a device that stands in the way leads on to: the endpoint of a component behind it. */
export function beyond(
  { graph }: PipelineDocument,
  device: BlockId,
  from: BlockId,
): EndpointId | null {
  const block = graph.blocks[device]
  if (block === undefined) return null
  const ends = endpointsOf(block).map(({ endpoint }) => remoteEnd(endpoint.remote))
  return (
    ends.find((end) => {
      const next = end === null ? undefined : graph.blocks[blockOfEndpoint(end)]
      const kind = next === undefined || next.id === from ? null : blockRole(next).kind
      return kind === 'component' || kind === 'adaptor'
    }) ?? null
  )
}

function walkOf({ doc, mmsys, crtc, kernel }: PathToMend): PathWalk | null {
  const block = doc.graph.blocks[mmsys]
  return block === undefined ? null : walkPath(doc.graph, block, crtc, kernel)
}
