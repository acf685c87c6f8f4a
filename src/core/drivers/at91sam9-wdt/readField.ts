import type { FieldDescription } from './fields.ts'

/** What is wrong with one input, in a sentence that names the field and what it accepts. */
export interface InputProblem {
  readonly code: 'MISSING' | 'WRONG_KIND' | 'OUT_OF_RANGE' | 'NOT_A_CHOICE'
  readonly field: string
  readonly message: string
}

type Fields = Readonly<Record<string, unknown>>

type ChoiceField<Option> = Omit<FieldDescription, 'options'> & {
  readonly options: readonly [Option, ...Option[]]
}

/**
 * Reads described fields out of data nobody has checked, and collects what is wrong with them.
 * After a problem each read gives the field's default, so that one pass finds them all; what was
 * read counts only while `problems` is empty.
 */
export class FieldReader {
  readonly problems: InputProblem[] = []

  /** Numbers, and strings in decimal or 0x notation. Null when left out and without default. */
  integer(from: Fields, field: FieldDescription): bigint | null {
    const raw = this.#raw(from, field)
    const value = toInteger(raw)
    const { min, max } = field
    if (raw === null) return null
    if (value === null) return this.#refuse('WRONG_KIND', field, raw, null)
    if ((min !== null && value < min) || (max !== null && value > max)) {
      return this.#refuse('OUT_OF_RANGE', field, raw, null)
    }
    return value
  }

  /** As `integer`, for a field that has to be there. */
  requiredInteger(from: Fields, field: FieldDescription): bigint {
    if (this.#raw(from, field) === null) return this.#refuse('MISSING', field, null, 0n)
    return this.integer(from, field) ?? 0n
  }

  /** A flag that is present as in a device tree, or true or false. Null is absent. */
  flag(from: Fields, field: FieldDescription): boolean | null {
    const raw = this.#raw(from, field)
    if (raw === null || typeof raw === 'boolean') return raw
    return this.#refuse('WRONG_KIND', field, raw, null)
  }

  text(from: Fields, field: FieldDescription): string | null {
    const raw = this.#raw(from, field)
    if (raw === null || typeof raw === 'string') return raw
    return this.#refuse('WRONG_KIND', field, raw, null)
  }

  /** As `text`, for a field that has to be there. */
  requiredText(from: Fields, field: FieldDescription): string {
    if (this.#raw(from, field) === null) return this.#refuse('MISSING', field, null, '')
    return this.text(from, field) ?? ''
  }

  /** One of `options`, or the first of them after a problem. */
  choice<Option extends number | string>(from: Fields, field: ChoiceField<Option>): Option {
    const raw = this.#raw(from, field)
    const option = field.options.find((it) => it === raw)
    if (option !== undefined) return option
    return this.#refuse(raw === null ? 'MISSING' : 'NOT_A_CHOICE', field, raw, field.options[0])
  }

  /** An object below `from`, empty when left out or null. */
  object(from: Fields, name: string): Fields {
    const raw = from[name]
    if (raw === undefined || raw === null) return {}
    if (isObject(raw)) return raw
    const message = `${name} must be an object, is ${show(raw)}.`
    this.problems.push({ code: 'WRONG_KIND', field: name, message })
    return {}
  }

  /** By the last part of the field's path; a field left out has its default. */
  #raw(from: Fields, field: FieldDescription): unknown {
    const key = field.name.slice(field.name.indexOf('.') + 1)
    return from[key] === undefined ? field.default : from[key]
  }

  #refuse<Value>(
    code: InputProblem['code'],
    field: FieldDescription,
    raw: unknown,
    instead: Value,
  ): Value {
    const state = raw === null ? 'is left out' : `is ${show(raw)}`
    const message = `${field.name} must be ${accepted(field)}, ${state}.`
    this.problems.push({ code, field: field.name, message })
    return instead
  }
}

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function accepted({ kind, min, max, unit, options }: FieldDescription): string {
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

function toInteger(raw: unknown): bigint | null {
  if (typeof raw === 'bigint') return raw
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? BigInt(raw) : null
  if (typeof raw !== 'string') return null
  if (/^-\d+$/.test(raw)) return -BigInt(raw.slice(1))
  return /^(\d+|0x[0-9a-f]+)$/i.test(raw) ? BigInt(raw) : null
}

/** The value as the user wrote it, cut where it is long; of a list or an object, only that. */
function show(raw: unknown): string {
  if (Array.isArray(raw)) return 'a list'
  if (typeof raw === 'object' && raw !== null) return 'an object'
  const text = typeof raw === 'string' ? JSON.stringify(raw) : String(raw)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
