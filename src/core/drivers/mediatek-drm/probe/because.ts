import type { Subject } from '../../../base/diagnostic.ts'
import type { BlockId, EndpointId } from '../../../base/ids.ts'

/** The step of the kernel a conclusion rests on, and the block or endpoint it was taken at. */
export interface Because {
  readonly step: KernelStep
  readonly subject: Subject
}

/** What a loop over nodes made of one of them. */
export interface NodeStep<Outcome> {
  readonly block: BlockId
  readonly outcome: Outcome
  readonly because: Because
}

/** Functions of drivers/gpu/drm/mediatek/, and of drivers/base/component.c. */
export type KernelStep =
  | 'mtk_drm_probe'
  | 'mtk_drm_of_ddp_path_build'
  | 'mtk_drm_of_ddp_path_build_one'
  | 'mtk_drm_bind'
  | 'mtk_drm_get_all_drm_priv'
  | 'mtk_drm_kms_init'
  | 'mtk_crtc_create'
  | 'mtk_crtc_update_output'
  | 'mtk_find_possible_crtcs'
  | 'mtk_ddp_comp_get_id'
  | 'mtk_ddp_comp_init'
  | 'mtk_disp_ovl_adaptor_probe'
  | 'mtk_dsi_host_attach'
  | 'mtk_dpi_probe'
  | 'mtk_dpi_bridge_attach'
  | 'mtk_dp_probe'
  | 'component_master_add_with_match'

export const becauseOf = (step: KernelStep, block: BlockId): Because => ({
  step,
  subject: { kind: 'block', id: block },
})

/** As `becauseOf`, at the endpoint where there is one. */
export const becauseAt = (
  step: KernelStep,
  block: BlockId,
  endpoint: EndpointId | null,
): Because =>
  endpoint === null ? becauseOf(step, block) : { step, subject: { kind: 'endpoint', id: endpoint } }
