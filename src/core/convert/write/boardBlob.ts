import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { applyPatch } from './applyPatch.ts'
import type { WrittenBlob } from './overlaySource.ts'
import { patchOf } from './patchOf.ts'
import { isEmptyPatch } from './treePatch.ts'

/**
 * The whole board as a blob: the tree it was read as, with the document's changes. Everything else
 * keeps its bytes and its phandle. Null when the document says nothing new.
 */
export function boardBlob(
  base: PipelineGraph,
  graph: PipelineGraph,
  tree: DeviceTree,
): WrittenBlob {
  if (base === graph) return { bytes: null, cannot: [] }
  const { patch, cannot } = patchOf({ tree, isWhole: true }, base, graph, 'source')
  if (isEmptyPatch(patch)) return { bytes: null, cannot }
  return { bytes: encodeDtb(applyPatch(tree, patch)), cannot }
}
