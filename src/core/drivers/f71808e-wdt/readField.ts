import type { FieldDescription } from './fields.ts'

/** What is wrong with one input, in a sentence that names the field and what it accepts. */
export interface InputProblem {
  readonly code: 'MISSING' | 'WRONG_KIND' | 'OUT_OF_RANGE' | 'NOT_A_CHOICE' | 'UNKNOWN_NAME'
  readonly field: string
  readonly message: string
}

export type Entries = Readonly<Record<string, unknown>>

/**
 * Reads described fields out of data nobody has checked and collects what is wrong with them.
 * After a problem a read gives a stand-in; what was read counts only while `problems` is empty.
 */
export class FieldReader {
  readonly problems: InputProblem[] = []

  /** Numbers, and strings in decimal or 0x notation. Left out, it has the field's default. */
  integer(raw: unknown, field: FieldDescription): number {
    const value = toInteger(raw === undefined ? field.default : raw)
    if (value === null) return this.#refuse(kindProblem(raw), field, raw, 0)
    if ((field.min !== null && value < field.min) || (field.max !== null && value > field.max)) {
      return this.#refuse('OUT_OF_RANGE', field, raw, 0)
    }
    return value
  }

  flag(raw: unknown, field: FieldDescription): boolean {
    const value = raw === undefined ? field.default : raw
    return typeof value === 'boolean' ? value : this.#refuse(kindProblem(raw), field, raw, false)
  }

  text(raw: unknown, field: FieldDescription): string {
    return typeof raw === 'string' ? raw : this.#refuse(kindProblem(raw), field, raw, '')
  }

  /** One of `options`, or the first of them after a problem. */
  choice<Option extends number | string>(
    raw: unknown,
    field: Omit<FieldDescription, 'options'> & {
      readonly options: readonly [Option, ...Option[]]
    },
  ): Option {
    const value = raw === undefined ? field.default : raw
    const option = field.options.find((it) => it === value)
    return option ?? this.#refuse('NOT_A_CHOICE', field, raw, field.options[0])
  }

  /** An object that holds nothing but `known` names; empty when left out or null. */
  object(raw: unknown, name: string, known: readonly string[]): Entries {
    const entries = this.entries(raw, name)
    for (const key of Object.keys(entries)) {
      if (!known.includes(key)) {
        this.report(
          'UNKNOWN_NAME',
          name === '' ? key : `${name}.${key}`,
          `is not an input; ${name === '' ? 'the input' : name} can hold ${known.join(', ')}.`,
        )
      }
    }
    return entries
  }

  /** An object with whatever names; empty when left out or null. */
  entries(raw: unknown, name: string): Entries {
    if (raw === undefined || raw === null) return {}
    if (isEntries(raw)) return raw
    this.report('WRONG_KIND', name, `must be an object, is ${show(raw)}.`)
    return {}
  }

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

  #refuse<Value>(
    code: InputProblem['code'],
    field: FieldDescription,
    raw: unknown,
    instead: Value,
  ): Value {
    const state = raw === undefined ? 'is left out' : `is ${show(raw)}`
    this.report(code, field.name, `must be ${accepted(field)}, ${state}.`)
    return instead
  }
}

export const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as the user wrote it, cut where it is long; of a list or an object only that it is one. */
export function show(raw: unknown): string {
  if (Array.isArray(raw)) return 'a list'
  if (isEntries(raw)) return 'an object'
  const text = typeof raw === 'string' ? JSON.stringify(raw) : String(raw)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/**
 * A leading 0 is refused: the kernel's parameter parser would read octal, people mean decimal.
 */
export function toInteger(raw: unknown): number | null {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? raw : null
  if (typeof raw !== 'string' || !/^(0x[0-9a-f]+|0|-?[1-9]\d*)$/i.test(raw)) return null
  const value = Number(raw)
  return Number.isSafeInteger(value) ? value : null
}

const kindProblem = (raw: unknown) => (raw === undefined ? 'MISSING' : 'WRONG_KIND')

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
