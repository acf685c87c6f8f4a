import { useEffect, useState } from 'react'
import { arrived } from '../platform/arrived.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { whenIdle } from '../ui/afterPaint.ts'
import { TooltipLayer } from '../ui/TooltipLayer.tsx'
import { pressEarlyKeys } from './earlyKeys.ts'
import { FileDrop } from './FileDrop.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import { lateDialog } from './lateDialog.tsx'
import { NoticeBar } from './NoticeBar.tsx'
import { COMMAND_CONTEXT, open } from './pageServices.ts'
import { dismissNotice, showHelp, showSharing, tell, usePage } from './pageState.ts'
import { ProjectLayer } from './projects/ProjectLayer.tsx'
import { usePrinting } from './share/useSharing.ts'
import { UpdateBar } from './UpdateBar.tsx'
import { useCommandKeys } from './useCommandKeys.ts'

/** Lists with their search: fetched once a board is open, to be there when one is asked for. */
const loadAsk = () => import('./ask/AskDialog.tsx')
const AskDialog = lateDialog(loadAsk, 'open this list', () => editorStore.getState().askFor(null))
const ShareDialog = lateDialog(
  () => import('./share/ShareDialog.tsx'),
  'open the share dialog',
  () => showSharing(false),
)
const HelpSheet = lateDialog(
  () => import('./HelpSheet.tsx'),
  'open the keys and gestures',
  () => showHelp(false),
)

/**
 * What waits upon the page, whatever it shows: keys, dropped files, what is said, what is kept. A chunk of its
 * own, which comes once there is something to see.
 *
 * @param hasCommands - whether the keys of commands are heard
 */
export default function Attendants({ hasCommands }: { readonly hasCommands: boolean }) {
  const isOpen = useEditor((state) => state.project !== null)
  const isAsking = useEditor((state) => state.ask !== null)
  const { notice, helping, sharing } = usePage()
  // What is there as the region comes is not read out: only what comes into it.
  const [stands, setStands] = useState(false)
  useEffect(() => setStands(true), [])
  useCommandKeys(COMMAND_CONTEXT, hasCommands)
  useEffect(pressEarlyKeys, [])
  usePrinting(isOpen)
  useEffect(() => {
    return isOpen ? whenIdle(() => void arrived(loadAsk())) : undefined
  }, [isOpen])

  return (
    <>
      <FileDrop onFiles={open} />
      <LiveRegion />
      <NoticeBar notice={stands ? notice : null} onDismiss={dismissNotice} />
      <ProjectLayer tell={tell} />
      <UpdateBar />
      {isAsking && <AskDialog context={COMMAND_CONTEXT} />}
      {sharing && <ShareDialog onClose={() => showSharing(false)} />}
      {helping && <HelpSheet onClose={() => showHelp(false)} />}
      <TooltipLayer />
    </>
  )
}
