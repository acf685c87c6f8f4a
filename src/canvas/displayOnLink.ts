import type { BlockId } from '../core/base/ids.ts'
import { linkRefusal } from '../core/drivers/mediatek-drm/findings/linkRefusal.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { endpointsOf } from '../core/pipeline/endpoints.ts'
import { isLinked } from '../core/pipeline/graphUpdate.ts'
import { onlySide } from '../core/pipeline/linkBlocks.ts'
import {
  blockName,
  blocksOfLink,
  directionOf,
  type Link,
  parentPath,
} from '../core/pipeline/links.ts'

export type DisplayOnLink =
  | { readonly kind: 'behind'; readonly edit: Edit }
  | { readonly kind: 'refused'; readonly text: string }

/**
 * What comes of a panel or connector let go on a link: it is put behind the end of the link that can lead
 * to it, and linked there if nothing else is. Null for a block that passes pixels on, which a link can
 * lead through.
 *
 * @param put - the edit that brings it to the canvas, to be linked behind a block where one is given
 */
export function displayOnLink(
  doc: PipelineDocument,
  link: Link,
  put: (behind?: BlockId) => Edit,
): DisplayOnLink | null {
  const free = broughtBy(put())
  if (free === null || onlySide(applyEdit(doc, put()).graph, end(free)) !== 'in') return null
  for (const host of blocksOfLink(link)) {
    const edit = behindHost(doc, host, put(host))
    if (edit !== null) return { kind: 'behind', edit }
  }
  const [before, after] = blocksOfLink(link).map((id) => nameIn(doc, id))
  return {
    kind: 'refused',
    text: `A display passes no pixels on, so it cannot stand between ${before} and ${after}: let it go beside them, or on a link of its output.`,
  }
}

function behindHost(doc: PipelineDocument, host: BlockId, put: Edit): Edit | null {
  const block = broughtBy(put)
  const { graph } = applyEdit(doc, put)
  const [giver, display] = [graph.blocks[host], block === null ? undefined : graph.blocks[block]]
  if (giver === undefined || display === undefined) return null
  if (linkRefusal({ ...doc, graph }, end(giver.id), end(display.id)) !== null) return null
  // A panel of a DSI host or of an AUX bus belongs to that one, and to no other.
  const isNew = doc.graph.blocks[display.id] === undefined
  if (isNew && parentPath(display) !== '/' && !display.path.startsWith(`${giver.path}/`))
    return null
  const leads = endpointsOf(giver).some(
    (place) => directionOf(place) === 'out' && isLinked(place.endpoint),
  )
  return leads
    ? put
    : {
        kind: 'batch',
        label: `Put ${blockName(display)} behind ${blockName(giver)}`,
        edits: [put, { kind: 'link', from: end(giver.id), to: end(display.id) }],
      }
}

function broughtBy(edit: Edit): BlockId | null {
  if (edit.kind === 'add-block') return edit.block.id
  return edit.kind === 'use-block' ? edit.block : null
}

const end = (block: BlockId) => ({ block, endpoint: null })

function nameIn({ graph }: PipelineDocument, id: BlockId): string {
  const block = graph.blocks[id]
  return block === undefined ? 'a block' : blockName(block)
}
