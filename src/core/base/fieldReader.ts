import type { FieldDescription } from './fieldDescription.ts'

/** What is wrong with one input, in a sentence that names the field and what it accepts. */
export interface InputProblem {
  readonly code: 'MISSING' | 'WRONG_KIND' | 'OUT_OF_RANGE' | 'NOT_A_CHOICE' | 'UNKNOWN_NAME'
  readonly field: string
  readonly message: string
}

export type Entries = Readonly<Record<string, unknown>>

type ChoiceField<Option> = Omit<FieldDescription, 'options'> & {
  readonly options: readonly [Option, ...Option[]]
}

/**
 * Reads described fields out of data nobody has checked, and collects what is wrong with them.
 * After a problem each read gives a stand-in, so that one pass finds them all; what was read counts
 * only while `problems` is empty. A field left out has its default.
 */
export class FieldReader {
  readonly problems: InputProblem[] = []

  /** Numbers, and strings in decimal or 0x notation. Null when left out and without default. */
  integer(from: Entries, field: FieldDescription): bigint | null {
    const raw = this.#raw(from, field)
    if (raw === null) return null
    const value = toInteger(raw)
    if (value === null) return this.#refuse('WRONG_KIND', field, raw, null)
    const { min, max } = field
    if ((min !== null && value < min) || (max !== null && value > max))
      return this.#refuse('OUT_OF_RANGE', field, raw, null)
    return value
  }

  /** As `integer`, for a field that has to be there. */
  requiredInteger(from: Entries, field: FieldDescription): bigint {
    if (this.#raw(from, field) === null) return this.#refuse('MISSING', field, null, 0n)
    return this.integer(from, field) ?? 0n
  }

  /** A flag that is present as in a device tree, or true or false. Null is absent. */
  flag(from: Entries, field: FieldDescription): boolean | null {
    const raw = this.#raw(from, field)
    if (raw === null || typeof raw === 'boolean') return raw
    return this.#refuse('WRONG_KIND', field, raw, null)
  }

  text(from: Entries, field: FieldDescription): string | null {
    const raw = this.#raw(from, field)
    if (raw === null || typeof raw === 'string') return raw
    return this.#refuse('WRONG_KIND', field, raw, null)
  }

  /** As `text`, for a field that has to be there. */
  requiredText(from: Entries, field: FieldDescription): string {
    if (this.#raw(from, field) === null) return this.#refuse('MISSING', field, null, '')
    return this.text(from, field) ?? ''
  }

  /** One of `options`, or the first of them after a problem. */
  choice<Option extends number | string>(from: Entries, field: ChoiceField<Option>): Option {
    const raw = this.#raw(from, field)
    const option = field.options.find((it) => it === raw)
    if (option !== undefined) return option
    return this.#refuse(raw === null ? 'MISSING' : 'NOT_A_CHOICE', field, raw, field.options[0])
  }

  /**
   * An object, empty when left out or null.
   *
   * @param name - where it stands; empty for the input itself
   * @param known - the names it can hold, where another one is worth a refusal
   */
  object(raw: unknown, name: string, known: readonly string[] | null = null): Entries {
    if (raw === undefined || raw === null) return {}
    if (!isEntries(raw)) {
      this.report('WRONG_KIND', name, `must be an object, is ${show(raw)}.`)
      return {}
    }
    const strange = known === null ? [] : Object.keys(raw).filter((key) => !known.includes(key))
    for (const key of strange) {
      const holder = name === '' ? 'the input' : name
      const sentence = `is not an input; ${holder} can hold ${known?.join(', ')}.`
      this.report('UNKNOWN_NAME', name === '' ? key : `${name}.${key}`, sentence)
    }
    return raw
  }

  /** A list, empty when left out or null. */
  list(raw: unknown, name: string): readonly unknown[] {
    if (raw === undefined || raw === null) return []
    if (Array.isArray(raw)) return [...raw] // a hole becomes undefined
    this.report('WRONG_KIND', name, `must be a list, is ${show(raw)}.`)
    return []
  }

  /** @param sentence - without its subject, which is the field */
  report(code: InputProblem['code'], field: string, sentence: string): void {
    this.problems.push({ code, field, message: `${field || 'The input'} ${sentence}` })
  }

  #raw(from: Entries, field: FieldDescription): unknown {
    const key = field.name.slice(field.name.lastIndexOf('.') + 1)
    return from[key] === undefined ? field.default : from[key]
  }

  #refuse<Value>(
    code: InputProblem['code'],
    field: FieldDescription,
    raw: unknown,
    instead: Value,
  ): Value {
    const state = raw === null ? 'is left out' : `is ${show(raw)}`
    this.report(code, field.name, `must be ${accepted(field)}, ${state}.`)
    return instead
  }
}

export const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A leading 0 is refused: the kernel's parameter parser would read octal, people mean decimal. */
export function toInteger(raw: unknown): bigint | null {
  if (typeof raw === 'bigint') return raw
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? BigInt(raw) : null
  if (typeof raw !== 'string' || !/^(0x[0-9a-f]+|0|-?[1-9]\d*)$/i.test(raw)) return null
  return raw.startsWith('-') ? -BigInt(raw.slice(1)) : BigInt(raw)
}

/** The value as the user wrote it, cut where it is long; of a list or an object, only that. */
export function show(raw: unknown): string {
  if (Array.isArray(raw)) return 'a list'
  if (isEntries(raw)) return 'an object'
  const text = typeof raw === 'string' ? JSON.stringify(raw) : String(raw)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** What a field takes, as words: 'an integer from 0 to 4095 (s)'. */
export function accepted({ kind, min, max, unit, options }: FieldDescription): string {
  switch (kind) {
    case 'integer':
      return `an integer from ${min} to ${max}${unit === null ? '' : ` (${unit})`}`
    case 'choice':
      return `one of ${(options ?? []).join(', ')}`
    case 'flag':
      return 'true or false'
    case 'text':
      return 'a string'
  }
}
