import type { TokenStore } from './tokens.ts'

/** How one of the two languages that share an expression grammar reckons: dtc in cells, cpp in conditions. */
export interface Arithmetic<Value> {
  /** cpp takes a leading '+', and forgives a division by zero where the result does not count. */
  readonly isCpp: boolean
  readonly of: (small: number) => Value
  /** Of a NUMBER token's spelling, by its id; null when it is malformed or above 64 bits. */
  readonly literal: (store: TokenStore, id: number) => Value | null
  readonly isZero: (value: Value) => boolean
  /** `operator` is a token kind: '+', '-', '~' or '!'. */
  readonly unary: (operator: number, a: Value) => Value
  /** `operator` is a token kind. Null when it divides by zero. */
  readonly binary: (operator: number, a: Value, b: Value) => Value | null
  /** `holds ? yes : no` */
  readonly choice: (holds: boolean, yes: Value, no: Value) => Value
}
