import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { Inspector } from '../../panels/inspector/Inspector.tsx'
import { PathsPanel } from '../../panels/paths/PathsPanel.tsx'
import { useEditor } from '../../store/editorStore.ts'
import { isBrowsingNodes } from '../../store/selectors.ts'
import { BottomPanel } from './BottomPanel.tsx'
import styles from './EditorWindow.module.css'
import { Gallery } from './Gallery.tsx'
import { LeftPanel } from './LeftPanel.tsx'
import { PANE_SIZES } from './paneSizes.ts'

/** All panes at once, each as wide as its user likes. */
export function DeskLayout({ canvas }: { readonly canvas: ReactNode }) {
  const selected = useEditor((state) => state.selection !== null || isBrowsingNodes(state))
  const gallery = useEditor((state) => state.gallery !== null)
  return (
    <Group className={styles.group}>
      {gallery ? (
        <Panel
          id="gallery"
          defaultSize={PANE_SIZES.gallery}
          minSize={240}
          maxSize={480}
          groupResizeBehavior="preserve-pixel-size"
        >
          <Gallery />
        </Panel>
      ) : (
        <Panel
          id="palette"
          defaultSize={PANE_SIZES.palette}
          minSize={168}
          maxSize={380}
          groupResizeBehavior="preserve-pixel-size"
        >
          <LeftPanel />
        </Panel>
      )}
      <Separator
        className={styles.separator}
        aria-label={gallery ? 'Width of the gallery' : 'Width of the blocks pane'}
      />
      <Panel id="centre" minSize={320}>
        <Group orientation="vertical" className={styles.group}>
          <Panel id="canvas" minSize={160}>
            {canvas}
          </Panel>
          <Separator className={styles.separator} aria-label="Height of the text pane" />
          <Panel
            id="bottom"
            defaultSize={PANE_SIZES.bottom}
            minSize={72}
            groupResizeBehavior="preserve-pixel-size"
          >
            <BottomPanel />
          </Panel>
        </Group>
      </Panel>
      <Separator className={styles.separator} aria-label="Width of the paths pane" />
      <Panel
        id="side"
        defaultSize={PANE_SIZES.side}
        minSize={280}
        maxSize={560}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Group orientation="vertical" className={styles.group}>
          <Panel id="paths" minSize={120}>
            <PathsPanel />
          </Panel>
          {selected && (
            <>
              <Separator className={styles.separator} aria-label="Height of the inspector" />
              <Panel id="inspector" defaultSize="52%" minSize={120}>
                <Inspector />
              </Panel>
            </>
          )}
        </Group>
      </Panel>
    </Group>
  )
}
