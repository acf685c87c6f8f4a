import { describe, expect, it } from 'vitest'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { placedMessage } from './placedMessage.ts'

const messagesOf = (name: string, text: string): readonly string[] => {
  const files = [{ name, bytes: new TextEncoder().encode(text) }]
  const result = openBoard(files)
  return result.kind === 'failed'
    ? result.diagnostics.map((finding) => placedMessage(finding, files))
    : []
}

describe(placedMessage, () => {
  it('names the file, line and column of what cannot be read', () => {
    const text = '/dts-v1/;\n/ {\n\tcompatible = "a"\n\tsoc { };\n};\n'
    // The closing quote, after which the semicolon is missing: a tab and 16 letters into line 3.
    expect(messagesOf('boards/my.dts', text)).toContainEqual(
      expect.stringMatching(/^my\.dts:3:17: Expected ';'/),
    )
  })

  it('leaves alone what is about a file as a whole', () => {
    expect(messagesOf('board.dtb', 'not found')).toEqual([
      expect.stringMatching(/^board\.dtb is text/),
    ])
  })
})
