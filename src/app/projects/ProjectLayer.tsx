import { useEffect } from 'react'
import { arrived } from '../../platform/arrived.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { lateDialog } from '../lateDialog.tsx'
import type { Notice } from '../notice.ts'
import { keepNow } from './askSession.ts'
import { ProjectBar } from './ProjectBar.tsx'
import { showSheet, tellBy, useProjectView } from './projectView.ts'
import { setSaveStatus } from './saveStatus.ts'

const ProjectSheet = lateDialog(
  () => import('./ProjectSheet.tsx'),
  'open the project',
  () => showSheet(false),
)

/** Keeps what is open, and says so where it cannot. */
export function ProjectLayer({ tell }: { readonly tell: (notice: Notice) => void }) {
  const sheet = useProjectView((view) => view.sheet)
  useEffect(() => {
    tellBy(tell)
    void keepNow()
  }, [tell])
  const id = useEditor(({ projectId }) => projectId)
  useEffect(() => {
    if (id === null) setSaveStatus({ kind: 'none' })
    else void keepOpen(id, tell)
  }, [id, tell])
  return (
    <>
      <ProjectBar />
      {sheet && <ProjectSheet />}
    </>
  )
}

async function keepOpen(id: ProjectId, tell: (notice: Notice) => void): Promise<void> {
  const coming = arrived(import('./filePlaces.ts'))
  const kept = await keepNow()
  if (editorStore.getState().projectId !== id) return
  if (kept.kind === 'failed')
    return setSaveStatus({ kind: 'failed', reason: 'missing', message: kept.message })
  const part = await coming
  if (part.kind === 'ok') await part.value.placesOf(id)
  else
    tell({
      kind: 'failed',
      title: 'Could not note where these files stand, to save into them',
      details: [part.message],
    })
}
