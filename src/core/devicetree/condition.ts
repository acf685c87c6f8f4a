import { CPP_ARITHMETIC, type CppInteger } from './cppInteger.ts'
import { EXPRESSION_DEPTH, type ExpressionRules, readExpression } from './expression.ts'
import type { Findings } from './findings.ts'
import type { Directive } from './lexer.ts'
import { entryOf } from './macro.ts'
import type { Preprocessor } from './preprocessor.ts'
import { resolveInclude } from './sources.ts'
import { CLOSE, EOF, IDENT, NUMBER, OPEN } from './tokens.ts'

/** Whether the lines behind an #if, #ifdef, #elif and so on are to be read. */
export function conditionHolds(
  input: Preprocessor,
  directive: Directive,
  findings: Findings,
): boolean {
  const { kind, first, end } = directive
  const { store } = input
  if (kind === 'if' || kind === 'elif') return evaluate(input, directive, findings)
  if (first >= end || store.kinds[first] !== IDENT) {
    findings.at(
      'dts/bad-condition',
      'error',
      `#${kind} needs a name.`,
      input.files.spanOf(directive),
    )
    return false
  }
  const defined = input.isDefined(store.ids[first] ?? 0)
  return kind === 'ifdef' || kind === 'elifdef' ? defined : !defined
}

function evaluate(input: Preprocessor, directive: Directive, findings: Findings): boolean {
  let wrong = false
  let deep = false
  const rules: ExpressionRules<CppInteger> = {
    arithmetic: CPP_ARITHMETIC,
    name: () => {
      input.advance()
      return CPP_ARITHMETIC.of(0)
    },
    problem: ({ kind }) => {
      wrong = true
      deep ||= kind === 'too-deep'
    },
  }
  let holds = false
  const entries = withoutDefined(input, directive)
  if (entries === null) wrong = true
  input.alone(entries ?? [], () => {
    input.advance()
    holds = !CPP_ARITHMETIC.isZero(readExpression(input, rules))
    if (input.kind !== EOF) wrong = true
  })
  if (wrong)
    findings.at(
      'dts/bad-condition',
      'error',
      deep
        ? `The condition of this #${directive.kind} is nested more than ${EXPRESSION_DEPTH} deep; its lines are skipped.`
        : `The condition of this #${directive.kind} cannot be evaluated; its lines are skipped.`,
      input.files.spanOf(directive),
    )
  return holds && !wrong
}

/**
 * The tokens of a condition, with `defined X` and `__has_include(X)` already answered. Null when the
 * former names nothing, or the latter no file outright: a macro is not taken for one.
 */
function withoutDefined(input: Preprocessor, { first, end }: Directive): number[] | null {
  const { store, files } = input
  const entries: number[] = []
  const answer = (yes: boolean): void => {
    entries.push(store.make(NUMBER, yes ? '1' : '0') << 2)
  }
  for (let at = first; at < end; at += 1) {
    const word = store.kinds[at] === IDENT ? store.spellings[store.ids[at] ?? 0] : ''
    const open = store.kinds[at + 1] === OPEN
    if (word === 'defined') {
      const name = open ? at + 2 : at + 1
      at = open ? name + 1 : name
      const isClosed = at < end && (!open || store.kinds[at] === CLOSE)
      if (!isClosed || store.kinds[name] !== IDENT) return null
      answer(input.isDefined(store.ids[name] ?? 0))
    } else if (word === '__has_include' && open) {
      let path = ''
      for (at += 2; at < end && store.kinds[at] !== CLOSE; at += 1)
        path += store.spelling(store.kinds[at] ?? 0, store.ids[at] ?? 0)
      if (!/^(?:<.*>|".*")$/.test(path)) return null
      const angle = path.startsWith('<')
      const found = resolveInclude(files.sources, path.slice(1, -1), angle, files.top.name)
      answer(found !== null)
    } else entries.push(entryOf(store, at))
  }
  return entries
}
