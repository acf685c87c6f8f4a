import { isEntries } from '../base/fieldReader.ts'
import type { PipelineDocument } from './document.ts'

/**
 * The one JSON form: a document's own fields, and below `portwire` the number of the form. A project
 * has further fields beside them (`convert/projectJson.ts`). Raise the number when a document of the
 * old form would be misread, and add the step that makes one of the new form of it.
 */
export const JSON_VERSION = 1

/** From each form to the next, by the number it starts from; a field it does not know it lets be. */
const MIGRATIONS: readonly ((old: Json) => Json)[] = [
  // 0 had no number: what the command line wrote was the document alone.
  (bare) => ({ ...bare, portwire: 1 }),
]

export type Json = Readonly<Record<string, unknown>>

export type Migrated =
  | { readonly kind: 'json'; readonly json: Json }
  /** A sentence for the user. */
  | { readonly kind: 'wrong'; readonly message: string }

export const documentJson = (doc: PipelineDocument): Json => ({ portwire: JSON_VERSION, ...doc })

/** Any form ever written, in the present one. What is in it is not looked at. */
export function migrate(value: unknown): Migrated {
  if (!isEntries(value)) return wrong('It holds no Portwire project.')
  const version = value.portwire ?? ('graph' in value && 'positions' in value ? 0 : null)
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return wrong('It holds no Portwire project.')
  if (version > JSON_VERSION)
    return wrong('It was written by a newer Portwire: load this page anew, then open it again.')
  const json = MIGRATIONS.slice(version).reduce((old, next) => next(old), value)
  return { kind: 'json', json }
}

const wrong = (message: string): Migrated => ({ kind: 'wrong', message })
