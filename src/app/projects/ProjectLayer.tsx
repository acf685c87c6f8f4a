import { useEffect } from 'react'
import { arrived } from '../../platform/arrived.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import { useEditor } from '../../store/editorStore.ts'
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
    if (id !== null) void keepOpen(id)
  }, [id])
  return (
    <>
      <ProjectBar />
      {sheet && <ProjectSheet />}
    </>
  )
}

async function keepOpen(id: ProjectId): Promise<void> {
  const coming = arrived(import('./filePlaces.ts'))
  const kept = await keepNow()
  if (kept.kind === 'failed')
    return setSaveStatus({ kind: 'failed', reason: 'missing', message: kept.message })
  const part = await coming // missed where the files are saved, and said there
  if (part.kind === 'ok') await part.value.placesOf(id)
}
