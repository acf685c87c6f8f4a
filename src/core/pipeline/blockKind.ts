import type { DdpType } from '../soc/ddpTypes.ts'
import { ddpType } from '../soc/ddpTypes.ts'
import { OVL_ADAPTOR_TYPES } from '../soc/ovlAdaptor.ts'
import type { Block } from './document.ts'
import { blockRole } from './links.ts'

/** The few kinds of block told apart by colour: where pixels start, pass, join, leave and end. */
export type BlockKind = 'mmsys' | 'source' | 'process' | 'merge' | 'output' | 'sink'

export function blockKind(block: Block): BlockKind {
  const role = blockRole(block)
  switch (role.kind) {
    case 'mmsys':
      return 'mmsys'
    case 'component':
      return KIND_OF_TYPE[role.type] ?? (ddpType(role.type).output ? 'output' : 'process')
    case 'adaptor':
      return role.type === 'OVL_ADAPTOR_TYPE_MERGE' ? 'merge' : 'source'
    case 'dp-tx':
    case 'hdmi-tx':
      return 'output'
    case 'mutex':
    case 'phy':
    case 'bridge':
    case 'panel':
    case 'connector':
    case 'other':
      return 'sink'
  }
}

const KIND_OF_TYPE: { readonly [Type in DdpType]?: BlockKind } = {
  MTK_DISP_OVL: 'source',
  MTK_DISP_OVL_2L: 'source',
  MTK_DISP_RDMA: 'source',
  MTK_DISP_WDMA: 'source',
  MTK_DISP_MERGE: 'merge',
  MTK_DISP_DSC: 'merge',
}

/** What a block is, in a few words: 'scan-out DMA', 'DSI panel', 'HDMI transmitter'. */
export function blockTitle(block: Block): string {
  const role = blockRole(block)
  switch (role.kind) {
    case 'mmsys':
      return 'multimedia system'
    case 'component':
      return ddpType(role.type).title
    case 'adaptor':
      return OVL_ADAPTOR_TYPES[role.type].title
    case 'mutex':
      return 'frame start trigger'
    case 'phy':
      return 'output PHY'
    case 'dp-tx':
      return 'DisplayPort transmitter'
    case 'hdmi-tx':
      return 'HDMI transmitter'
    case 'bridge':
    case 'panel':
    case 'connector':
    case 'other':
      return block.compatible[0] ?? role.kind
  }
}
