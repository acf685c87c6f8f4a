/** A row of a driver's match table. */
interface MatchRow {
  readonly compatible: string
}

/**
 * Looks a node up in a driver's match table: the earliest string of the node's own list that any row
 * has decides, whatever the order of the table. Strings no row has are passed over, letter case does
 * not count, and of two rows with one string the first is taken. Null when no row matches.
 *
 * Kernel: of_match_node(), which scores rows with __of_device_is_compatible(), drivers/of/base.c.
 */
export function matchCompatible<Row extends MatchRow>(
  rows: readonly Row[],
  compatible: readonly string[],
): Row | null {
  const places = placesIn(rows)
  for (const wanted of compatible) {
    const at = places.get(wanted.toLowerCase())
    if (at !== undefined) return rows[at] ?? null
  }
  return null
}

/** Where each string, in lower case, first stands in a table. Tables never change. */
function placesIn(rows: readonly MatchRow[]): ReadonlyMap<string, number> {
  const known = placesOfTables.get(rows)
  if (known !== undefined) return known
  const places = new Map<string, number>()
  rows.forEach(({ compatible }, at) => {
    const string = compatible.toLowerCase()
    if (!places.has(string)) places.set(string, at)
  })
  placesOfTables.set(rows, places)
  return places
}

const placesOfTables = new WeakMap<readonly MatchRow[], ReadonlyMap<string, number>>()
