import type { Findings } from './findings.ts'
import type { Directive } from './lexer.ts'
import { entryOf } from './macro.ts'
import type { Preprocessor } from './preprocessor.ts'
import type { IncludeRequest } from './sourceStack.ts'
import { EOF, STRING } from './tokens.ts'

/** What an `#include` names, outright or by macros; null, and reported, when that is no file. */
export function directiveRequest(
  input: Preprocessor,
  directive: Directive,
  findings: Findings,
): IncludeRequest | null {
  const span = input.files.spanOf(directive)
  const named = directive.include ?? namedByMacros(input, directive)
  if (named !== null && named.path !== '')
    return { ...named, once: directive.kind === 'import', span }
  findings.at(
    'dts/bad-include',
    'error',
    `#${directive.kind} needs a file name in quotes or angle brackets.`,
    span,
  )
  return null
}

function namedByMacros(input: Preprocessor, { first, end }: Directive): Directive['include'] {
  const entries: number[] = []
  for (let at = first; at < end; at += 1) entries.push(entryOf(input.store, at))
  let spelled = ''
  input.alone(entries, () => {
    for (input.advance(); input.kind !== EOF; input.advance()) spelled += input.spelling
  })
  const match = /^(?:"([^"]*)"|<([^>]*)>)/.exec(spelled)
  if (match === null) return null
  return { path: match[1] ?? match[2] ?? '', angle: match[2] !== undefined }
}

/** What dtc's own `/include/ "file"` names. It ends at the string, which is consumed. */
export function keywordRequest(
  { store, files: { top } }: Preprocessor,
  token: number,
  findings: Findings,
): IncludeRequest | null {
  const span = { file: top.name, from: store.froms[token] ?? 0, to: store.tos[token] ?? 0 }
  if (top.at >= top.end || store.kinds[top.at] !== STRING) {
    findings.at('dts/bad-include', 'error', '/include/ needs a file name in quotes.', span)
    return null
  }
  const path = store.spelling(STRING, store.ids[top.at] ?? 0).slice(1, -1)
  span.to = store.tos[top.at] ?? span.to
  top.at += 1
  return { path, angle: false, once: false, span }
}
