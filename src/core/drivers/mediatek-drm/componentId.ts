import { aliasNumber } from '../../pipeline/aliases.ts'
import type { Block, PipelineGraph } from '../../pipeline/document.ts'
import { DDP_COMPATIBLES } from '../../soc/ddpCompatibles.ts'
import { componentOfAlias, DRM_OVL_ADAPTOR } from '../../soc/ddpComponents.ts'
import { ddpType } from '../../soc/ddpTypes.ts'
import { matchCompatible } from '../../soc/matchCompatible.ts'
import { OVL_ADAPTOR_COMPATIBLES, OVL_ADAPTOR_TYPES } from '../../soc/ovlAdaptor.ts'
import { compatibleAt, type KernelChoice, NEWEST_KERNEL } from './kernelChoice.ts'

/** Which component the driver takes a node for, and how it came to that. */
export type Identity =
  | { readonly kind: 'component'; readonly id: number; readonly alias: number | null }
  /** A node that only the OVL adaptor uses: stands for the one adaptor component. */
  | { readonly kind: 'adaptor'; readonly id: typeof DRM_OVL_ADAPTOR }
  | { readonly kind: 'unknown-compatible' }
  /** The type has no component of that number; `alias` is null for a type without any (mutex). */
  | { readonly kind: 'unknown-alias'; readonly stem: string; readonly alias: number | null }

/**
 * The component id of a device node, from its compatible and the alias of its type's stem. Without
 * an alias it is the type's lowest id, however many nodes of that type there are.
 *
 * Kernel: mtk_drm_of_get_ddp_comp_type(), mtk_ovl_adaptor_is_comp_present(), mtk_ddp_comp_get_id().
 */
export function identify(
  graph: PipelineGraph,
  block: Block,
  kernel: KernelChoice = NEWEST_KERNEL,
): Identity {
  const compatible = compatibleAt(kernel, block.compatible)
  const row = matchCompatible(DDP_COMPATIBLES, compatible)
  if (row === null) {
    const part = matchCompatible(OVL_ADAPTOR_COMPATIBLES, compatible)
    return part !== null && OVL_ADAPTOR_TYPES[part.type].exclusive
      ? { kind: 'adaptor', id: DRM_OVL_ADAPTOR }
      : { kind: 'unknown-compatible' }
  }
  const { aliasStem: stem } = ddpType(row.type)
  const alias = aliasNumber(graph, block.id, stem)
  const component = componentOfAlias(row.type, alias)
  return component === null
    ? { kind: 'unknown-alias', stem, alias }
    : { kind: 'component', id: component.id, alias }
}
