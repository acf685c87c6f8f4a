import { describe, expect, it } from 'vitest'
import { readModelInput } from './readModelInput.ts'
import { runCmdqModel } from './runCmdqModel.ts'
import { wideNumbers } from './wideNumbers.ts'

const inputOf = (op: object, more: object = {}) => ({
  devices: { ovl0: { reg: '0x1400c000' } },
  ops: [{ op: 'finalize' }, { op: 'write', dev: 'ovl0', offset: 0, value: 1, ...op }],
  ...more,
})

function sentences(input: unknown): readonly string[] {
  const read = readModelInput(input)
  if (read.kind !== 'ok' || read.request.kind !== 'packet') throw new Error('no packet')
  return wideNumbers(read.request.program)
}

const MAINLINE = { mode: 'mainline', devices: {} }

describe(wideNumbers, () => {
  it.each([
    ['the largest value', { value: '0xffffffff' }, {}],
    ['the smallest offset', { offset: -0x80000000 }, {}],
    [
      'an address the GCE gets shifted',
      { op: 'jump_abs', addr: '0x7fffffff8' },
      { ...MAINLINE, shift_pa: 3 },
    ],
  ])('accepts %s', (_, op, more) => {
    expect(sentences(inputOf(op, more))).toEqual([])
  })

  it.each([
    ['a value of 33 bits', { value: '0x100000001' }, {}, 'value is 0x100000001', '0x00000001'],
    ['an offset below', { offset: -0x80000001 }, {}, 'offset is -2147483649', '0x7fffffff'],
    [
      'a mask of 36 bits',
      { op: 'write_mask', mask: '0xf00000000' },
      {},
      'mask is 0xf00000000',
      '0x00000000',
    ],
    [
      'an address',
      { op: 'jump_abs', addr: '0x140000000' },
      MAINLINE,
      'addr is 0x140000000',
      '0x40000000',
    ],
    ['a GCE register', { op: 'assign', reg: 1, value: '0x100000002' }, MAINLINE, 'value', '2.'],
  ])('names the place, the number and what would be used of %s', (_, op, more, what, used) => {
    const [sentence = '', another] = sentences(inputOf(op, more))
    expect(another).toBeUndefined()
    expect(sentence).toContain(`ops[1].${what}`)
    expect(sentence).toContain(used)
    // The helper itself says nothing: the model gives its words, and a lint with each.
    expect(runCmdqModel(inputOf(op, more))).toMatchObject({
      lints: expect.arrayContaining([{ op: 1, code: 'WIDE_VALUE' }]),
    })
  })
})
