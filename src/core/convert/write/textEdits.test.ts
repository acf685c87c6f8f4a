import { describe, expect, it } from 'vitest'
import { TextEdits } from './textEdits.ts'

describe(TextEdits, () => {
  it.each<[string, (edits: TextEdits) => void, string]>([
    ['nothing', () => {}, 'abcdef'],
    [
      'a part that goes, and with it what changes inside',
      (edits) => {
        edits.replace(2, 3, 'Y')
        edits.replace(1, 5, 'X')
        edits.replace(3, 5, '')
      },
      'aXf',
    ],
    [
      'an insertion inside, behind the part that goes',
      (edits) => {
        edits.insert(3, 'Y')
        edits.replace(1, 5, 'X')
      },
      'aXYf',
    ],
    [
      'parts side by side, in whatever order they are told',
      (edits) => {
        edits.replace(3, 5, 'Y')
        edits.replace(1, 3, 'X')
      },
      'aXYf',
    ],
    [
      'what belongs to the text behind it last',
      (edits) => {
        edits.prefix(3, 'Y')
        edits.insert(3, 'X')
      },
      'abcXYdef',
    ],
  ])('does %s', (_name, change, expected) => {
    const edits = new TextEdits('abcdef')
    change(edits)
    expect(edits.result()).toBe(expected)
  })

  it('tells what is left of a stretch', () => {
    const edits = new TextEdits('abcdef')
    edits.replace(1, 2, 'X')
    edits.replace(3, 4, '')
    expect(edits.remaining(0, 5)).toBe('aXce')
  })
})
