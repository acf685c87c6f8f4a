import { lazy, Suspense, useEffect } from 'react'
import { useEditor } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { loadSession } from './loadSession.ts'
import { ProjectBar } from './ProjectBar.tsx'
import { tellBy, useProjectView } from './projectView.ts'

const ProjectSheet = lazy(() => import('./ProjectSheet.tsx'))

/** Keeps what is open, and says so where it cannot. */
export function ProjectLayer({ tell }: { readonly tell: (notice: Notice) => void }) {
  const sheet = useProjectView((view) => view.sheet)
  useEffect(() => {
    tellBy(tell)
    void loadSession()
  }, [tell])
  const id = useEditor(({ projectId }) => projectId)
  useEffect(() => {
    if (id !== null) void import('./filePlaces.ts').then(({ placesOf }) => placesOf(id))
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
