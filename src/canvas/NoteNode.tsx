import type { NodeProps } from '@xyflow/react'
import Wrench from 'lucide-react/icons/wrench'
import X from 'lucide-react/icons/x'
import { memo } from 'react'
import { applyFix } from '../store/applyFix.ts'
import { useEditor } from '../store/editorStore.ts'
import type { NoteFlowNode } from './flowTypes.ts'
import styles from './NoteNode.module.css'

/** Beside a block where a path stops: what happens there, in words, and what mends it. */
export const NoteNode = memo(function NoteNode({ id, data }: NodeProps<NoteFlowNode>) {
  const fold = useEditor((state) => state.fold)
  const fix = useEditor((state) => state.driver?.selectNoteFixes(state).get(id))
  const { x, y, leader } = data.place
  const [from, to] = leader
  return (
    <>
      <svg className={styles.leader} aria-hidden="true">
        <path d={`M${from.x - x} ${from.y - y}L${to.x - x} ${to.y - y}`} />
      </svg>
      <div role="note" className={`${styles.note} nodrag nopan`}>
        <button
          type="button"
          className={styles.close}
          aria-label={`Hide this note: ${data.title}`}
          onClick={() => fold([id], true)}
        >
          <X size={13} />
        </button>
        <b>{data.title}</b> {data.sentence}{' '}
        {fix !== undefined && (
          <button
            type="button"
            className={styles.fix}
            aria-label={`Fix: ${fix.label}`}
            onClick={() => applyFix(fix)}
          >
            <Wrench size={11} aria-hidden="true" />
            {fix.label}
          </button>
        )}
      </div>
    </>
  )
})
