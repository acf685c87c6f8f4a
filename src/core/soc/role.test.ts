import { describe, expect, it } from 'vitest'
import { roleOf } from './role.ts'

const show = (role: ReturnType<typeof roleOf>) =>
  role.kind === 'mmsys'
    ? `mmsys ${role.data.compatible}`
    : 'type' in role
      ? `${role.kind} ${role.type}`
      : role.kind

describe(roleOf, () => {
  it.each([
    // The driver's tables.
    ['mediatek,mt8195-vdosys0 mediatek,mt8195-mmsys syscon', '', 'mmsys mediatek,mt8195-vdosys0'],
    ['mediatek,mt7623-mmsys mediatek,mt2701-mmsys', '', 'mmsys mediatek,mt7623-mmsys'],
    ['mediatek,mt8195-disp-mutex', '', 'mutex'],
    ['mediatek,mt8188-disp-ovl mediatek,mt8195-disp-ovl', '', 'component MTK_DISP_OVL'],
    ['mediatek,mt2701-disp-pwm', 'pwm@1400a000', 'component MTK_DISP_BLS'],
    ['mediatek,mt8195-disp-merge', 'vpp-merge@1c110000', 'component MTK_DISP_MERGE'],
    ['mediatek,mt8188-disp-ethdr mediatek,mt8195-disp-ethdr', '', 'adaptor OVL_ADAPTOR_TYPE_ETHDR'],
    ['mediatek,mt8195-vdo1-rdma', '', 'adaptor OVL_ADAPTOR_TYPE_MDP_RDMA'],
    ['mediatek,mt8188-disp-padding', '', 'adaptor OVL_ADAPTOR_TYPE_PADDING'],
    ['mediatek,mt6795-mmsys syscon', 'syscon@14000000', 'other'],
    // What stands behind an output.
    ['mediatek,mt8195-dp-tx', 'dp-tx@1c600000', 'dp-tx'],
    ['mediatek,mt8188-edp-tx', 'edp-tx@1c500000', 'dp-tx'],
    ['mediatek,mt8173-hdmi', 'hdmi@14025000', 'hdmi-tx'],
    ['mediatek,mt8195-hdmi-tx', 'hdmi-tx@1c300000', 'hdmi-tx'],
    ['mediatek,mt8195-hdmi-phy', 'hdmi-phy@11d5f000', 'phy'],
    ['mediatek,mt8195-hdmi-ddc', 'i2c', 'other'],
    ['startek,kd070fhfid078 himax,hx8279', 'panel@0', 'panel'],
    ['edp-panel', 'screen', 'panel'],
    ['ite,it66121', 'hdmi@4c', 'bridge'],
    ['parade,ps8640', 'edp-bridge@8', 'bridge'],
    ['acme,unheard-of', 'dsi-bridge@2d', 'bridge'],
    ['acme,unheard-of', 'lvds-encoder', 'bridge'],
    ['hdmi-connector', 'hdmi-out', 'connector'],
    ['usb-c-connector', 'connector@0', 'connector'],
    ['acme,unheard-of', 'vga-connector', 'connector'],
    ['ite,it5205', 'typec-mux@48', 'other'],
    ['', '', 'other'],
  ])('%s %s is %s', (compatible, nodeName, expected) => {
    expect(show(roleOf(compatible.split(' '), nodeName))).toBe(expected)
  })
})
