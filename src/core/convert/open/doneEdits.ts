import type { Edit } from '../../pipeline/edit.ts'

export interface DoneEdit {
  /** As undo names it. */
  readonly label: string
  readonly edit: Edit
}

/** Edits, the last one first, so that those of a state are part of those of every state after it. */
export interface DoneEdits {
  readonly last: DoneEdit
  readonly before: DoneEdits | null
}

/** Oldest first. */
export function listOfEdits(edits: DoneEdits | null): readonly DoneEdit[] {
  const list: DoneEdit[] = []
  for (let at = edits; at !== null; at = at.before) list.push(at.last)
  return list.reverse()
}

/** Puts lists, oldest first, together again: those that begin with the same edits share them. */
export function editsOfLists(): (list: readonly DoneEdit[]) => DoneEdits | null {
  const known = new Map<DoneEdits | null, Map<DoneEdit, DoneEdits>>()
  return (list) =>
    list.reduce<DoneEdits | null>((before, last) => {
      const after = known.get(before) ?? new Map<DoneEdit, DoneEdits>()
      const edits = after.get(last) ?? { last, before }
      known.set(before, after.set(last, edits))
      return edits
    }, null)
}
