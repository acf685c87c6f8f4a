import { hex } from '../../core/base/hex.ts'
import type { ProgramLine } from './programLines.ts'
import { meaningText, placeText } from './writeText.ts'

/** The lines that hold every word of the filter in some column, letter case aside. */
export function filterLines(lines: readonly ProgramLine[], filter: string): readonly ProgramLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return lines
  return lines.filter((line) => {
    const text = textOf(line).toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function textOf(line: ProgramLine): string {
  if (line.kind === 'quiet') return `${line.what} ${line.why}`
  const { write, what } = line
  return [
    what,
    write.device,
    write.register,
    placeText(write),
    hex(write.value),
    hex(write.mask),
    meaningText(write),
    ...write.fields.map(({ name }) => name ?? ''),
  ].join(' ')
}
