import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { BlockId } from '../core/base/ids.ts'
import { CRTC_NAMES } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { collapsedLines, collapsedWords } from '../core/picture/collapsedLines.ts'
import { middleOf, roundedPath } from '../core/picture/routeLink.ts'
import type { Box } from '../core/picture/shapes.ts'
import { blockName } from '../core/pipeline/links.ts'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { selectCollapsed } from '../store/shownPositions.ts'
import styles from './CollapsedPaths.module.css'

/** Each collapsed path as a line between its ends, with the way to see all of it again. */
export function CollapsedPaths({ boxes }: { readonly boxes: ReadonlyMap<BlockId, Box> }) {
  const paths = useEditor(selectCollapsed)
  const graph = useEditor(selectGraph)
  const hide = useEditor((state) => state.hide)
  const drawn = useMemo(() => collapsedLines(paths, boxes), [paths, boxes])
  if (drawn.length === 0) return null
  return (
    <ViewportPortal>
      {drawn.map((path) => {
        const { key, crtc, points, inner } = path
        const { x, y } = middleOf(points)
        const names = inner.flatMap((id) => graph.blocks[id] ?? []).map(blockName)
        return (
          <div key={key} data-crtc={crtc} className={styles.path}>
            <svg className={styles.line} aria-hidden="true">
              <path d={roundedPath(points)} />
            </svg>
            <button
              type="button"
              className={`${styles.chip} nodrag nopan`}
              style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
              aria-label={`${CRTC_NAMES[crtc]}: show ${names.join(', ')}`}
              title={names.join(' → ')}
              onClick={() => hide({ built: false })}
            >
              {collapsedWords(path)}
            </button>
          </div>
        )
      })}
    </ViewportPortal>
  )
}
