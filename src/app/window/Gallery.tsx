import { lazy, Suspense } from 'react'

const TrapGallery = lazy(() => import('../gallery/TrapGallery.tsx'))

/** In the place of the blocks while it is open; fetched when it first is. */
export function Gallery() {
  return (
    <Suspense fallback={null}>
      <TrapGallery />
    </Suspense>
  )
}
