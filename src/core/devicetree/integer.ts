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
 * A 64-bit integer, unsigned in device tree cells, signed in preprocessor conditions. A `number`
 * wherever it is safe as one, a `bigint` otherwise: nearly every cell takes the cheap side.
 */
export type Integer = number | bigint

/** Equal integers are identical: each has only one form. */
export const isZero = (value: Integer): boolean => value === 0

const INT31 = 0x7fffffff

function wrap(value: bigint, signed: boolean): Integer {
  const wrapped = signed ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value)
  const small = Number(wrapped)
  return Number.isSafeInteger(small) ? small : wrapped
}

/** `operator` is a token kind: '-', '~' or '!'. */
export function unary(operator: number, a: Integer, signed: boolean): Integer {
  switch (operator) {
    case 33: // !
      return isZero(a) ? 1 : 0
    case 126: // ~
      return wrap(~BigInt(a), signed)
    case 45: // -
      return wrap(-BigInt(a), signed)
    default:
      return a
  }
}

/** `operator` is a token kind. Null when it divides by zero. */
export function binary(operator: number, a: Integer, b: Integer, signed: boolean): Integer | null {
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
  if (typeof a === 'number' && typeof b === 'number' && a >= 0 && b >= 0) {
    const fast = smallBinary(operator, a, b)
    if (fast !== -1) return fast
  }
  return bigBinary(operator, BigInt(a), BigInt(b), signed)
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

function bigBinary(operator: number, a: bigint, b: bigint, signed: boolean): Integer | null {
  switch (operator) {
    case 124:
      return wrap(a | b, signed)
    case 38:
      return wrap(a & b, signed)
    case 94:
      return wrap(a ^ b, signed)
    // dtc gives 0 for a shift by 64 or more; so does a negative count, which is a huge one there.
    case SHIFT_LEFT:
      return b >= 0n && b < 64n ? wrap(a << b, signed) : 0
    case SHIFT_RIGHT:
      return b >= 0n && b < 64n ? wrap(a >> b, signed) : 0
    case 43:
      return wrap(a + b, signed)
    case 45:
      return wrap(a - b, signed)
    case 42:
      return wrap(a * b, signed)
    case 47:
      return b === 0n ? null : wrap(a / b, signed)
    case 37:
      return b === 0n ? null : wrap(a % b, signed)
    default:
      return 0
  }
}
