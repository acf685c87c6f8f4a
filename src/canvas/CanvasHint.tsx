import { Panel } from '@xyflow/react'
import { type BlockId, blockId } from '../core/base/ids.ts'
import { blockName, blockRole } from '../core/pipeline/links.ts'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph, selectMarks } from '../store/selectors.ts'
import styles from './CanvasHint.module.css'
import type { StartHandle } from './linkGesture.ts'

/**
 * One line over the canvas: why a link was not made, what one waits for, or how to start while there is
 * no path.
 */
export function CanvasHint({
  linkingFrom,
  tapped,
  refused,
}: {
  readonly linkingFrom: BlockId | null
  /** The handle a link by two taps begins at. */
  readonly tapped: StartHandle | null
  readonly refused: string | null
}) {
  const graph = useEditor(selectGraph)
  const hasPath = useEditor((state) => selectMarks(state).links.size > 0)
  const from = linkingFrom ?? (tapped === null ? null : blockId(tapped.nodeId))
  const start = from === null ? undefined : graph.blocks[from]
  const isIdle = start === undefined
  if (refused !== null) {
    return (
      <Panel position="top-center" className={styles.hint} role="status" data-refused="true">
        Not linked. {refused} With <kbd>Alt</kbd> held it is linked all the same.
      </Panel>
    )
  }
  if (isIdle && hasPath) return null
  const mmsys = Object.values(graph.blocks).find((block) => blockRole(block).kind === 'mmsys')
  if (isIdle && mmsys === undefined) return null
  return (
    <Panel position="top-center" className={styles.hint} role="status">
      {isIdle ? (
        <>
          Start a path: drag from <b>0</b> (MAIN), <b>1</b> (EXT) or <b>2</b> (THIRD) of{' '}
          {mmsys && blockName(mmsys)} to its first block.
        </>
      ) : (
        <>
          Link {tapped?.type === 'target' ? 'into' : 'from'} <b>{blockName(start)}</b>:{' '}
          {tapped === null ? (
            <>
              go to another block and press <kbd>L</kbd>
            </>
          ) : (
            'now the block at the other end'
          )}
          , <kbd>Esc</kbd> to leave it.
        </>
      )}
    </Panel>
  )
}
