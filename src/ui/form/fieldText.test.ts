import { describe, expect, it } from 'vitest'
import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import { rangeText, refusal, valueOfText, valueText } from './fieldText.ts'

const BYTE: FieldDescription = {
  name: 'rate',
  title: 'Rate',
  unit: '1/s',
  min: 1,
  max: 255,
  default: 100,
  kind: 'integer',
}

describe(refusal, () => {
  it.each([
    ['1', null],
    ['255', null],
    ['0xff', null],
    ['', null],
    ['0', 'Rate must be an integer from 1 to 255 (1/s).'],
    ['256', 'Rate must be an integer from 1 to 255 (1/s).'],
    ['1.5', 'Rate must be an integer from 1 to 255 (1/s).'],
    ['010', 'Rate must be an integer from 1 to 255 (1/s).'],
    ['many', 'Rate must be an integer from 1 to 255 (1/s).'],
  ])('%j', (text, expected) => {
    expect(refusal(BYTE, text)).toBe(expected)
  })
})

it('takes the names a number is offered by', () => {
  const named = { ...BYTE, options: ['SLOW', 'FAST'] }
  expect(refusal(named, 'FAST')).toBeNull()
  expect(valueOfText(named, 'FAST')).toBe('FAST')
  expect(refusal(named, 'FASTER')).toMatch(/^Rate must be an integer/)
})

describe(valueOfText, () => {
  it.each([
    ['a decimal number is a number', '12', 12],
    ['hexadecimal stays as typed', '0x0c', '0x0c'],
    ['what a number cannot hold stays text', '18446744073709551615', '18446744073709551615'],
    ['empty leaves the field out', '', undefined],
  ])('%s', (_name, text, expected) => {
    expect(valueOfText(BYTE, text)).toBe(expected)
  })
})

describe(valueText, () => {
  it.each([
    [255, 2, '0xff'],
    ['0xff', null, '0xff'],
    [255, null, '255'],
    ['nonsense', 2, 'nonsense'],
    [undefined, 2, ''],
  ])('%j with %j digits', (value, digits, expected) => {
    expect(valueText(value, digits)).toBe(expected)
  })
})

describe(rangeText, () => {
  it('names the range, and what stands when nothing is given', () => {
    expect(rangeText(BYTE, null)).toBe('1 to 255 · 100 when left out')
    expect(rangeText({ ...BYTE, default: null }, 2)).toBe('0x01 to 0xff · may be left out')
  })
})
