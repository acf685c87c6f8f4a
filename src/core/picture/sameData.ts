/**
 * Whether two pieces of plain data hold the same. Shared parts cost nothing.
 *
 * @internal its cases are its own
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]))
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The old value where it holds the same as the new one, so that identity means equality. */
export const shared = <T>(old: T | undefined, now: T): T =>
  old !== undefined && sameData(old, now) ? old : now
