import { describe, expect, it } from 'vitest'
import { formatCInitialisers } from './formatCInitialisers.ts'
import { formatDevmem } from './formatDevmem.ts'
import { ALL_BITS, lowestBit, type RegisterWrite } from './registerWrite.ts'

const MODIFY: RegisterWrite = {
  device: 'mmsys',
  register: 'DISP_OVL0_MOUT_EN',
  offset: 0x40,
  address: 0x14000040n,
  access: 'modify',
  mask: 0x30,
  value: 0x10,
  fields: [],
}
const REPLACE: RegisterWrite = {
  device: 'mutex',
  register: 'DISP_REG_MUTEX_EN',
  offset: 0x20,
  address: 0x14020020n,
  access: 'write',
  mask: ALL_BITS,
  value: 1,
  fields: [],
}

describe(formatDevmem, () => {
  it.each<[string, RegisterWrite, string]>([
    [
      'reads before it replaces some bits',
      MODIFY,
      'devmem 0x14000040 32 $(( $(devmem 0x14000040 32) & ~0x30 | 0x10 )) # DISP_OVL0_MOUT_EN\n',
    ],
    ['replaces a register', REPLACE, 'devmem 0x14020020 32 0x1 # DISP_REG_MUTEX_EN\n'],
    [
      'reads nothing when all bits are replaced',
      { ...REPLACE, access: 'modify' },
      'devmem 0x14020020 32 0x1 # DISP_REG_MUTEX_EN\n',
    ],
    [
      'leaves a comment where the address is not known',
      { ...REPLACE, address: null },
      '# DISP_REG_MUTEX_EN: mutex + 0x020, address not known, value 0x1\n',
    ],
  ])('%s', (_, write, expected) => {
    expect(formatDevmem([write])).toBe(expected)
  })

  it('keeps the order, one line a write', () => {
    expect(formatDevmem([REPLACE, MODIFY, REPLACE]).match(/# \w+$/gm)).toEqual([
      '# DISP_REG_MUTEX_EN',
      '# DISP_OVL0_MOUT_EN',
      '# DISP_REG_MUTEX_EN',
    ])
  })
})

describe(formatCInitialisers, () => {
  it('gives an array element a write', () => {
    expect(formatCInitialisers([MODIFY, REPLACE])).toBe(
      '{ .block = MMSYS, .offset = 0x040, .mask = 0x00000030, .value = 0x00000010 }, /* DISP_OVL0_MOUT_EN */\n' +
        '{ .block = MUTEX, .offset = 0x020, .mask = 0xffffffff, .value = 0x00000001 }, /* DISP_REG_MUTEX_EN */\n',
    )
  })
})

describe(lowestBit, () => {
  it.each([
    [0x1, 0],
    [0x3000, 12],
    [0x8000_0000, 31],
    [ALL_BITS, 0],
    [0, 0],
  ])('of %i is %i', (mask, bit) => {
    expect(lowestBit(mask)).toBe(bit)
  })
})
