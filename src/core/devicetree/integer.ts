import type { Arithmetic } from './arithmetic.ts'
import {
  AND,
  EQUAL,
  GREATER_EQUAL,
  LESS_EQUAL,
  NOT_EQUAL,
  OR,
  SHIFT_LEFT,
  SHIFT_RIGHT,
} from './tokens.ts'

/**
 * An unsigned 64-bit integer, as dtc reckons in cells. A `number` wherever it is safe as one, a `bigint`
 * otherwise: nearly every cell takes the cheap side.
 */
export type Integer = number | bigint

export const DTC_ARITHMETIC: Arithmetic<Integer> = {
  isCpp: false,
  of: (small) => small,
  literal: (store, id) => store.number(id),
  isZero,
  unary,
  binary,
  choice: (holds, yes, no) => (holds ? yes : no),
}

/** Equal integers are identical: each has only one form. */
function isZero(value: Integer): boolean {
  return value === 0
}

const INT31 = 0x7fffffff

function wrap(value: bigint): Integer {
  const wrapped = BigInt.asUintN(64, value)
  const small = Number(wrapped)
  return Number.isSafeInteger(small) ? small : wrapped
}

function unary(operator: number, a: Integer): Integer {
  switch (operator) {
    case 33: // !
      return isZero(a) ? 1 : 0
    case 126: // ~
      return wrap(~BigInt(a))
    case 45: // -
      return wrap(-BigInt(a))
    default:
      return a
  }
}

function binary(operator: number, a: Integer, b: Integer): Integer | null {
  switch (operator) {
    case OR:
      return isZero(a) && isZero(b) ? 0 : 1
    case AND:
      return isZero(a) || isZero(b) ? 0 : 1
    case EQUAL:
      return a === b ? 1 : 0
    case NOT_EQUAL:
      return a === b ? 0 : 1
    case 60: // <
      return a < b ? 1 : 0
    case 62: // >
      return a > b ? 1 : 0
    case LESS_EQUAL:
      return a <= b ? 1 : 0
    case GREATER_EQUAL:
      return a >= b ? 1 : 0
  }
  if (typeof a === 'number' && typeof b === 'number') {
    const fast = smallBinary(operator, a, b)
    if (fast !== -1) return fast
  }
  return bigBinary(operator, BigInt(a), BigInt(b))
}

/** For operands that are no bigger than a safe integer; -1 when the result might be. */
function smallBinary(operator: number, a: number, b: number): number {
  switch (operator) {
    case 124: // |
      return a <= INT31 && b <= INT31 ? a | b : -1
    case 38: // &
      return a <= INT31 && b <= INT31 ? a & b : -1
    case 94: // ^
      return a <= INT31 && b <= INT31 ? a ^ b : -1
    case SHIFT_LEFT:
      return a <= INT31 && b <= 21 ? a * 2 ** b : -1
    case SHIFT_RIGHT:
      return a <= INT31 && b <= 31 ? a >> b : -1
    case 43: // +
      return a <= INT31 && b <= INT31 ? a + b : -1
    case 45: // -
      return a >= b ? a - b : -1
    case 42: // *
      return a * b <= Number.MAX_SAFE_INTEGER ? a * b : -1
    case 47: // /
      return b > 0 ? Math.floor(a / b) : -1
    case 37: // %
      return b > 0 ? a % b : -1
    default:
      return -1
  }
}

function bigBinary(operator: number, a: bigint, b: bigint): Integer | null {
  switch (operator) {
    case 124:
      return wrap(a | b)
    case 38:
      return wrap(a & b)
    case 94:
      return wrap(a ^ b)
    // dtc gives 0 for a shift by 64 or more.
    case SHIFT_LEFT:
      return b < 64n ? wrap(a << b) : 0
    case SHIFT_RIGHT:
      return b < 64n ? wrap(a >> b) : 0
    case 43:
      return wrap(a + b)
    case 45:
      return wrap(a - b)
    case 42:
      return wrap(a * b)
    case 47:
      return b === 0n ? null : wrap(a / b)
    case 37:
      return b === 0n ? null : wrap(a % b)
    default:
      return 0
  }
}
