import { describe, expect, it } from 'vitest'
import { DDP_TYPES } from '../../../soc/ddpTypes.ts'
import { propertyHelp } from './propertyHelp.ts'

describe(propertyHelp, () => {
  it('names every type whose clock mediatek-drm takes itself', () => {
    const needing = DDP_TYPES.filter(({ needsRegsAndClock }) => needsRegsAndClock)
    for (const { type } of needing)
      expect(propertyHelp('clocks')?.text).toContain(type.replace('MTK_DISP_', ''))
    expect(needing).toHaveLength(6) // kernel-behaviour.md c.1
  })

  it.each([
    'reg',
    'clocks',
    'mboxes',
    'mediatek,gce-client-reg',
    'mediatek,gce-events',
    'data-lanes',
  ])('is there for %s, which a document keeps', (name) => {
    expect(propertyHelp(name)?.text).toMatch(/^[A-Z].*\.$/)
  })

  it('is not for a property no display driver reads', () => {
    expect(propertyHelp('linux,code')).toBeNull()
  })
})
