import { parsedJson } from '../../core/base/parsedJson.ts'
import { fits } from '../../core/base/shape.ts'
import { pasteText } from '../../core/convert/open/pasteText.ts'
import { blocksText } from '../../core/convert/write/blocksText.ts'
import { copyBlocks } from '../../core/pipeline/copyBlocks.ts'
import type { PipelineDocument, Position } from '../../core/pipeline/document.ts'
import { documentShape } from '../../core/pipeline/documentShape.ts'
import { editorStore } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { removeSelection } from '../../store/removeSelection.ts'
import { blocksOf, pasteCopied } from '../../store/selectionActions.ts'

/**
 * Blocks on the clipboard, in two forms at once: Portwire's own, which another tab takes them from
 * whole, and as DTS text, for a board file or a mail. DTS text from anywhere is taken as well.
 */
const OWN_TYPE = 'application/x-portwire+json'

/** Puts the selected blocks on a clipboard; false where none are selected. */
export function copyTo(data: DataTransfer): boolean {
  const { project } = editorStore.getState()
  const ids = blocksOf(editorStore.getState())
  if (project === null || ids.length === 0) return false
  data.setData(OWN_TYPE, JSON.stringify(copyBlocks(project.doc, ids)))
  data.setData('text/plain', blocksText(project.doc, ids))
  return true
}

export function cutTo(data: DataTransfer): boolean {
  if (isReadOnly(editorStore.getState()) || !copyTo(data)) return false
  removeSelection(editorStore.getState)
  return true
}

/**
 * Puts what was on a clipboard on the open board.
 *
 * @param texts - its forms, by type
 * @returns what came of it, in a sentence
 */
export function pasteFrom(texts: Readonly<Record<string, string>>): Told | null {
  if (isReadOnly(editorStore.getState())) return null
  const copied = documentOf(texts[OWN_TYPE] ?? '')
  return copied === null
    ? pasteDts(texts['text/plain'] ?? '')
    : told(pasteCopied(editorStore.getState, copied))
}

export interface Told {
  readonly done: boolean
  readonly text: string
}

export function told(paste: ReturnType<typeof pasteCopied>): Told | null {
  if (paste === null) return null
  const { pasted, missing } = paste
  const one = missing.length === 1
  const lack =
    missing.length === 0
      ? ''
      : ` ${missing.join(', ')} ${one ? 'is a block' : 'are blocks'} of the SoC, which has no further one${one ? '' : 's'}.`
  if (pasted.length === 0) return { done: false, text: lack.trim() }
  return {
    done: true,
    text: `Added ${pasted.length === 1 ? 'a block' : `${pasted.length} blocks`}.${lack}`,
  }
}

/** DTS text onto the open board. */
export function pasteDts(text: string): Told | null {
  const { project, apply, select } = editorStore.getState()
  if (project === null || text.trim() === '') return null
  const result = pasteText(project.doc, text, below(project.doc))
  if (result.kind === 'refused') return { done: false, text: result.message }
  if (result.edit !== null) apply(result.edit)
  select({ kind: 'blocks', ids: result.blocks })
  const count = result.blocks.length
  return { done: true, text: `Pasted the DTS of ${count === 1 ? 'one node' : `${count} nodes`}.` }
}

/** Under everything on the canvas. */
function below({ positions }: PipelineDocument): Position {
  const places = Object.values(positions)
  return places.length === 0
    ? { x: 0, y: 0 }
    : { x: Math.min(...places.map(({ x }) => x)), y: Math.max(...places.map(({ y }) => y)) + 140 }
}

/** A clipboard can hold anything: only a sound document is taken. */
function documentOf(text: string): PipelineDocument | null {
  const value = parsedJson(text)
  return fits(documentShape, value) ? value : null
}
