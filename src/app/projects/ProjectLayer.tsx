import { useEffect } from 'react'
import { arrived } from '../../platform/arrived.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import { useEditor } from '../../store/editorStore.ts'
import { lateDialog } from '../lateDialog.tsx'
import type { Notice } from '../notice.ts'
import { loadSession } from './loadSession.ts'
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
    void arrived(loadSession())
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
  const part = await arrived(Promise.all([loadSession(), import('./filePlaces.ts')]))
  if (part.kind === 'failed')
    return setSaveStatus({ kind: 'failed', reason: 'missing', message: part.message })
  const [, { placesOf }] = part.value
  await placesOf(id)
}
