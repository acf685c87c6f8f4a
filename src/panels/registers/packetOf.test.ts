import { describe, expect, it } from 'vitest'
import type { RegisterWrite } from '../../core/drivers/mediatek-mmsys/registerWrite.ts'
import { packetOf } from './packetOf.ts'

const WRITE: RegisterWrite = {
  device: 'mutex',
  register: 'MUTEX_EN',
  offset: 0x20,
  address: 0x1402_0020n,
  access: 'write',
  mask: 0xffff_ffff,
  value: 1,
  fields: [],
}

describe(packetOf, () => {
  it.each([
    ['mediatek,mt8173-mmsys', 'seed', '0x0403002000000001  WRITE mutex + 0x20 = 0x00000001'],
    ['mediatek,mt8195-vdosys0', 'mainline', '0x0404602000000001  WRITE mutex + 0x20 = 0x00000001'],
    ['mediatek,mt8195-vdosys1', 'mainline', '0x0406102000000001  WRITE mutex + 0x20 = 0x00000001'],
  ])('packs a write of %s as the helper of %s does', (mmsys, mode, line) => {
    const packet = packetOf([WRITE], mmsys)
    expect(packet).toMatchObject({ kind: 'ok', mode })
    expect(packet.kind === 'ok' && packet.listing.split('\n')[0]).toBe(line)
  })

  it('says why there is none', () => {
    expect(packetOf([WRITE], 'mediatek,mt8365-mmsys')).toEqual({
      kind: 'failed',
      message:
        'The command queue cannot reach the mutex of MT8365: its .dtsi gives it no mediatek,gce-client-reg.',
    })
  })
})
