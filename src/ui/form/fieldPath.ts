import { type Entries, isEntries } from '../../core/base/fieldReader.ts'

/** What stands at a described field's path ('hw.mr', 'actions.1.write'); undefined when left out. */
export function valueAt(from: unknown, path: string): unknown {
  let value = from
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)]
    else if (isEntries(value)) value = value[key]
    else return undefined
  }
  return value
}

/** The same input with another value at a path; undefined takes it out, and objects left empty. */
export function withValue(from: Entries, path: string, value: unknown): Entries {
  const next = put(from, path.split('.'), value)
  return isEntries(next) ? next : {}
}

function put(from: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(from)) {
    return from.map((item, at) => (at === Number(key) ? put(item, rest, value) : item))
  }
  const { [key]: old, ...others } = isEntries(from) ? from : {}
  const next = put(old, rest, value)
  if (next !== undefined) return { ...(isEntries(from) ? from : {}), [key]: next }
  return Object.keys(others).length === 0 ? undefined : others
}
