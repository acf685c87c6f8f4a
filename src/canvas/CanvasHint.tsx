import { Panel } from '@xyflow/react'
import X from 'lucide-react/icons/x'
import { useEffect } from 'react'
import { type BlockId, blockId } from '../core/base/ids.ts'
import { blocksOf } from '../core/pipeline/blocksOf.ts'
import { blockName, blockRole } from '../core/pipeline/links.ts'
import { useEditor } from '../store/editorStore.ts'
import { isReadOnly } from '../store/projectSlice.ts'
import { selectGraph, selectMarks } from '../store/selectors.ts'
import { endStartHint, useStartHint } from '../store/startHint.ts'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import styles from './CanvasHint.module.css'
import type { StartHandle } from './linkGesture.ts'
import type { Refused } from './useRefusal.ts'

/** One line over the canvas: why something was not done, what a link waits for, or how a first path is begun. */
export function CanvasHint({
  linkingFrom,
  tapped,
  refused,
}: {
  readonly linkingFrom: BlockId | null
  /** The handle a link by two taps begins at. */
  readonly tapped: StartHandle | null
  readonly refused: Refused | null
}) {
  const graph = useEditor(selectGraph)
  const from = linkingFrom ?? (tapped === null ? null : blockId(tapped.nodeId))
  const start = from === null ? undefined : graph.blocks[from]
  if (refused !== null) {
    return (
      <Panel position="top-center" className={styles.hint} role="status" data-refused="true">
        {refused.isLink ? (
          <>
            Not linked. {refused.text} With <kbd>Alt</kbd> held it is linked all the same.
          </>
        ) : (
          refused.text
        )}
      </Panel>
    )
  }
  if (start === undefined) return <StartHint />
  return (
    <Panel position="top-center" className={styles.hint} role="status">
      Link {tapped?.type === 'target' ? 'into' : 'from'} <b>{blockName(start)}</b>:{' '}
      {tapped === null ? (
        <>
          go to another block and press <kbd>L</kbd>
        </>
      ) : (
        'now the block at the other end'
      )}
      , <kbd>Esc</kbd> to leave it.
    </Panel>
  )
}

/** How a path is begun, on a board without one, until the first edit of any or until it is put away. */
function StartHint() {
  const { isDue } = useStartHint()
  const graph = useEditor(selectGraph)
  const hasPath = useEditor((state) => selectMarks(state).links.size > 0)
  const hasEdits = useEditor((state) => state.past.length > 0)
  const readOnly = useEditor(isReadOnly)
  const touch = useMediaQuery('(pointer: coarse)')
  useEffect(() => {
    if (hasEdits) endStartHint()
  }, [hasEdits])
  const mmsys = blocksOf(graph).find((block) => blockRole(block).kind === 'mmsys')
  if (!isDue || hasEdits || hasPath || readOnly || mmsys === undefined) return null
  return (
    <Panel position="top-center" className={styles.hint}>
      <span role="status">
        Start a path: {touch ? 'tap' : 'drag from'} <b>0</b> (MAIN), <b>1</b> (EXT) or <b>2</b>{' '}
        (THIRD) of {blockName(mmsys)}
        {touch ? ', then' : ' to'} its first block.
      </span>
      <button
        type="button"
        className={styles.close}
        aria-label="Hide this hint"
        onClick={endStartHint}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </Panel>
  )
}
