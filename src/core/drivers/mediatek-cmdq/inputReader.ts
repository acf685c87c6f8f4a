export type InputErrorCode =
  | 'BAD_INPUT'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_OP'
  | 'UNKNOWN_DEVICE'
  | 'UNKNOWN_EVENT'
  | 'TOO_MANY_OPS'
  | 'BAD_WORD'
  | 'BAD_HEX'
  | 'TRUNCATED'

/** Why an input gives no answer. */
export interface InputProblem {
  readonly error: InputErrorCode
  /** Where: 'ops[3].offset'; empty for the input itself. */
  readonly at: string
  /** What is wrong there and what would be right. */
  readonly message: string
  /** Bytes of a truncated memory image. */
  readonly length?: number
}

/** Inclusive bounds. */
export interface NumberRange {
  readonly min: bigint
  readonly max: bigint
}

export const U8: NumberRange = { min: 0n, max: 0xffn }
export const U16: NumberRange = { min: 0n, max: 0xffffn }
export const U32: NumberRange = { min: 0n, max: 0xffffffffn }
export const U64: NumberRange = { min: 0n, max: 0xffffffffffffffffn }
export const S32: NumberRange = { min: -0x80000000n, max: 0x7fffffffn }
/** What a 64-bit variable can hold, signed or not: wider than anything the helper takes. */
export const ANY64: NumberRange = { min: -0x8000000000000000n, max: U64.max }

/**
 * Takes unknown data apart. It keeps the first problem and goes on with stand-ins, so that a caller
 * reads everything in one go and asks for `problem` once, before it uses any of it.
 */
export class InputReader {
  problem: InputProblem | null = null
  /** On keys nobody reads: most often a slip of the pen, so they are told. */
  readonly notes: string[] = []

  refuse(problem: InputProblem): void {
    this.problem ??= problem
  }

  /** @param at - where the value stands; empty for the input itself */
  record(value: unknown, at: string): InputRecord {
    if (!isRecord(value)) {
      const message = `${at || 'The input'} is ${show(value)}; an object is expected.`
      this.refuse({ error: 'BAD_INPUT', at, message })
    }
    return new InputRecord(this, isRecord(value) ? value : {}, at)
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value)) return value
    this.refuse({
      error: 'BAD_INPUT',
      at,
      message: `${at} is ${show(value)}; an array is expected.`,
    })
    return []
  }

  /** A whole number, as a JSON number or as a string in decimal or hex: "0x1400c000", "-4". */
  whole(value: unknown, at: string, { min, max }: NumberRange): bigint {
    const number = toBigInt(value)
    const range = `${showBound(min)}..${showBound(max)}`
    if (number === null) {
      const message = Number.isInteger(value)
        ? `${at} is ${show(value)}; from 2^53 on a JSON number is not exact, so write it as a string, "0x...".`
        : `${at} is ${show(value)}; a whole number ${range} is expected, as a number or a string such as "0x10".`
      this.refuse({ error: 'BAD_INPUT', at, message })
      return min
    }
    if (number >= min && number <= max) return number
    const message = `${at} is ${show(value)}; ${range} is expected.`
    this.refuse({ error: 'OUT_OF_RANGE', at, message })
    return min
  }
}

/** An object of the input, read key by key; problems go to its reader with their place. */
export class InputRecord {
  readonly reader: InputReader
  readonly at: string
  readonly #values: Readonly<Record<string, unknown>>

  constructor(reader: InputReader, values: Readonly<Record<string, unknown>>, at: string) {
    this.reader = reader
    this.at = at
    this.#values = values
  }

  /** Undefined when absent, and for what every JavaScript object inherits. */
  get(key: string): unknown {
    return Object.hasOwn(this.#values, key) ? this.#values[key] : undefined
  }

  place(key: string): string {
    return this.at === '' ? key : `${this.at}.${key}`
  }

  entries(): readonly (readonly [key: string, value: unknown])[] {
    return Object.entries(this.#values)
  }

  /** Notes the keys that are none of these. */
  expect(...known: readonly string[]): void {
    for (const [key] of this.entries())
      if (!known.includes(key))
        this.reader.notes.push(`${this.place(key)} is not read; known are ${known.join(', ')}.`)
  }

  refuse(error: InputErrorCode, key: string, wrong: string): void {
    const at = this.place(key)
    this.reader.refuse({ error, at, message: `${at} is ${show(this.get(key))}${wrong}` })
  }

  record(key: string): InputRecord {
    return this.reader.record(this.get(key) ?? {}, this.place(key))
  }

  /** Absent, or null: null. */
  wholeOrNull(key: string, range: NumberRange): bigint | null {
    return (this.get(key) ?? null) === null ? null : this.whole(key, range)
  }

  whole(key: string, range: NumberRange, fallback?: bigint): bigint {
    const value = this.get(key)
    return value === undefined && fallback !== undefined
      ? fallback
      : this.reader.whole(value, this.place(key), range)
  }

  /** As `whole`, for ranges a double holds. */
  int(key: string, range: NumberRange, fallback?: bigint): number {
    return Number(this.whole(key, range, fallback))
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.get(key)
    if (value === undefined) return fallback
    if (typeof value !== 'boolean') this.refuse('BAD_INPUT', key, '; true or false is expected.')
    return value === true
  }

  /** The first choice when absent. */
  choice<Choice extends string>(key: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const value = this.get(key)
    const found = value === undefined ? choices[0] : choices.find((choice) => choice === value)
    if (found === undefined)
      this.refuse('BAD_INPUT', key, `; one of ${choices.join(', ')} is expected.`)
    return found ?? choices[0]
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null when it is no whole number, or one a JSON number cannot hold exactly. */
export function toBigInt(value: unknown): bigint | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null
  if (typeof value !== 'string') return null
  const match = /^(-?)(0x[0-9a-f]+|[0-9]+)$/i.exec(value.trim())
  if (match === null) return null
  const magnitude = BigInt(match[2] ?? '')
  return match[1] === '-' ? -magnitude : magnitude
}

/** A value in a message: short, and never a page of JSON. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'an array'
  if (isRecord(value)) return 'an object'
  const text = typeof value === 'string' ? `'${value}'` : String(value)
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`
}

const showBound = (bound: bigint) =>
  bound <= 0xffffn && bound >= -0xffffn
    ? String(bound)
    : bound < 0n
      ? `-0x${(-bound).toString(16)}`
      : `0x${bound.toString(16)}`
