import type { Arithmetic } from './arithmetic.ts'
import type { Preprocessor } from './preprocessor.ts'
import { unescapeString } from './strings.ts'
import {
  AND,
  CHAR,
  CLOSE,
  COLON,
  EQUAL,
  GREATER_EQUAL,
  IDENT,
  LESS_EQUAL,
  NOT_EQUAL,
  NUMBER,
  OPEN,
  OR,
  QUESTION,
  SHIFT_LEFT,
  SHIFT_RIGHT,
} from './tokens.ts'

/** How the two languages that share one expression grammar differ. */
export interface ExpressionRules<Value> {
  readonly arithmetic: Arithmetic<Value>
  /** The value of a name no macro defines. Consumes the name, and what belongs to it. */
  readonly name: () => Value
  readonly problem: (what: ExpressionProblem) => void
}

export type ExpressionProblem =
  | { readonly kind: 'syntax' | 'too-deep' | 'division-by-zero' }
  | { readonly kind: 'literal' | 'character'; readonly spelling: string }

export const EXPRESSION_DEPTH = 200

/** Left-associative operators by token kind; higher binds tighter. Same in dtc and in C. */
const PRECEDENCE = new Uint8Array(256)
const LEVELS: readonly (readonly number[])[] = [
  [OR],
  [AND],
  [124],
  [94],
  [38],
  [EQUAL, NOT_EQUAL],
  [60, 62, LESS_EQUAL, GREATER_EQUAL],
  [SHIFT_LEFT, SHIFT_RIGHT],
  [43, 45],
  [42, 47, 37],
]
for (const [level, kinds] of LEVELS.entries())
  for (const kind of kinds) PRECEDENCE[kind] = level + 1

/** Reads an expression at the current token. A part that cannot be read counts as 0 and is reported. */
export function readExpression<Value>(
  input: Preprocessor,
  rules: ExpressionRules<Value>,
  depth = 0,
): Value {
  const { arithmetic } = rules
  const condition = readBinary(input, rules, 1, depth)
  if (input.kind !== QUESTION) return condition
  if (depth > EXPRESSION_DEPTH) {
    rules.problem({ kind: 'too-deep' })
    return arithmetic.of(0)
  }
  input.advance()
  const holds = !arithmetic.isZero(condition)
  const yes = readExpression(input, holds ? rules : passedOver(rules), depth + 1)
  if (input.kind !== COLON) rules.problem({ kind: 'syntax' })
  else input.advance()
  const no = readExpression(input, holds ? passedOver(rules) : rules, depth + 1)
  return arithmetic.choice(holds, yes, no)
}

/** cpp forgives a division by zero where the result does not count; dtc evaluates everything. */
function passedOver<Value>(rules: ExpressionRules<Value>): ExpressionRules<Value> {
  if (!rules.arithmetic.isCpp) return rules
  return {
    ...rules,
    problem: (problem) => {
      if (problem.kind !== 'division-by-zero') rules.problem(problem)
    },
  }
}

function readBinary<Value>(
  input: Preprocessor,
  rules: ExpressionRules<Value>,
  least: number,
  depth: number,
): Value {
  const { arithmetic } = rules
  let left = readUnary(input, rules, depth)
  for (;;) {
    const operator = input.kind
    const level = PRECEDENCE[operator] ?? 0
    if (level < least || level === 0) return left
    input.advance()
    const isDecided =
      (operator === OR || operator === AND) && arithmetic.isZero(left) === (operator === AND)
    const right = readBinary(input, isDecided ? passedOver(rules) : rules, level + 1, depth)
    const value = arithmetic.binary(operator, left, right)
    if (value === null) rules.problem({ kind: 'division-by-zero' })
    left = value ?? arithmetic.of(0)
  }
}

function readUnary<Value>(
  input: Preprocessor,
  rules: ExpressionRules<Value>,
  depth: number,
): Value {
  const { arithmetic } = rules
  if (depth > EXPRESSION_DEPTH) {
    rules.problem({ kind: 'too-deep' })
    return arithmetic.of(0)
  }
  const kind = input.kind
  switch (kind) {
    case NUMBER:
    case CHAR: {
      const value = literal(input, rules)
      input.advance()
      return value
    }
    case OPEN: {
      input.advance()
      const value = readExpression(input, rules, depth + 1)
      if (input.kind === CLOSE) input.advance()
      else rules.problem({ kind: 'syntax' })
      return value
    }
    case 33: // !
    case 45: // -
    case 126: // ~
      input.advance()
      return arithmetic.unary(kind, readUnary(input, rules, depth + 1))
    case IDENT:
      return rules.name()
    default:
      if (kind === 43 && arithmetic.isCpp) {
        input.advance()
        return readUnary(input, rules, depth + 1)
      }
      rules.problem({ kind: 'syntax' })
      return arithmetic.of(0)
  }
}

/** The value of the current NUMBER or CHAR token, without consuming it. */
export function literal<Value>(
  input: Preprocessor,
  { arithmetic, problem }: Pick<ExpressionRules<Value>, 'arithmetic' | 'problem'>,
): Value {
  const { store, id } = input
  if (input.kind === CHAR) {
    const spelling = store.spelling(CHAR, id)
    const bytes = unescapeString(spelling.slice(1, -1))
    if (bytes.length !== 1) problem({ kind: 'character', spelling })
    return arithmetic.of(bytes[0] ?? 0)
  }
  const value = arithmetic.literal(store, id)
  if (value === null) problem({ kind: 'literal', spelling: store.spelling(NUMBER, id) })
  return value ?? arithmetic.of(0)
}
