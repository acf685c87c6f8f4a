import { describe, expect, it } from 'vitest'
import type { CmdqDevice } from './assemblePacket.ts'
import { deviceNames } from './deviceNames.ts'
import { disassemble } from './disassemble.ts'

const text = (word: bigint, devices: Readonly<Record<string, CmdqDevice>>) =>
  disassemble([word], deviceNames(devices)).instructions[0]?.text

const seed = (reg: bigint | null): CmdqDevice => ({ kind: 'reg', reg, size: null })
const mainline = (subsys: number, offset: number): CmdqDevice => ({
  kind: 'client-reg',
  subsys,
  offset,
  size: 0x100n,
})

describe(deviceNames, () => {
  it.each([
    ['a device of the packet', 0x0401c02000000001n, { mine: seed(0x1400c000n) }, 'mine + 0x20'],
    ['its neighbour on MT8173', 0x0401d02000000001n, { mine: seed(0x1400c000n) }, 'ovl1 + 0x20'],
    ['one without reg not at all', 0x0401c02000000001n, { mine: seed(null) }, 'ovl0 + 0x20'],
    ['a client', 0x0404602000000001n, { mutex: mainline(4, 0x6000) }, 'mutex + 0x20'],
    ['nothing past its end', 0x0404610000000001n, { m: mainline(4, 0x6000) }, 'subsys 4 0x6100'],
    ['no address of MT8173', 0x0401c02000000001n, { m: mainline(4, 0) }, 'subsys 1 0xc020'],
  ])('names %s', (_, word, devices, place) => {
    expect(text(word, devices)).toBe(`WRITE ${place} = 0x00000001`)
  })
})
