/**
 * Immutable data whose parts are shared, as a list in which every part stands once and every part comes
 * after what it is made of. A part much like an earlier one is told by what differs: the documents of a
 * history, each a small change of the last, take little more than their changes.
 *
 * Within a part a number is the place of another part and [5] is the number 5; other plain values stand
 * for themselves.
 */
export type SharedTable = readonly SharedPart[]

type Value = string | boolean | null | number | readonly [number]
export type SharedPart =
  | readonly ['list', ...items: Value[]]
  /** A list that begins as another one. */
  | readonly ['longer', list: number, ...items: Value[]]
  | readonly ['object', keys: number, ...values: Value[]]
  /** An object with other values at some of its keys, told by their number. */
  | readonly ['other', object: number, ...changes: Value[]]
  | readonly ['map', ...keysAndValues: Value[]]
  | readonly ['bytes', number: number]

/**
 * @param value - JSON data, `Map` with text keys and `Uint8Array` besides; never changed once made
 * @param numberOf - where the bytes are kept, which the table does not hold
 */
export function packShared(value: unknown, numberOf: (bytes: Uint8Array) => number): SharedTable {
  const parts: SharedPart[] = []
  const places = new Map<unknown, number>()
  const keyLists = new Map<string, number>()
  /** The last list that begins with an object, and the last object with these keys. */
  const lists = new Map<unknown, readonly unknown[]>()
  const objects = new Map<number, readonly [object: object, values: readonly unknown[]]>()

  const add = (part: SharedPart): number => parts.push(part) - 1
  const refer = (one: unknown): Value => {
    if (typeof one === 'number') return [one]
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return one
    const known = places.get(one)
    if (known !== undefined) return known
    const place = addPart(one)
    places.set(one, place)
    return place
  }
  const placeOf = (one: object): number => places.get(one) ?? 0
  const addPart = (one: unknown): number => {
    if (Array.isArray(one)) return addList(one)
    if (one instanceof Uint8Array) return add(['bytes', numberOf(one)])
    if (one instanceof Map) return add(['map', ...[...one].flat().map(refer)])
    if (typeof one === 'object' && one !== null) return addObject(one)
    throw new Error(`${typeof one} is no plain data`)
  }
  const addList = (list: readonly unknown[]): number => {
    const [first] = list
    const last = typeof first === 'object' && first !== null ? lists.get(first) : undefined
    if (typeof first === 'object' && first !== null) lists.set(first, list)
    return last?.every((one, i) => Object.is(one, list[i]))
      ? add(['longer', placeOf(last), ...list.slice(last.length).map(refer)])
      : add(['list', ...list.map(refer)])
  }
  const addObject = (one: object): number => {
    const keys = placeOfKeys(Object.keys(one))
    const values: unknown[] = Object.values(one)
    const last = objects.get(keys)
    const changed = [...values.keys()].filter((i) => !Object.is(values[i], last?.[1][i]))
    const added =
      last !== undefined && 2 * changed.length < values.length
        ? add(['other', placeOf(last[0]), ...changed.flatMap((i) => [i, refer(values[i])])])
        : add(['object', keys, ...values.map(refer)])
    objects.set(keys, [one, values])
    return added
  }
  const placeOfKeys = (keys: readonly string[]): number => {
    const name = JSON.stringify(keys)
    const known = keyLists.get(name) ?? add(['list', ...keys])
    keyLists.set(name, known)
    return known
  }
  add(['list', refer(value)])
  return parts
}

/** The data again, parts shared as they were. Null for what is no table, or asks for bytes not given. */
export function unpackShared(
  table: unknown,
  bytesAt: (number: number) => Uint8Array | undefined,
): { readonly value: unknown } | null {
  const made: unknown[] = []
  const resolve = (one: unknown): unknown => {
    if (Array.isArray(one)) return one[0]
    if (typeof one !== 'number') return one
    if (!(one in made)) throw new NoTable()
    return made[one]
  }
  try {
    for (const part of listAt(table)) made.push(makePart(listAt(part), made, resolve, bytesAt))
    return { value: listAt(made.at(-1))[0] }
  } catch (error) {
    if (error instanceof NoTable) return null
    throw error
  }
}

class NoTable extends Error {}

function makePart(
  [kind, first, ...rest]: readonly unknown[],
  made: readonly unknown[],
  resolve: (one: unknown) => unknown,
  bytesAt: (number: number) => Uint8Array | undefined,
): unknown {
  switch (kind) {
    case 'list':
      return first === undefined ? [] : [first, ...rest].map(resolve)
    case 'longer':
      return [...listAt(made[Number(first)]), ...rest.map(resolve)]
    case 'object': {
      const values = rest.map(resolve)
      return Object.fromEntries(listAt(made[Number(first)]).map((key, i) => [key, values[i]]))
    }
    case 'other': {
      const entries = Object.entries(made[Number(first)] ?? {})
      for (let i = 0; i + 1 < rest.length; i += 2) {
        const entry = entries[Number(rest[i])]
        if (entry === undefined) throw new NoTable()
        entry[1] = resolve(rest[i + 1])
      }
      return Object.fromEntries(entries)
    }
    case 'map': {
      const values = (first === undefined ? [] : [first, ...rest]).map(resolve)
      const map = new Map<unknown, unknown>()
      for (let i = 0; i + 1 < values.length; i += 2) map.set(values[i], values[i + 1])
      return map
    }
    case 'bytes': {
      const bytes = bytesAt(Number(first))
      if (bytes === undefined) throw new NoTable()
      return bytes
    }
  }
  throw new NoTable()
}

function listAt(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NoTable()
  return value
}
