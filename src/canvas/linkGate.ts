import { linkRefusal } from '../core/drivers/mediatek-drm/findings/linkRefusal.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { editorStore } from '../store/editorStore.ts'

/** Why a link that is drawn, or moved, will not be made; null for one that will. */
export function refusalOf(drawn: Edit | null): string | null {
  const { project } = editorStore.getState()
  if (project === null || drawn === null) return null
  const link = drawn.kind === 'batch' ? drawn.edits.find(({ kind }) => kind === 'link') : drawn
  return link?.kind === 'link' ? linkRefusal(project.doc, link.from, link.to) : null
}
