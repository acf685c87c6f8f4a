import { describe, expect, it } from 'vitest'
import { socById } from '../../soc/catalogue.ts'
import type { Soc } from '../../soc/soc.ts'
import { runCmdqModel } from './runCmdqModel.ts'
import { gceShift, type QueuedWrite, writesInput } from './writesInput.ts'

const clientsOf = ({ nodes }: Soc, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(names).map(([name, label]) => [
      name,
      nodes.find(({ labels }) => labels.includes(label)) ?? null,
    ]),
  )

/** Words of the packet, by the model that the worked examples hold to. */
function packet(soc: Soc, names: Readonly<Record<string, string>>, writes: readonly QueuedWrite[]) {
  const made = writesInput(writes, soc, clientsOf(soc, names))
  return made.kind === 'ok' ? runCmdqModel(made.input) : made.message
}

const MODIFY = { device: 'mmsys', offset: 0xf14, mask: 0x3, value: 0x1 }
const REPLACE = { device: 'mutex', offset: 0x20, mask: 0xffffffff, value: 0x1 }

describe(writesInput, () => {
  it('packs a read-modify-write as MASK and WRITE, a write of all bits as one word', () => {
    const names = { mmsys: 'mmsys', mutex: 'mutex' }
    expect(packet(socById('mt8173'), names, [{ ...MODIFY, offset: 0x40 }, REPLACE])).toMatchObject({
      returns: [0, 0, 0],
      words: [
        '0x02000000fffffffc',
        '0x0401004100000001',
        '0x0403002000000001',
        '0x4000000000000001',
        '0x1000000000000008',
      ],
      lints: [],
    })
  })

  it('goes by mediatek,gce-client-reg and the shift on another SoC', () => {
    const names = { mmsys: 'vdosys0', mutex: 'mutex' }
    expect(packet(socById('mt8195'), names, [MODIFY, REPLACE])).toMatchObject({
      words: [
        '0x02000000fffffffc',
        '0x0404af1500000001',
        '0x0404602000000001',
        '0x4000000000000001',
        '0x1000000000000001',
      ],
    })
  })

  it('says what the command queue cannot reach', () => {
    expect(packet(socById('mt2701'), { mmsys: 'mmsys' }, [MODIFY])).toBe(
      'The command queue cannot reach the mmsys of MT2701: its .dtsi gives it no mediatek,gce-client-reg.',
    )
    expect(packet(socById('mt2701'), {}, [REPLACE])).toBe(
      'The command queue cannot reach the mutex of MT2701: its .dtsi describes none.',
    )
  })
})

describe(gceShift, () => {
  it.each([
    ['mt6795', 0],
    ['mt8173', 0],
    ['mt8183', 0],
    ['mt8186', 3],
    ['mt8188', 3],
    ['mt8192', 3],
    ['mt8195', 3],
    ['mt2701', 0],
  ] as const)('of %s is %i', (id, shift) => {
    expect(gceShift(socById(id))).toBe(shift)
  })
})
