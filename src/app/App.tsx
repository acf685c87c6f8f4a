import { useEffect, useMemo } from 'react'
import { companionOfHash } from '../companions/companionLink.ts'
import { type EditorState, editorStore, useEditor } from '../store/editorStore.ts'
import { chunk } from '../ui/chunk.tsx'
import { CrashScreen } from './CrashScreen.tsx'
import { tellUnknownCompanion } from './companionPlaces.ts'
import { tell } from './pageState.ts'
import { useResume } from './projects/useResume.ts'
import { useSharedLink } from './share/useSharing.ts'
import { useFocusReturn } from './useFocusReturn.ts'
import { goToHash, useHash } from './useHash.ts'

/** The editor's own chunk: fetched while the start screen is being read. */
const EditorWindow = chunk(async () => (await import('./window/EditorWindow.tsx')).default)
/** Apart, so that a link to a board does not wait for it. */
const StartScreen = chunk(async () => (await import('./start/StartScreen.tsx')).StartScreen)
const CompanionPlace = chunk(async () => (await import('./CompanionPlace.tsx')).default)
const Attendants = chunk(async () => (await import('./Attendants.tsx')).default, null, {
  isBeside: true,
})

/** The page: which of its places is shown. What it takes to draw the first one, and no more. */
export function App() {
  const isOpen = useEditor((state) => state.project !== null)
  const place = useHash()
  const companion = useMemo(() => companionOfHash(place.hash), [place])
  const resuming = useResume(tell)
  const linking = useSharedLink(place, tell)
  useFocusReturn(companion !== null, place.from)
  useEffect(() => tellUnknownCompanion(place.hash, tell), [place])
  const isComing = !isOpen && (resuming || linking)
  const isStart = companion === null && !isOpen && !isComing
  useEffect(() => {
    if (!isStart) EditorWindow.fetch()
  }, [isStart])
  useEffect(() => editorStore.subscribe(leaveForBoard), [])

  return (
    <>
      <CrashScreen>
        {companion !== null ? (
          <CompanionPlace
            key={companion.id}
            link={companion}
            backTo={isOpen ? 'the board' : 'the start screen'}
          />
        ) : isOpen ? (
          <EditorWindow />
        ) : isStart ? (
          <StartScreen onShown={EditorWindow.fetch} />
        ) : null}
      </CrashScreen>
      <CrashScreen>{!isComing && <Attendants hasCommands={companion === null} />}</CrashScreen>
    </>
  )
}

/** A board that is opened is what its user wants to see; the gallery goes with the last one. */
function leaveForBoard({ project }: EditorState, before: EditorState): void {
  if (project !== null && project.base !== before.project?.base) goToHash('')
  if (project === null && before.project !== null) editorStore.getState().showGallery(null)
}
