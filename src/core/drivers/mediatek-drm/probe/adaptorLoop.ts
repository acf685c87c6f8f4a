import type { BlockId } from '../../../base/ids.ts'
import { aliasNumber } from '../../../pipeline/aliases.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { matchCompatible } from '../../../soc/matchCompatible.ts'
import {
  OVL_ADAPTOR_COMPATIBLES,
  OVL_ADAPTOR_PARTS,
  OVL_ADAPTOR_TYPES,
  type OvlAdaptorPart,
  type OvlAdaptorType,
} from '../../../soc/ovlAdaptor.ts'
import { isAvailable } from '../walkPath.ts'
import { becauseOf, type NodeStep } from './because.ts'
import { siblingsOf } from './siblingLoop.ts'

/** What the OVL adaptor of an mmsys is made of. It asks the nodes beside, never the graph. */
export interface AdaptorLoop {
  /** In document order. */
  readonly steps: readonly AdaptorStep[]
  readonly parts: readonly AdaptorPart[]
  /** Parts no node gives that the driver uses without a check, PADDING being optional. */
  readonly missing: readonly OvlAdaptorPart[]
}

export type AdaptorStep = NodeStep<AdaptorOutcome>

export type AdaptorOutcome =
  | { readonly kind: 'disabled' }
  /** No part has the number; `alias` is null without an alias, for which there is no default. */
  | { readonly kind: 'unknown-alias'; readonly type: OvlAdaptorType; readonly alias: number | null }
  | { readonly kind: 'part'; readonly part: OvlAdaptorPart }

export interface AdaptorPart {
  readonly part: OvlAdaptorPart
  readonly block: BlockId
}

/** Kernel: ovl_adaptor_comp_init(), from mtk_disp_ovl_adaptor_probe(). */
export function adaptorLoop(graph: PipelineGraph, mmsys: Block): AdaptorLoop {
  const steps = siblingsOf(graph, mmsys).flatMap((block): AdaptorStep[] => {
    const outcome = outcomeOf(graph, block)
    if (outcome === null) return []
    return [
      { block: block.id, outcome, because: becauseOf('mtk_disp_ovl_adaptor_probe', block.id) },
    ]
  })
  const parts = OVL_ADAPTOR_PARTS.flatMap((part) => {
    const step = steps.findLast(({ outcome }) => outcome.kind === 'part' && outcome.part === part)
    return step === undefined ? [] : [{ part, block: step.block }]
  })
  const missing = OVL_ADAPTOR_PARTS.filter(
    (part) =>
      part.type !== 'OVL_ADAPTOR_TYPE_PADDING' && !parts.some((found) => found.part === part),
  )
  return { steps, parts, missing }
}

function outcomeOf(graph: PipelineGraph, block: Block): AdaptorOutcome | null {
  const row = matchCompatible(OVL_ADAPTOR_COMPATIBLES, block.compatible)
  if (row === null) return null
  if (!isAvailable(block)) return { kind: 'disabled' }
  const alias = aliasNumber(graph, block.id, OVL_ADAPTOR_TYPES[row.type].aliasStem)
  const part = OVL_ADAPTOR_PARTS.find(({ type, aliasId }) => type === row.type && aliasId === alias)
  return part === undefined
    ? { kind: 'unknown-alias', type: row.type, alias }
    : { kind: 'part', part }
}
