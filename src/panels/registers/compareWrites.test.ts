import { describe, expect, it } from 'vitest'
import type { RegisterWrite } from '../../core/drivers/mediatek-mmsys/registerWrite.ts'
import { type ComparedWrite, compareWrites } from './compareWrites.ts'
import { meaningText, placeText, writtenFields } from './writeText.ts'

const write = (register: string, address: bigint | null, mask: number, value: number) =>
  ({
    device: 'mmsys',
    register,
    offset: 0x40,
    address,
    access: 'modify',
    mask,
    value,
    fields: [],
  }) satisfies RegisterWrite

const A1 = write('A', 0x1400_0040n, 1, 1)
const A0 = write('A', 0x1400_0040n, 1, 0)
const B = write('B', 0x1400_0044n, 1, 1)
const C = write('C', 0x1400_0048n, 3, 2)
const ELSEWHERE = write('A', 0x1400_0060n, 1, 1)

const show = (it: ComparedWrite): string =>
  `${it.kind}${it.kind === 'differs' && it.clash ? ' clash' : ''} ${it.a?.register ?? '-'} ${it.b?.register ?? '-'}`

describe(compareWrites, () => {
  it.each<[string, RegisterWrite[], RegisterWrite[], string[]]>([
    ['finds the same', [A1, B], [A1, B], ['same A A', 'same B B']],
    ['whatever the order', [A1, B], [B, A1], ['same A A', 'same B B']],
    ['finds what one lacks', [A1, B], [A1, C], ['same A A', 'only-a B -', 'only-b - C']],
    ['finds two values for the same bits', [A1], [A0], ['differs clash A A']],
    ['puts registers of one name beside each other', [A1], [ELSEWHERE], ['differs A A']],
    ['pairs the nth with the nth', [A1, A0], [A1], ['same A A', 'only-a A -']],
    ['has nothing to say of nothing', [], [], []],
  ])('%s', (_, a, b, expected) => {
    expect(compareWrites(a, b).map(show)).toEqual(expected)
  })
})

describe('the texts of a write', () => {
  it('names a place without an address by its block', () => {
    expect(placeText(B)).toBe('0x14000044')
    expect(placeText({ ...B, address: null })).toBe('mmsys + 0x040')
  })

  it('draws what no field explains by its mask', () => {
    expect(writtenFields(write('X', null, 0x3000, 0x1000))).toMatchObject([
      { msb: 13, lsb: 12, value: 1 },
    ])
    expect(writtenFields(write('X', null, 0xffff_ffff, 0xffff_ffff))).toMatchObject([
      { msb: 31, lsb: 0, value: 0xffff_ffff },
    ])
  })

  it('lets a field of unknown width reach as far as its value', () => {
    const fields = [
      { name: null, mask: null, shift: 7, value: 3, valueName: 'EOF_DSI0' },
      { name: null, mask: null, shift: 0, value: 0, valueName: 'SINGLE' },
    ]
    const sof = { ...B, mask: 0xffff_ffff, value: 0x180, fields }
    expect(writtenFields(sof).map(({ name, msb, lsb }) => [name, msb, lsb])).toEqual([
      ['SINGLE', 0, 0],
      ['EOF_DSI0', 8, 7],
    ])
    expect(meaningText(sof)).toBe('EOF_DSI0, SINGLE')
  })
})
