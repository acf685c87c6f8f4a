import { DerivedMap } from './derivedMap.ts'

/**
 * Keeps what was made for an object for as long as it would be made from the very same parts. The
 * object says what it is made for, and how long it has to be kept; the parts are compared by identity.
 */
export function memoizeByParts<Made>(): (
  key: object,
  parts: readonly unknown[],
  make: () => Made,
) => Made {
  const known = new DerivedMap<
    object,
    { readonly parts: readonly unknown[]; readonly made: Made }
  >()
  return (key, parts, make) => {
    const found = known.get(key)
    if (found !== undefined && isSame(found.parts, parts)) return found.made
    const made = make()
    known.set(key, { parts, made })
    return made
  }
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, at) => Object.is(part, b[at]))
