import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instructionFields } from './instructionFields.ts'
import { socNames } from './packetNames.ts'

const NAMES = socNames('mt8173')

const show = (word: bigint) =>
  instructionFields(word, NAMES).map(({ name, msb, lsb, value }) =>
    [name, msb === lsb ? msb : `${msb}:${lsb}`, `0x${value.toString(16)}`].join(' '),
  )

describe(instructionFields, () => {
  it.each([
    [
      'MASK',
      0x02000000fffffff0n,
      ['op 63:56 0x2', 'unused 55:32 0x0', 'mask complement 31:0 0xfffffff0'],
    ],
    [
      'WRITE',
      0x0401c02d00000003n,
      [
        'op 63:56 0x4',
        'subsys 55:48 0x1',
        'address 47:33 0x6016',
        'use mask 32 0x1',
        'value 31:0 0x3',
      ],
    ],
    [
      'WFE',
      0x2000003580018001n,
      [
        ...['op 63:56 0x20', 'unused 55:48 0x0', 'event 47:32 0x35', 'update 31 0x1'],
        ...['unused 30:28 0x0', 'update value 27:16 0x1', 'wait 15 0x1', 'unused 14:12 0x0'],
        'wait value 11:0 0x1',
      ],
    ],
    [
      'EOC',
      0x4000000000000001n,
      ['op 63:56 0x40', 'unused 55:32 0x0', 'unused 31:1 0x0', 'interrupt 0 0x1'],
    ],
    [
      'JUMP',
      0x10000001fffffff8n,
      ['op 63:56 0x10', 'unused 55:33 0x0', 'absolute 32 0x1', 'target 31:0 0xfffffff8'],
    ],
    [
      'an unknown op',
      0xff12345600000001n,
      ['op 63:56 0xff', 'arg_a 55:32 0x123456', 'arg_b 31:0 0x1'],
    ],
  ])('cuts %s as the facts lay it out', (_name, word, fields) => {
    expect(show(word)).toEqual(fields)
  })

  it.each([
    [0x0401c02d00000003n, 'address 0xc02c in the window'],
    [0x02000000fffffff0n, 'bits 0x0000000f may change'],
    [0x2000003580008001n, 'CMDQ_EVENT_MUTEX0_STREAM_EOF'],
    [0x10000000fffffff8n, 'by -8 (signed)'],
    [0x1000000112345678n, 'to 0x12345678'],
  ])('says what a value of %s means', (word, meaning) => {
    expect(instructionFields(word, NAMES).map((field) => field.meaning)).toContain(meaning)
  })

  it.each([
    [0x0404602000000001n, 'window at 0x1c010000 on MT8195'],
    [0x0401602000000001n, 'no window known on MT8195'],
    [0x2000025580008001n, 'CMDQ_EVENT_VDO0_DISP_STREAM_DONE_0'],
    [0x2000003580008001n, 'event 53, known by number only on MT8195'],
  ])('says of %s what it means on the SoC it is for', (word, meaning) => {
    const fields = instructionFields(word, socNames('mt8195'))
    expect(fields.map((field) => field.meaning)).toContain(meaning)
  })

  it('covers all 64 bits of any word, without gap or overlap, and loses none', () => {
    const opCodes = fc.constantFrom(2n, 4n, 8n, 0x10n, 0x20n, 0x40n, 0x80n, 0x90n, 0x91n, 0xa0n, 1n)
    const words = fc
      .tuple(opCodes, fc.bigInt({ min: 0n, max: 2n ** 56n - 1n }))
      .map(([op, rest]) => (op << 56n) | rest)
    fc.assert(
      fc.property(words, (word) => {
        const fields = instructionFields(word, NAMES)
        const edges = fields.flatMap(({ msb, lsb }) => [msb, lsb])
        expect([edges.at(0), edges.at(-1)]).toEqual([63, 0])
        for (const [i, { lsb }] of fields.slice(0, -1).entries())
          expect(fields[i + 1]?.msb).toBe(lsb - 1)
        const sum = fields.reduce((all, { value, lsb }) => all | (BigInt(value) << BigInt(lsb)), 0n)
        expect(sum).toBe(word)
      }),
    )
  })
})
