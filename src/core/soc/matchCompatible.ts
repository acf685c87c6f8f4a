/**
 * Looks a node up in a driver's match table: the earliest string of the node's own list that any row
 * has decides, whatever the order of the table. Strings no row has are passed over, and letter case
 * does not count. Null when no row matches.
 *
 * Kernel: of_match_node(), which scores rows with __of_device_is_compatible(), drivers/of/base.c.
 */
export function matchCompatible<Row extends { readonly compatible: string }>(
  rows: readonly Row[],
  compatible: readonly string[],
): Row | null {
  for (const wanted of compatible) {
    const row = rows.find((candidate) => sameIgnoringCase(candidate.compatible, wanted))
    if (row !== undefined) return row
  }
  return null
}

const sameIgnoringCase = (a: string, b: string) =>
  a.length === b.length && a.toLowerCase() === b.toLowerCase()
