import type { Fix } from '../core/drivers/mediatek-drm/findings/finding.ts'
import { editorStore } from './editorStore.ts'

/** Applies a fix as one undo step, and says what is left, by what found it. */
export function applyFix({ label, edit }: Fix): void {
  editorStore.getState().apply(edit)
  const state = editorStore.getState()
  const left = state.driver
    ?.selectFindings(state)
    .filter(({ severity }) => severity !== 'info').length
  const rest = left === 0 ? 'No problem is left' : `Problems left: ${left ?? 'not counted yet'}`
  state.announce(`Done: ${label}. ${rest}. Undo takes it back.`)
}
