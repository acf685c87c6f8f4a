import type { SourceSpan } from '../../base/sourceSpan.ts'
import type { DtDeletion } from '../../devicetree/tree.ts'
import { nodeAt, property as propertyOf } from '../../devicetree/walk.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'
import type { BoardRead } from './readBoard.ts'

/** Where a node or a property came from. */
export type Provenance =
  | {
      readonly kind: 'set'
      /**
       * Of a node, every place that opened it, in order of application; of a property, the statement
       * that won. Empty where no text set it.
       */
      readonly at: readonly SourceSpan[]
      /** The file that brought it in: a blob has no places. Null for what the compiler generates. */
      readonly file: string | null
      /** The last statements whose value was replaced, oldest first. */
      readonly replaced: readonly SourceSpan[]
      /** How many were replaced before those. */
      readonly moreReplaced: number
      /** Deletions before it was set anew. */
      readonly deleted: readonly DtDeletion[]
    }
  | { readonly kind: 'deleted'; readonly by: DtDeletion }
  | { readonly kind: 'absent' }

/**
 * Which file and line set a node or a property, what was there before, and who deleted it.
 *
 * @param path - full path of the node
 * @param name - the property; the node itself when it is left out
 */
export function provenanceOf(read: BoardRead, path: string, name?: string): Provenance {
  const node = nodeAt(read.tree, path)
  const property = node === null || name === undefined ? null : propertyOf(node, name)
  const deleted = (deletionsAt(read.deletions).get(path) ?? []).filter(
    (one) => one.property === (name ?? null),
  )
  if (node === null || (name !== undefined && property === null)) {
    const by = deleted.at(-1)
    return by === undefined ? { kind: 'absent' } : { kind: 'deleted', by }
  }
  const at = property === null ? node.spans : property.span === undefined ? [] : [property.span]
  const file = at.at(-1)?.file ?? (property?.generated ? null : stageOf(read, path, name))
  const { replaced = [], moreReplaced = 0 } = property ?? {}
  return { kind: 'set', at, file, replaced, moreReplaced, deleted }
}

const deletionsAt = memoizeByIdentity(
  (deletions: readonly DtDeletion[]): ReadonlyMap<string, readonly DtDeletion[]> => {
    const byPath = new Map<string, DtDeletion[]>()
    for (const one of deletions) {
      const known = byPath.get(one.path)
      if (known === undefined) byPath.set(one.path, [one])
      else known.push(one)
    }
    return byPath
  },
)

/** The last file that changed the node or property, told by comparing the trees between. */
function stageOf({ stages }: BoardRead, path: string, name: string | undefined): string {
  const found = stages.map(({ tree }) => {
    const node = nodeAt(tree, path)
    return node === null || name === undefined ? (node?.name ?? null) : propertyOf(node, name)
  })
  let at = found.length - 1
  while (at > 0 && found[at] === found[at - 1]) at -= 1
  return stages[at]?.file ?? ''
}
