import type { FieldDescription } from './fieldDescription.ts'

/** Descriptions of inputs by kind, each with only what its kind needs said. */

/** @param range - inclusive limits of what is accepted */
export const integerField = <const Default extends number | bigint | null>(
  name: string,
  title: string,
  unit: string | null,
  [min, max]: readonly [number | bigint, number | bigint],
  byDefault: Default,
) => ({ name, title, unit, min, max, default: byDefault, kind: 'integer' as const })

export const flagField = (name: string, title: string, byDefault = false) =>
  ({ ...NO_NUMBER, name, title, default: byDefault, kind: 'flag' }) as const

/** The first option stands when the input is left out. */
export const choiceField = <const Options extends readonly [Option, ...Option[]]>(
  name: string,
  title: string,
  options: Options,
) => ({ ...NO_NUMBER, name, title, default: options[0], kind: 'choice' as const, options })

/** @param options - what to offer beside free entry */
export const textField = (
  name: string,
  title: string,
  options?: readonly string[],
): FieldDescription => ({
  ...NO_NUMBER,
  name,
  title,
  default: null,
  kind: 'text',
  ...(options && { options }),
})

type Option = number | string

const NO_NUMBER = { unit: null, min: null, max: null } as const
