import { describe, expect, it } from 'vitest'
import { DDP_COMPATIBLES } from '../../../soc/ddpCompatibles.ts'
import { OVL_ADAPTOR_COMPATIBLES } from '../../../soc/ovlAdaptor.ts'
import { roleOf } from '../../../soc/role.ts'
import { roleHelp } from './roleHelp.ts'

const of = (compatible: string): string => roleHelp(roleOf([compatible])).text

describe(roleHelp, () => {
  // ddp-components.json: layers, vblank, valid_last, needs_regs_and_clk0_from_node.
  it.each([
    ['mediatek,mt8195-disp-ovl', /4 planes and the vblank; as the second, further planes/],
    ['mediatek,mt8192-disp-ovl-2l', /2 planes and the vblank; as the second, further planes/],
    ['mediatek,mt8195-disp-rdma', /a plane and the vblank\.$/],
    ['mediatek,mt8183-dsi', /^MIPI DSI output\. A path ends here\.$/],
    [
      'mediatek,mt8183-disp-dither',
      /one that ends here is refused\. The node needs reg and a clock/,
    ],
    ['mediatek,mt8173-disp-color', /one that ends here is refused\.$/],
    ['mediatek,mt8195-disp-ethdr', /alias, ethdr with a number/],
    ['mediatek,mt8195-vdo1-rdma', /alias, vdo1-rdma with a number/],
  ])('of %s', (compatible, expected) => {
    expect(of(compatible)).toMatch(expected)
  })

  it('is there for every compatible the driver knows, in whole sentences with a source', () => {
    for (const { compatible } of [...DDP_COMPATIBLES, ...OVL_ADAPTOR_COMPATIBLES]) {
      const { text, source } = roleHelp(roleOf([compatible]))
      expect(text, compatible).toMatch(/^[A-Z].*\.$/)
      expect(source).not.toBe('')
    }
  })
})
