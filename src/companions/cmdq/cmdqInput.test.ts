import { describe, expect, it } from 'vitest'
import { runCmdqModel } from '../../core/drivers/mediatek-cmdq/runCmdqModel.ts'
import {
  freeDeviceName,
  modelInput,
  numbersOf,
  numbersText,
  pastedText,
  readWordsOf,
  withMode,
  withPasted,
  withRenamed,
} from './cmdqInput.ts'

const decode = (text: string) => runCmdqModel(modelInput(withPasted({ kind: 'decode' }, text)))

describe('what is pasted', () => {
  it.each([
    ['words', '0x4000000000000001\n0x1000000000000008', true],
    ['words with commas', '0x4000000000000001, 0x1000000000000008,', true],
    ['a memory dump', '01 00 00 00 00 00 00 40\n08 00 00 00 00 00 00 10', true],
  ])('is read as %s', (_, text, finalized) => {
    expect(decode(text)).toMatchObject({ finalized, ends_with_jump: true })
  })

  it.each([
    ['odd hex', '01 0', 'BAD_HEX', '3 hex digits are no whole bytes: a byte is two digits.'],
    ['no hex', 'zz', 'BAD_HEX', "'z' is no hex digit; a dump is 0..9 and a..f without 0x."],
    ['half a word', '0100', 'TRUNCATED', '2 bytes are no whole instructions of 8: 2 left over.'],
    [
      'more than 64 bits',
      '0x10000000000000000',
      'BAD_WORD',
      'words[0] is \'0x10000000000000000\'; 64 bits are expected, 0..0xffffffffffffffff as a string "0x...".',
    ],
  ])('is refused in a sentence when it is %s', (_, text, error, message) => {
    expect(decode(text)).toMatchObject({ error, message })
  })

  it('names an op code and a subsystem nobody knows', () => {
    expect(decode('0xff00000000000000,0x0409000000000000')).toMatchObject({
      notes: [
        'words[0]: Op code 0xff is none of the GCE instructions known here.',
        'words[1]: Subsystem 9 is none of 1, 2, 3, the windows known on MT8173.',
      ],
    })
  })

  it('is shown as it was pasted', () => {
    expect(pastedText(withPasted({}, '01 00\n'))).toBe('01 00\n')
    expect(pastedText(withPasted({}, '0x1,0x2'))).toBe('0x1\n0x2')
    expect(pastedText({})).toBe('')
  })
})

describe('packet and decoding', () => {
  const packet = { kind: 'packet', ops: [{ op: 'finalize' }], devices: {} }

  it('keep their inputs apart', () => {
    const both = readWordsOf(packet, [1n])
    expect(modelInput(both)).toEqual({ kind: 'decode', words: ['0x0000000000000001'] })
    expect(modelInput({ ...both, kind: 'packet' })).toEqual(packet)
  })

  it('read no words as such', () => {
    expect(modelInput(readWordsOf(packet, []))).toMatchObject({ kind: 'decode' })
  })
})

describe(withMode, () => {
  const seed = {
    mode: 'seed',
    page_size: 4096,
    devices: { ovl0: { reg: '0x1400c000', size: '0x1000' }, far: { reg: '0x15000000' } },
  }
  const mainline = {
    mode: 'mainline',
    devices: { ovl0: { subsys: 1, offset: '0xc000', size: '0x1000' }, far: {} },
  }

  it('has each device as the other helper names it', () => {
    expect(withMode(seed, 'mainline')).toEqual(mainline)
    expect(withMode(mainline, 'seed').devices).toEqual({ ...seed.devices, far: {} })
  })

  it('leaves what is no device', () => {
    expect(withMode({ devices: { x: 7 } }, 'seed')).toEqual({ mode: 'seed', devices: { x: 7 } })
  })
})

describe('devices by name', () => {
  const input = {
    devices: { ovl0: { reg: 1 }, rdma0: { reg: 2 }, device3: {} },
    ops: [{ op: 'write', dev: 'ovl0' }, { op: 'write', dev: 'rdma0' }, { op: 'finalize' }, 7],
  }

  it('takes the calls along when one is renamed, and keeps the order', () => {
    const renamed = withRenamed(input, 'ovl0', 'ovl1')
    expect(Object.keys(Object(renamed.devices))).toEqual(['ovl1', 'rdma0', 'device3'])
    expect(renamed.ops).toEqual([{ op: 'write', dev: 'ovl1' }, ...input.ops.slice(1)])
  })

  it.each([['rdma0'], ['ovl0'], [''], [undefined]])('loses none to the name %j', (name) => {
    expect(withRenamed(input, 'ovl0', name)).toEqual(input)
  })

  it('gives a new one a name nobody has', () => {
    expect(freeDeviceName(input)).toBe('device4')
    expect(freeDeviceName({})).toBe('device0')
  })
})

describe('the allocations that fail', () => {
  it.each([
    ['2', [2]],
    ['0, 2 3', [0, 2, 3]],
    ['', undefined],
    ['two', ['two']],
  ])('are a list: %j', (text, list) => {
    expect(numbersOf(text)).toEqual(list)
  })

  it('are shown as a text that reads back', () => {
    expect(numbersText([2, 3])).toBe('2, 3')
    expect(numbersText(undefined)).toBeUndefined()
    expect(numbersText('nonsense')).toBe('nonsense')
  })
})
