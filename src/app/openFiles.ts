import { selectProblems } from '../panels/problems/selectProblems.ts'
import { type Outcome, reasonOf } from '../platform/outcome.ts'
import type { NamedBytes } from '../platform/readFiles.ts'
import { editorStore } from '../store/editorStore.ts'
import type { Notice } from './notice.ts'

/**
 * Reads device tree files and opens what they make, as a step that undo takes back. When they make
 * nothing, what is open stays, and the notice says why. A board with problems opens on their list.
 */
export async function openFiles(read: Outcome<readonly NamedBytes[]>): Promise<Notice | null> {
  if (read.kind === 'failed') return refusal('These files could not be read', [read.message])
  const [first, ...more] = read.value
  if (first === undefined) return null
  const what = more.length === 0 ? first.name : `these ${read.value.length} files`
  try {
    const { openBoard } = await import('../core/convert/openBoard.ts')
    const result = openBoard(read.value)
    if (result.kind === 'failed') {
      const reasons = result.diagnostics.map(({ message }) => message)
      return refusal(`Could not open ${what}`, reasons)
    }
    const before = editorStore.getState().project
    const { doc, notices } = result
    const { open, showTab } = editorStore.getState()
    open(result)
    showTab(selectProblems(editorStore.getState()).length > 0 ? 'problems' : 'dts')
    const undo = before === null ? '' : ` Undo brings back ${before.doc.title}.`
    const noted = notices.length === 0 ? '' : ` What was odd in the files is under Problems.`
    return { kind: 'done', text: `Opened ${doc.title}.${undo}${noted}` }
  } catch (error) {
    return refusal(`Could not open ${what}`, [reasonOf(error)])
  }
}

const refusal = (title: string, details: readonly string[]): Notice => ({
  kind: 'failed',
  title,
  details: [...new Set(details)],
})
