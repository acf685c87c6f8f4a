import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { BlockId } from '../core/base/ids.ts'
import { CRTC_NAMES } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { Obstacles } from '../core/picture/obstacles.ts'
import { middleOf, roundedPath, routeLink } from '../core/picture/routeLink.ts'
import type { Box } from '../core/picture/shapes.ts'
import { handleTop } from '../core/pipeline/blockSize.ts'
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
  const drawn = useMemo(() => {
    const obstacles = new Obstacles([...boxes.values()])
    return paths.flatMap(({ key, crtc, first, last, inner }) => {
      const [from, to] = [boxes.get(first), boxes.get(last)]
      if (from === undefined || to === undefined) return []
      const line = routeLink(
        { side: 'right', x: from.x + from.width + 9, y: from.y + handleTop(0) },
        { side: 'left', x: to.x - 9, y: to.y + handleTop(0) },
        obstacles,
      )
      obstacles.addLine(line)
      return [{ key, crtc, line, inner }]
    })
  }, [paths, boxes])
  if (drawn.length === 0) return null
  return (
    <ViewportPortal>
      {drawn.map(({ key, crtc, line, inner }) => {
        const { x, y } = middleOf(line)
        const names = inner.flatMap((id) => graph.blocks[id] ?? []).map(blockName)
        return (
          <div key={key} data-crtc={crtc} className={styles.path}>
            <svg className={styles.line} aria-hidden="true">
              <path d={roundedPath(line)} />
            </svg>
            <button
              type="button"
              className={`${styles.chip} nodrag nopan`}
              style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
              aria-label={`${CRTC_NAMES[crtc]}: show ${names.join(', ')}`}
              title={names.join(' → ')}
              onClick={() => hide({ built: false })}
            >
              {CRTC_NAMES[crtc]} · {inner.length} more
            </button>
          </div>
        )
      })}
    </ViewportPortal>
  )
}
