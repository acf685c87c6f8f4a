import type { BlockId } from '../base/ids.ts'
import type { Alias, PipelineGraph } from './document.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'

/** The two halves of an alias name: 'ovl-2l0' is stem 'ovl-2l', number 0. */
export interface AliasName {
  readonly stem: string
  readonly number: number
}

const LARGEST_INT = 0x7fffffff

/**
 * Splits an alias name at its trailing decimal digits. Null without digits, or when the number does
 * not fit an int: the kernel passes such a property over. Kernel: of_alias_scan().
 */
export function splitAlias(name: string): AliasName | null {
  let at = name.length
  while (at > 0 && isDigit(name.charCodeAt(at - 1))) at--
  if (at === name.length) return null
  const number = Number(name.slice(at))
  return number > LARGEST_INT ? null : { stem: name.slice(0, at), number }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** The first alias number of a block for a stem; null when it has none. Kernel: of_alias_get_id(). */
export const aliasNumber = (graph: PipelineGraph, block: BlockId, stem: string): number | null =>
  namesByBlock(graph.aliases)
    .get(block)
    ?.find((name) => name.stem === stem)?.number ?? null

/** The alias names that are numbered, in property order. */
const namesByBlock = memoizeByIdentity(
  (aliases: readonly Alias[]): ReadonlyMap<BlockId, readonly AliasName[]> => {
    const byBlock = new Map<BlockId, AliasName[]>()
    for (const { name, block } of aliases) {
      const split = splitAlias(name)
      if (split !== null) byBlock.set(block, [...(byBlock.get(block) ?? []), split])
    }
    return byBlock
  },
)
