import { type BlockId, blockEntries } from '../core/base/ids.ts'
import { type Alignment, alignBlocks } from '../core/pipeline/alignBlocks.ts'
import { copyBlocks } from '../core/pipeline/copyBlocks.ts'
import type { PipelineDocument, Position } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { type Paste, pasteBlocks } from '../core/pipeline/pasteBlocks.ts'
import type { EditorState } from './editorStore.ts'

/** What can be done with what is selected: each one gesture, one undo step. */
type Read = () => EditorState

/** How far from the original a copy stands, px. */
const SHIFT: Position = { x: 32, y: 32 }

export function alignSelection(read: Read, alignment: Alignment): void {
  const { project, apply } = read()
  const edit = project === null ? null : alignBlocks(project.doc, blocksOf(read()), alignment)
  if (edit !== null) apply(edit)
}

/** The selected blocks once more, beside themselves. What could not be is in the answer. */
export function duplicateSelection(read: Read): Paste | null {
  const { project } = read()
  if (project === null) return null
  const copied = copyBlocks(project.doc, blocksOf(read()))
  return put(read, pasteBlocks(project.doc, copied, SHIFT, 'Duplicate'))
}

/** Copied blocks on the open board, a little aside as long as something stands where they stood. */
export function pasteCopied(read: Read, copied: PipelineDocument): Paste | null {
  const { project } = read()
  if (project === null) return null
  const taken = new Set(Object.values(project.doc.positions).map(({ x, y }) => `${x} ${y}`))
  const places = Object.values(copied.positions)
  let shift: Position = { x: 0, y: 0 }
  while (places.some(({ x, y }) => taken.has(`${x + shift.x} ${y + shift.y}`)))
    shift = { x: shift.x + SHIFT.x, y: shift.y + SHIFT.y }
  return put(read, pasteBlocks(project.doc, copied, shift))
}

function put(read: Read, paste: Paste): Paste {
  if (paste.edit === null) return paste
  read().apply(paste.edit)
  read().select({ kind: 'blocks', ids: paste.pasted })
  return paste
}

/** Enables the selected blocks, or disables them where all are enabled. */
export function toggleSelection(read: Read): void {
  const { project, apply } = read()
  const blocks = blocksOf(read()).flatMap((id) => project?.doc.graph.blocks[id] ?? [])
  const status = blocks.some((block) => block.status === 'disabled') ? 'okay' : 'disabled'
  const edits = blocks.map((block): Edit => ({ kind: 'set-status', block: block.id, status }))
  const [only, ...others] = edits
  if (only === undefined) return
  const label = `${status === 'okay' ? 'Enable' : 'Disable'} ${edits.length} blocks`
  apply(others.length === 0 ? only : { kind: 'batch', label, edits })
}

export function selectAll(read: Read): void {
  const { project, select } = read()
  const ids = blockEntries(project?.doc.positions ?? {}).map(([id]): BlockId => id)
  if (ids.length > 0) select({ kind: 'blocks', ids })
}

/** The blocks selected as such: none while a link is. */
export const blocksOf = ({ selection }: EditorState): readonly BlockId[] =>
  selection?.kind === 'blocks' ? selection.ids : []
