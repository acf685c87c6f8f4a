import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { companionOfHash, hashOf } from '../companions/companionLink.ts'
import type { CompanionServices } from '../companions/companionServices.ts'
import { PALETTE_FILTER_ID } from '../panels/palette/paletteFilterId.ts'
import { type PanelServices, ServicesContext } from '../panels/services.ts'
import { copyText } from '../platform/copyText.ts'
import { loadExample } from '../platform/examples.ts'
import { pickFiles, pickFolder } from '../platform/pickFiles.ts'
import { saveFile } from '../platform/saveFile.ts'
import { type EditorState, editorStore, useEditor } from '../store/editorStore.ts'
import { whenIdle } from '../ui/afterPaint.ts'
import { chunk } from '../ui/chunk.tsx'
import { drawn } from '../ui/drawn.ts'
import { TooltipLayer } from '../ui/TooltipLayer.tsx'
import { canvasContext } from './board/canvasContext.ts'
import { CrashScreen } from './CrashScreen.tsx'
import type { CommandContext } from './commands.ts'
import { openWorkbench, tellUnknownCompanion } from './companionPlaces.ts'
import { FileDrop, offerDropped } from './FileDrop.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import { NoticeBar } from './NoticeBar.tsx'
import type { Notice } from './notice.ts'
import { compareFiles, type Offer, offerOf, openFiles } from './openFiles.ts'
import { pickedBytes } from './pickedBytes.ts'
import { ProjectLayer } from './projects/ProjectLayer.tsx'
import { useResume } from './projects/useResume.ts'
import { usePrinting, useSharedLink } from './share/useSharing.ts'
import { takeForm } from './takeForm.ts'
import { UpdateBar } from './UpdateBar.tsx'
import { useCommandKeys } from './useCommandKeys.ts'
import { useFocusReturn } from './useFocusReturn.ts'
import { goToHash, replaceHash, useHash } from './useHash.ts'

/** The editor's own chunk: fetched while the start screen is being read. */
const EditorWindow = chunk(async () => (await import('./window/EditorWindow.tsx')).default)
/** Apart, so that a link to a board does not wait for it. */
const StartScreen = chunk(async () => (await import('./start/StartScreen.tsx')).StartScreen)
/** Lists with their search: fetched once a board is open, to be there when one is asked for. */
const loadAsk = () => import('./ask/AskDialog.tsx')
const AskDialog = lazy(loadAsk)
const ShareDialog = lazy(() => import('./share/ShareDialog.tsx'))
const ThemeMenu = chunk(async () => (await import('./ThemeMenu.tsx')).ThemeMenu)
const CompanionWindow = chunk(
  async () => (await import('../companions/CompanionWindow.tsx')).default,
)

