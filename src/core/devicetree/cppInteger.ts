import type { Arithmetic } from './arithmetic.ts'
import {
  AND,
  EQUAL,
  GREATER_EQUAL,
  LESS_EQUAL,
  NOT_EQUAL,
  NUMBER,
  OR,
  SHIFT_LEFT,
  SHIFT_RIGHT,
} from './tokens.ts'

/** A value in a condition: 64 bits, signed unless something in it is unsigned, as a C compiler has it. */
export interface CppInteger {
  readonly value: bigint
  readonly unsigned: boolean
}

/** Reckons as GCC's preprocessor: num_unary_op(), num_binary_op() and their kin in libcpp/expr.cc. */
export const CPP_ARITHMETIC: Arithmetic<CppInteger> = {
  isCpp: true,
  of: (small) => wrap(BigInt(small), false),
  literal: (store, id) => literal(store.spelling(NUMBER, id)),
  isZero: ({ value }) => value === 0n,
  unary,
  binary,
  choice: (holds, yes, no) => wrap((holds ? yes : no).value, yes.unsigned || no.unsigned),
}

const wrap = (value: bigint, unsigned: boolean): CppInteger => ({
  value: unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value),
  unsigned,
})

const truth = (holds: boolean): CppInteger => ({ value: holds ? 1n : 0n, unsigned: false })

/** What does not fit 63 bits is unsigned, in decimal, too. */
function literal(spelling: string): CppInteger | null {
  const [, digits = '', octal, suffix = ''] = LITERAL.exec(spelling) ?? []
  if (digits === '') return null
  const value = BigInt(octal === undefined ? digits : `0o0${octal}`)
  if (value !== BigInt.asUintN(64, value)) return null
  return { value, unsigned: /u/i.test(suffix) || value !== BigInt.asIntN(64, value) }
}

const LITERAL =
  /^(0[xX][0-9a-fA-F]+|0[bB][01]+|0([0-7]*)|[1-9][0-9]*)([uU](?:ll?|LL?)?|(?:ll?|LL?)[uU]?)?$/

function unary(operator: number, a: CppInteger): CppInteger {
  switch (operator) {
    case 33: // !
      return truth(a.value === 0n)
    case 126: // ~
      return wrap(~a.value, a.unsigned)
    case 45: // -
      return wrap(-a.value, a.unsigned)
    default:
      return a
  }
}

function binary(operator: number, a: CppInteger, b: CppInteger): CppInteger | null {
  switch (operator) {
    case OR:
      return truth(a.value !== 0n || b.value !== 0n)
    case AND:
      return truth(a.value !== 0n && b.value !== 0n)
    case SHIFT_LEFT:
      return shift(a, b.value)
    case SHIFT_RIGHT:
      return shift(a, -b.value)
  }
  const unsigned = a.unsigned || b.unsigned
  const { value: x } = wrap(a.value, unsigned)
  const { value: y } = wrap(b.value, unsigned)
  switch (operator) {
    case EQUAL:
      return truth(x === y)
    case NOT_EQUAL:
      return truth(x !== y)
    case 60: // <
      return truth(x < y)
    case 62: // >
      return truth(x > y)
    case LESS_EQUAL:
      return truth(x <= y)
    case GREATER_EQUAL:
      return truth(x >= y)
    case 124:
      return wrap(x | y, unsigned)
    case 38:
      return wrap(x & y, unsigned)
    case 94:
      return wrap(x ^ y, unsigned)
    case 43:
      return wrap(x + y, unsigned)
    case 45:
      return wrap(x - y, unsigned)
    case 42:
      return wrap(x * y, unsigned)
    case 47:
      return y === 0n ? null : wrap(x / y, unsigned)
    case 37:
      return y === 0n ? null : wrap(x % y, unsigned)
    default:
      return truth(false)
  }
}

/** To the left, to the right where `count` is negative; what is shifted alone says whether a sign comes in. */
function shift({ value, unsigned }: CppInteger, count: bigint): CppInteger {
  if (count >= 64n) return wrap(0n, unsigned)
  return wrap(count >= 0n ? value << count : value >> (count < -64n ? 64n : -count), unsigned)
}
