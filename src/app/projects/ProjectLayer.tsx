import { lazy, Suspense, useEffect } from 'react'
import { arrived } from '../../platform/arrived.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import { useEditor } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { loadSession } from './loadSession.ts'
import { ProjectBar } from './ProjectBar.tsx'
import { tellBy, useProjectView } from './projectView.ts'
import { setSaveStatus } from './saveStatus.ts'

const ProjectSheet = lazy(() => import('./ProjectSheet.tsx'))

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
      {sheet && (
        <Suspense fallback={null}>
          <ProjectSheet />
        </Suspense>
      )}
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
