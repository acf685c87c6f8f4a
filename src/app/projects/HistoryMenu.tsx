import History from 'lucide-react/icons/history'
import * as Popover from 'radix-ui/popover'
import { IconButton } from '../../ui/IconButton.tsx'
import { HistoryList } from './HistoryList.tsx'
import styles from './HistoryMenu.module.css'
import { showHistory, useProjectView } from './projectView.ts'

/** The button of the history, and its list below it while the canvas stays in sight. */
export function HistoryMenu() {
  const open = useProjectView((view) => view.history)
  return (
    <Popover.Root open={open} onOpenChange={showHistory}>
      <Popover.Trigger asChild>
        <IconButton label="History of changes" keys="H">
          <History size={16} />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          aria-label="History of changes"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          // It gives the focus back a moment after it closes, when it may be open again.
          onCloseAutoFocus={(event) => {
            if (useProjectView.getState().history) event.preventDefault()
          }}
        >
          <HistoryList />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
