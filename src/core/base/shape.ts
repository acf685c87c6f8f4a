/** What data nobody has checked has to look like to be a `T`. */
export interface Shape<T> {
  /**
   * Where and how a value departs from it, as a sentence: 'edits[3].kind is no known kind.'; null when
   * it does not. `at` names the value itself.
   */
  readonly problem: (value: unknown, at: string) => string | null
  /** Never set: it ties the shape to its type. */
  readonly type?: (value: T) => T
}

/** The first departure of a value from a shape. */
export const problemOf = <T>(shape: Shape<T>, value: unknown): string | null =>
  shape.problem(value, '')

export const fits = <T>(shape: Shape<T>, value: unknown): value is T =>
  problemOf(shape, value) === null

/** A value told by itself. `what` completes 'x is not …'. */
export const leaf = <T>(what: string, test: (value: unknown) => boolean): Shape<T> => ({
  problem: (value, at) => (test(value) ? null : `${placeOf(at)} is not ${what}.`),
})

const placeOf = (at: string): string => (at === '' ? 'It' : at.replace(/^\./, ''))

/** Strings of any kind: the brand of an id is a matter of what is done with it. */
export const text = <T extends string>(): Shape<T> =>
  leaf('a text', (value) => typeof value === 'string')
export const flag: Shape<boolean> = leaf('true or false', (value) => typeof value === 'boolean')
export const finite: Shape<number> = leaf('a number', Number.isFinite)
export const cell: Shape<number> = leaf(
  'an unsigned 32-bit number',
  (value) => typeof value === 'number' && value >>> 0 === value,
)
export const bytes: Shape<Uint8Array> = leaf('bytes', (value) => value instanceof Uint8Array)
export const oneOf = <T extends string>(known: readonly T[]): Shape<T> =>
  leaf(`one of ${known.join(', ')}`, (value) => known.some((one) => one === value))

export const nullable = <T>(shape: Shape<T>): Shape<T | null> => ({
  problem: (value, at) => (value === null ? null : shape.problem(value, at)),
})

/** Of a field that may be left out. */
export const optional = <T>(shape: Shape<T>): Shape<T | undefined> => ({
  problem: (value, at) => (value === undefined ? null : shape.problem(value, at)),
})

export const listOf = <T>(item: Shape<T>): Shape<readonly T[]> =>
  once((value, at) => {
    if (!Array.isArray(value)) return `${placeOf(at)} is not a list.`
    return firstProblem(value.entries(), (one, i) => item.problem(one, `${at}[${i}]`))
  })

export const recordOf = <Key extends string, T>(item: Shape<T>): Shape<Readonly<Record<Key, T>>> =>
  once((value, at) =>
    isRecord(value)
      ? firstProblem(Object.entries(value), (one, key) => item.problem(one, `${at}.${key}`))
      : `${placeOf(at)} is not an object.`,
  )

export const mapOf = <T>(item: Shape<T>): Shape<ReadonlyMap<string, T>> =>
  once((value, at) =>
    value instanceof Map && [...value.keys()].every((key) => typeof key === 'string')
      ? firstProblem(value, (one, key) => item.problem(one, `${at}.${String(key)}`))
      : `${placeOf(at)} is not a map.`,
  )

/** Every field of `T`, so that a shape cannot fall behind its type. Further fields are let be. */
export const object = <T extends object>(
  fields: {
    readonly [Key in keyof T]-?: Shape<T[Key]>
  },
): Shape<T> => {
  const shapes: [string, Shape<unknown>][] = Object.entries(fields)
  return once((value, at) =>
    isRecord(value)
      ? firstProblem(shapes, (shape, key) => shape.problem(value[key], `${at}.${key}`))
      : `${placeOf(at)} is not an object.`,
  )
}

/** One of several objects, told apart by `kind`. */
export const byKind = <T extends { readonly kind: string }>(
  shapes: {
    readonly [Kind in T['kind']]: Shape<Omit<Extract<T, { readonly kind: Kind }>, 'kind'>>
  },
): Shape<T> => {
  const byName = new Map<unknown, Shape<unknown>>(Object.entries(shapes))
  return {
    problem: (value, at) => {
      if (!isRecord(value)) return `${placeOf(at)} is not an object.`
      const shape = byName.get(value.kind)
      if (shape === undefined) return `${placeOf(`${at}.kind`)} is no known kind.`
      return shape.problem(value, at)
    },
  }
}

/** A shape that holds itself. Nesting ends somewhere, or a file could overflow the stack. */
export const nested = <T>(shape: () => Shape<T>): Shape<T> => ({
  problem: (value, at) =>
    at.length > MOST_PLACE ? 'It is nested too deeply.' : shape().problem(value, at),
})

const MOST_PLACE = 2000

/** Remembers what it found sound: parts that many documents share are looked at once. */
function once<T>(problem: Shape<T>['problem']): Shape<T> {
  const sound = new WeakSet<object>()
  return {
    problem: (value, at) => {
      if (typeof value === 'object' && value !== null && sound.has(value)) return null
      const found = problem(value, at)
      if (found === null && typeof value === 'object' && value !== null) sound.add(value)
      return found
    },
  }
}

function firstProblem<Key, Item>(
  entries: Iterable<readonly [Key, Item]>,
  problem: (item: Item, key: Key) => string | null,
): string | null {
  for (const [key, item] of entries) {
    const found = problem(item, key)
    if (found !== null) return found
  }
  return null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
