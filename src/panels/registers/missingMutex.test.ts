import { describe, expect, it } from 'vitest'
import { MMSYS_DATA } from '../../core/soc/mmsysData.ts'
import { missingMutex } from './missingMutex.ts'

describe(missingMutex, () => {
  it('names the SoC files of v7.1 that have an mmsys and no mutex', () => {
    const told = MMSYS_DATA.flatMap(({ compatible }) => missingMutex(compatible) ?? [])
    expect(told.map((sentence) => /\S+\.dtsi/.exec(sentence)?.[0])).toEqual([
      'mt2701.dtsi',
      'mt2712e.dtsi',
      'mt8167.dtsi',
    ])
  })
})
