import { describe, expect, it } from 'vitest'
import { CHIPS, type ChipType } from './chips.ts'
import { pinConfiguration } from './pinConfiguration.ts'
import { decodeRegister } from './registers.ts'

const show = (register: number, value: number, type: ChipType) =>
  decodeRegister(register, value, type).fields.map(
    ({ name, msb, lsb, value: bits, meaning }) => `${name} [${msb}:${lsb}] ${bits} ${meaning}`,
  )

describe(decodeRegister, () => {
  it.each<[number, number, ChipType, readonly string[]]>([
    [
      0xf5,
      0x3a, // 0011 1010
      'f71808fg',
      [
        'timed out [6:6] 0 no',
        'enable [5:5] 1 counting',
        'output mode [4:4] 1 pulse',
        'unit [3:3] 1 minutes',
        'pulse width [1:0] 2 125 ms',
      ],
    ],
    [
      0xf5,
      0x43,
      'f71868',
      [
        'timed out [6:6] 1 yes; writing 1 clears it',
        'enable [5:5] 0 stopped',
        'output mode [4:4] 0 level',
        'unit [3:3] 0 seconds',
        'pulse width [1:0] 3 6000 ms',
      ],
    ],
    [0xf6, 0x3c, 'f71808fg', ['time [7:0] 60 ']],
    [0x2b, 0xcf, 'f71889fg', ['pin 40 [5:4] 0 reset output']],
    [0x2b, 0xdf, 'f81865', ['pin 70 [5:5] 0 reset output']],
    [0x29, 0x02, 'f71882fg', ['pin 56 [1:1] 1 reset output']],
    [0x2c, 0x20, 'f81866', ['pin 70 [5:5] 1 GPIO15']],
    [0xf0, 0x80, 'f71808fg', ['output enable [7:7] 1 on']],
    [0xf0, 0x80, 'f81865', []],
    [0xfa, 0x01, 'f81865', ['output enable [0:0] 1 on']],
    [0x27, 0xff, 'f71882fg', []],
  ])('register %i holding %i on %s', (register, value, type, expected) => {
    expect(show(register, value, type)).toEqual(expected)
  })

  it('calls 0x27 by what it is on each chip', () => {
    expect(decodeRegister(0x27, 0, 'f71862fg').name).toBe('ROM address select')
    expect(decodeRegister(0x27, 0, 'f81966').name).toBe('port select')
  })

  it('knows a field for every pin register the driver changes', () => {
    for (const { type } of CHIPS) {
      for (const { register } of pinConfiguration(type, 63)) {
        expect(decodeRegister(register, 0, type).fields, `${type} ${register}`).not.toEqual([])
      }
    }
  })
})
