import { describe, expect, it } from 'vitest'
import { socNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { CALLS_OF } from './callText.ts'
import { callFields } from './cmdqFields.ts'

describe(callFields, () => {
  // The model reads `repeat` of every operation.
  it.each(['seed', 'mainline'] as const)('can repeat each call of the %s helper', (mode) => {
    for (const op of CALLS_OF[mode])
      expect(
        callFields(op, mode, [], socNames('mt8173')).map(({ name }) => name),
        op,
      ).toContain('repeat')
  })
})
