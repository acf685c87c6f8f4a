import fc from 'fast-check'

/** One thing done to JSON data: where, as a share of all its places, and what. */
export interface Breakage {
  readonly at: number
  readonly change:
    | { readonly kind: 'remove' }
    | { readonly kind: 'put'; readonly value: unknown }
    /** Another part of the same data in place of this one. */
    | { readonly kind: 'take'; readonly from: number }
    | { readonly kind: 'rename'; readonly key: string }
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** Stands for lists in lists, deep enough for a recursive reader to fall over and small enough for a link. */
const DEEP = '(deep)'
const DEPTH = 20_000
const DEEP_TEXT = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    0,
    -1,
    1.5,
    2 ** 53,
    -0,
    [],
    {},
    [[]],
    '/gone#0',
    '__proto__',
  ),
  fc.constantFrom<unknown>(
    { toString: 1, valueOf: 1 },
    [null],
    ['list'],
    ['object', 0],
    ['bytes', 0],
  ),
  fc.constant(DEEP),
  fc.jsonValue({ maxDepth: 2 }),
)

export const anyBreakages: fc.Arbitrary<readonly Breakage[]> = fc.array(
  fc.record({
    at: share,
    change: fc.oneof(
      fc.constant({ kind: 'remove' as const }),
      oddValue.map((value) => ({ kind: 'put' as const, value })),
      share.map((from) => ({ kind: 'take' as const, from })),
      fc
        .constantFrom('__proto__', 'constructor', 'toString', 'id', 'kind', '')
        .map((key) => ({ kind: 'rename' as const, key })),
    ),
  }),
  { minLength: 1, maxLength: 3 },
)

type Holder = Record<string, unknown> | unknown[]
interface Place {
  readonly holder: Holder
  readonly key: string
}

/** The data with all that done to it, as JSON text. */
export function brokenJson(data: unknown, breakages: readonly Breakage[]): string {
  const whole = { data: structuredClone(data) }
  for (const { at, change } of breakages) {
    const places = placesIn(whole)
    const place = places[Math.floor(at * places.length)]
    if (place === undefined) continue
    const { holder, key } = place
    switch (change.kind) {
      case 'remove':
        Reflect.deleteProperty(holder, key)
        break
      case 'put':
        set(holder, key, structuredClone(change.value))
        break
      case 'take': {
        const other = places[Math.floor(change.from * places.length)]
        set(holder, key, structuredClone(Reflect.get(other?.holder ?? {}, other?.key ?? '')))
        break
      }
      case 'rename':
        set(holder, change.key, Reflect.get(holder, key))
        Reflect.deleteProperty(holder, key)
    }
  }
  return (JSON.stringify(whole.data) ?? '').replaceAll(`"${DEEP}"`, DEEP_TEXT)
}

/** An own property, of whatever name. */
const set = (holder: Holder, key: string, value: unknown): unknown =>
  Object.defineProperty(holder, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })

/** Every place of the data, in order; those nested out of reach are left alone. */
function placesIn(data: object, depth = 0): Place[] {
  if (depth > 60) return []
  return Object.entries(data).flatMap(([key, value]) => {
    const place = { holder: data as Holder, key }
    return typeof value === 'object' && value !== null
      ? [place, ...placesIn(value, depth + 1)]
      : [place]
  })
}
