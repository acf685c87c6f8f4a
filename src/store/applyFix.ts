import type { Fix } from '../core/drivers/mediatek-drm/findings/finding.ts'
import { type EditorState, editorStore } from './editorStore.ts'

/** Applies a fix as one undo step, and says what is left of the problems. */
export function applyFix({ label, edit }: Fix): void {
  editorStore.getState().apply(edit)
  const state = editorStore.getState()
  state.announce(`Done: ${label}.${leftWords(state)} Undo takes it back.`)
}

/** What the driver has against the board, and what reading its files found, as the problems are counted. */
function leftWords(state: EditorState): string {
  const { project, driver } = state
  if (project === null || driver === null) return ''
  const told = [...driver.selectFindings(state), ...project.notices]
  const left = told.filter(({ severity }) => severity !== 'info').length
  return left === 0 ? ' No problem is left.' : ` Problems left: ${left}.`
}
