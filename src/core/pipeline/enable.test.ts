import { describe, expect, it } from 'vitest'
import { blockOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { enableForUse } from './enable.ts'
import { updateBlock } from './graphUpdate.ts'

/** Two DSI and an HDMI transmitter with their PHYs, all disabled as a `.dtsi` has them. */
const COMPATIBLES = {
  tx0: 'mediatek,mt8173-mipi-tx',
  tx1: 'mediatek,mt8173-mipi-tx',
  hdmiphy: 'mediatek,mt8173-hdmi-phy',
  hdmi: 'mediatek,mt8173-hdmi',
} as const
const graph = Object.entries(COMPATIBLES).reduce(
  (made, [name, compatible]) =>
    updateBlock(made, idOf(name), (block) => ({ ...block, compatible: [compatible] })),
  graphOf('hdmiphy!; tx0!; tx1!; dsi0!; dsi1!; dpi!; hdmi!'),
)

describe(enableForUse, () => {
  it.each([
    ['dsi0', 'dsi0 tx0'],
    ['dsi1', 'dsi1 tx1'],
    ['hdmi', 'hdmi hdmiphy'],
    ['dpi', 'dpi'],
    ['tx1', 'tx1'],
  ])('of %s enables %s', (name, expected) => {
    const enabled = enableForUse(graph, idOf(name))
    const okay = Object.values(enabled.blocks).filter(({ status }) => status === 'okay')
    expect(okay.map(({ labels }) => labels[0]).sort()).toEqual(expected.split(' ').sort())
  })

  it('leaves a block without status, and one somebody took out of use', () => {
    const others = graphOf('dsi0; dsi1!reserved')
    expect(enableForUse(others, idOf('dsi0'))).toBe(others)
    expect(enableForUse(others, idOf('dsi1'))).toBe(others)
    expect(blockOf(others, 'dsi1').status).toBe('reserved')
  })
})
