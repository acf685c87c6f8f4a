import * as Tabs from 'radix-ui/tabs'
import { Palette } from '../../panels/palette/Palette.tsx'
import type { LeftTab } from '../../store/askSlice.ts'
import { useEditor } from '../../store/editorStore.ts'
import { late } from '../../ui/late.tsx'
import { BoardMenu } from './BoardMenu.tsx'
import styles from './BottomPanel.module.css'

const Outline = late(() => import('../../panels/outline/Outline.tsx'))

const TABS: readonly { readonly id: LeftTab; readonly title: string }[] = [
  { id: 'blocks', title: 'Blocks' },
  { id: 'outline', title: 'Outline' },
]

/** What can be added, and what is there: as a palette and as the canvas's twin in lines. */
export function LeftPanel() {
  const tab = useEditor((state) => state.leftTab)
  const showLeft = useEditor((state) => state.showLeft)
  return (
    <Tabs.Root
      className={styles.root}
      value={tab}
      onValueChange={(next) => showLeft(TABS.find(({ id }) => id === next)?.id ?? 'blocks')}
    >
      <Tabs.List className={styles.tabs} aria-label="Blocks and outline">
        {TABS.map(({ id, title }) => (
          <Tabs.Trigger key={id} value={id} className={styles.tab}>
            {title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className={styles.content} value="blocks" tabIndex={-1}>
        <Palette />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="outline" tabIndex={-1}>
        <BoardMenu>
          <Outline />
        </BoardMenu>
      </Tabs.Content>
    </Tabs.Root>
  )
}
