import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import { accepted, toInteger } from '../../core/base/fieldReader.ts'
import { hex } from '../../core/base/hex.ts'

/** Digits a field is shown with when it is shown in hexadecimal; null for decimal. */
export type HexDigits = number | null

/** A value as its field shows it; what is no number stays as it is. */
export function valueText(value: unknown, digits: HexDigits): string {
  if (value === undefined || value === null) return ''
  const number = toInteger(value)
  return number === null || digits === null || number < 0n ? String(value) : hex(number, digits)
}

/** What a field takes and has by itself: '0 to 4095 · 60 when left out'. */
export function rangeText(field: FieldDescription, digits: HexDigits): string {
  const { kind, min, max, driverTakes } = field
  const range = kind === 'integer' ? `${valueText(min, digits)} to ${valueText(max, digits)}` : null
  const driver = driverTakes === undefined ? null : `the driver takes ${driverTakes}`
  return [range, driver, absentText(field, digits)].filter((it) => it !== null).join(' · ')
}

function absentText({ kind, default: value }: FieldDescription, digits: HexDigits): string | null {
  if (kind === 'choice') return value === null ? null : `${value} unless chosen otherwise`
  if (kind === 'flag' && value === null) return 'follows from the rest when left out'
  if (kind === 'flag') return value === true ? 'on by default' : 'off by default'
  return value === null ? 'may be left out' : `${valueText(value, digits)} when left out`
}

/** Why a text cannot be the field's value, with what can; null when it can. Empty is left out. */
export function refusal(field: FieldDescription, text: string): string | null {
  if (field.kind !== 'integer' || text === '' || isOption(field, text)) return null
  const value = toInteger(text)
  const { min, max } = field
  const fits = value !== null && (min === null || value >= min) && (max === null || value <= max)
  return fits ? null : `${field.title} must be ${accepted(field)}.`
}

/** A value that is offered may be a name where the model knows one: 'PERF_TYPE_RAW'. */
const isOption = ({ options }: FieldDescription, text: string): boolean =>
  options?.some((option) => String(option) === text) ?? false

/**
 * What a text of the form is in the model's `in` object. Hexadecimal stays as it was typed, and so
 * does what a JSON number cannot hold.
 */
export function valueOfText(field: FieldDescription, text: string): number | string | undefined {
  if (text === '') return undefined
  if (field.kind !== 'integer' || !/^-?\d+$/.test(text)) return text
  return Number.isSafeInteger(Number(text)) ? Number(text) : text
}
