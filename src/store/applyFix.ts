import type { Fix } from '../core/drivers/mediatek-drm/findings/finding.ts'
import { selectFindings } from './driverSelectors.ts'
import { editorStore } from './editorStore.ts'

/** Applies a fix as one undo step, and says what is left. */
export function applyFix({ label, edit }: Fix): void {
  editorStore.getState().apply(edit)
  const left = selectFindings(editorStore.getState()).filter(({ severity }) => severity !== 'info')
  const rest = left.length === 0 ? 'No problem is left' : `Problems left: ${left.length}`
  editorStore.getState().announce(`Done: ${label}. ${rest}. Undo takes it back.`)
}
