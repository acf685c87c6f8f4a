import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { lineColumnAt } from '../../core/base/sourceSpan.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedFile } from '../../core/convert/open/oddities.ts'

/**
 * A finding about files that made no board, with its place in front as compilers write it
 * ('board.dts:12:3: …'): there is no text pane yet that could mark it.
 */
export function placedMessage(
  { message, subject }: Diagnostic,
  files: readonly OpenedFile[],
): string {
  if (subject.kind !== 'text') return message
  const { file: name, from } = subject.span
  const file = files.find((one) => one.name === name)
  if (file === undefined) return `${baseNameOf(name)}: ${message}`
  const { line, column } = lineColumnAt(new TextDecoder().decode(file.bytes), from)
  return `${baseNameOf(name)}:${line}:${column}: ${message}`
}
