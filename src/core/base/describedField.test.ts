import { describe, expect, it } from 'vitest'
import { choiceField, flagField, integerField, textField } from './describedField.ts'
import { accepted } from './fieldReader.ts'

describe('a described field', () => {
  it.each([
    [integerField('hw.mr', 'Register', 's', [0, 4095], 60), 'an integer from 0 to 4095 (s)', 60],
    [flagField('on', 'On'), 'true or false', false],
    [flagField('on', 'On', true), 'true or false', true],
    [choiceField('mode', 'Mode', ['seed', 'mainline']), 'one of seed, mainline', 'seed'],
    [textField('name', 'Name'), 'a string', null],
  ])('%o says what it takes and has by itself', (field, takes, byDefault) => {
    expect([accepted(field), field.default]).toEqual([takes, byDefault])
  })

  it('offers texts only where some are given', () => {
    expect(textField('a', 'A')).not.toHaveProperty('options')
    expect(textField('a', 'A', ['x']).options).toEqual(['x'])
  })
})
