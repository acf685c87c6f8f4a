import CloudOff from 'lucide-react/icons/cloud-off'
import Eye from 'lucide-react/icons/eye'
import HardDriveDownload from 'lucide-react/icons/hard-drive-download'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useEditor } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { Button } from '../../ui/Button.tsx'
import { tipAttributes } from '../../ui/tipAttributes.ts'
import { HistoryMenu } from './HistoryMenu.tsx'
import styles from './ProjectTools.module.css'
import { showSheet } from './projectView.ts'
import { useSaveStatus } from './saveStatus.ts'

/** Of the window's header: the history, and whether what is open is kept. */
export function ProjectTools() {
  return (
    <>
      <HistoryMenu />
      <SaveState />
    </>
  )
}

const STATES = {
  none: { text: '', icon: HardDriveDownload },
  saving: { text: 'Saving…', icon: LoaderCircle },
  saved: { text: 'Saved', icon: HardDriveDownload },
  failed: { text: 'Not saved', icon: CloudOff },
  'read-only': { text: 'Read-only', icon: Eye },
} as const

function SaveState() {
  const kind = useSaveStatus(({ status }) => status.kind)
  const readOnly = useEditor(isReadOnly)
  const shown = readOnly ? 'read-only' : kind
  const { text, icon: Icon } = STATES[shown]
  return (
    <Button
      look="ghost"
      className={styles.state}
      data-save={shown}
      aria-label={text === '' ? 'Project' : `Project: ${text}`}
      onClick={() => showSheet(true)}
      {...tipAttributes({ text: 'Where this project is kept, restore points, save to a file' })}
    >
      <Icon size={15} aria-hidden="true" />
      <span>{text}</span>
    </Button>
  )
}