export function App() {
  const isOpen = useEditor((state) => state.project !== null)
  const isAsking = useEditor((state) => state.ask !== null)
  const place = useHash()
  const companion = useMemo(() => companionOfHash(place.hash), [place])
  const [notice, setNotice] = useState<Notice | null>(null)
  const [helping, setHelping] = useState(false)
  const [sharing, setSharing] = useState(false)
  const dismiss = useCallback(() => setNotice(null), [])
  const resuming = useResume(setNotice)

  const open = useCallback(async (offer: Offer) => {
    const told = await openFiles(offer)
    if (told !== null) setNotice(told)
  }, [])
  const compare = useCallback(async (offer: Offer) => {
    const told = await compareFiles(offer)
    if (told !== null) setNotice(told)
  }, [])
  const openExample = useCallback(
    (file: string) => open(() => loadExample(file).then(offerOf)),
    [open],
  )
  const services = useMemo(
    (): PanelServices & CompanionServices => ({
      ...servicesTelling(setNotice),
      openWorkbench: (input) => void openWorkbench(input, setNotice),
      pickFiles: pickedBytes,
      openFiles: () => open(pickFiles),
      compareFiles: () => compare(pickFiles),
      compareDropped: (transfer) => compare((walk) => offerDropped(transfer, walk)),
    }),
    [open, compare],
  )
  const context = useMemo((): CommandContext => {
    return {
      ...canvasContext(setNotice),
      read: editorStore.getState,
      openFiles: services.openFiles,
      openFolder: () => open(pickFolder),
      focusPalette: () => {
        editorStore.getState().showLeft('blocks')
        void import('./window/WindowFrame.tsx')
          .then(() => drawn(PALETTE_FILTER_ID))
          .then((filter) => filter?.focus())
      },
      takeForm: (kind, how) => takeForm(kind, how, services, setNotice),
      showHelp: () => setHelping(true),
      openGallery: () => void showGallery(setNotice),
      share: () => setSharing(true),
      openCompanion: (id) => goToHash(hashOf(id)),
    }
  }, [open, services])
  useCommandKeys(context, companion === null)
  useFocusReturn(companion !== null, place.from)
  useSharedLink(place, setNotice)
  usePrinting(isOpen)
  useEffect(() => tellUnknownCompanion(place.hash, setNotice), [place])
  const isStart = companion === null && !isOpen && !resuming
  useEffect(() => {
    if (!isStart || place.hash !== '') EditorWindow.fetch()
  }, [isStart, place])
  useEffect(() => {
    return isOpen ? whenIdle(() => void loadAsk()) : undefined
  }, [isOpen])
  useEffect(() => editorStore.subscribe(leaveForBoard), [])

  return (
    <>
      <ServicesContext value={services}>
        <FileDrop onFiles={open}>
          <CrashScreen>
            {companion !== null ? (
              <CompanionWindow
                key={companion.id}
                link={companion}
                services={services}
                tools={<ThemeMenu />}
                backTo={isOpen ? 'the board' : 'the start screen'}
                onBack={() => goToHash('')}
                onAddress={(packed) => replaceHash(hashOf(companion.id, packed))}
              />
            ) : isOpen ? (
              <EditorWindow context={context} />
            ) : isStart ? (
              <StartScreen context={context} onExample={openExample} onShown={EditorWindow.fetch} />
            ) : null}
          </CrashScreen>
        </FileDrop>
        <LiveRegion />
        <NoticeBar notice={notice} onDismiss={dismiss} />
        <ProjectLayer tell={setNotice} />
        <UpdateBar />
        {isAsking && (
          <Suspense fallback={null}>
            <AskDialog context={context} />
          </Suspense>
        )}
        {sharing && (
          <Suspense fallback={null}>
            <ShareDialog onClose={() => setSharing(false)} />
          </Suspense>
        )}
        {helping && <HelpSheet onClose={() => setHelping(false)} />}
      </ServicesContext>
      <TooltipLayer />
    </>
  )
}

async function showGallery(tell: (notice: Notice) => void): Promise<void> {
  if (editorStore.getState().project !== null) {
    editorStore.getState().showGallery({ trap: null })
    return
  }
  const { openFirstTrap } = await import('./gallery/openTrap.ts')
  const failure = await openFirstTrap()
  if (failure !== null)
    tell({ kind: 'failed', title: 'Could not open the trap gallery', details: [failure] })
}

/** A board that is opened is what its user wants to see; the gallery goes with the last one. */
function leaveForBoard({ project }: EditorState, before: EditorState): void {
  if (project !== null && project.base !== before.project?.base) goToHash('')
  if (project === null && before.project !== null) editorStore.getState().showGallery(null)
}

function servicesTelling(tell: (notice: Notice) => void): Pick<PanelServices, 'copy' | 'save'> {
  return {
    copy: async (text, what) => {
      const copied = await copyText(text)
      tell(
        copied.kind === 'ok'
          ? { kind: 'done', text: `Copied ${what}.` }
          : { kind: 'failed', title: `Could not copy ${what}`, details: [copied.message] },
      )
    },
    save: (fileName, content) => {
      saveFile(fileName, content)
      tell({ kind: 'done', text: `Downloaded ${fileName}.` })
    },
  }
}
