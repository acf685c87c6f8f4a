import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import type { Preprocessor } from './preprocessor.ts'
import { EOF, STRING } from './tokens.ts'

/** Macros of cpp's own, which no device tree of the kernel uses: what they say is not known here. */
export const CPP_MACROS: ReadonlySet<string> = new Set([
  '__BASE_FILE__',
  '__COUNTER__',
  '__DATE__',
  '__FILE__',
  '__INCLUDE_LEVEL__',
  '__LINE__',
  '__TIMESTAMP__',
  '__TIME__',
])

/** Of a name that is left where its macro's text should be; see `Preprocessor.isDefined`. */
export function reportUnknownMacro(
  findings: Findings,
  name: string,
  span: SourceSpan,
  isDefined = false,
): void {
  const key = `macro ${name}`
  if (CPP_MACROS.has(name))
    findings.once(
      key,
      'dts/unsupported-macro',
      'warning',
      `${name} is something only cpp can tell; a stand-in takes its place.`,
      span,
    )
  else
    findings.once(
      key,
      'dts/unknown-macro',
      'info',
      isDefined
        ? `${name} is defined by itself, or lacks its arguments here; a stand-in takes its place.`
        : `No file given defines ${name}; a stand-in takes its place.`,
      span,
    )
}

/** Of a unit address that looks like a macro's name: the node has it for its name, as dtc takes it. */
export function reportUnknownUnit(findings: Findings, name: string, span: SourceSpan): void {
  const message = `No file given defines ${name}; it stands in the node's name as it is.`
  findings.once(`unit ${name}`, 'dts/unknown-unit', 'info', message, span)
}

export function reportBadToken(input: Preprocessor, findings: Findings): void {
  const text = input.spelling
  const { span } = input
  if (text.startsWith('"'))
    findings.at('dts/unterminated-string', 'error', 'This string is never closed.', span)
  else if (text === '/*')
    findings.at('dts/unterminated-comment', 'error', 'This comment is never closed.', span)
  else
    findings.at(
      'dts/bad-character',
      'error',
      `The character ${JSON.stringify(text)} means nothing here.`,
      span,
    )
}

/** The current token as a message names it. */
export function shown(input: Preprocessor): string {
  if (input.kind === EOF) return 'the end of the file'
  const spelling = input.spelling
  return input.kind === STRING
    ? `the string ${spelling.length > 40 ? `${spelling.slice(0, 38)}…"` : spelling}`
    : `'${spelling}'`
}
