import type { NodeProps } from '@xyflow/react'
import { X } from 'lucide-react'
import { memo } from 'react'
import type { NoteFlowNode } from './flowTypes.ts'
import styles from './NoteNode.module.css'
import { useFold } from './noteFolding.ts'

/** Beside a block where a path stops: what happens there, in words. */
export const NoteNode = memo(function NoteNode({ id, data }: NodeProps<NoteFlowNode>) {
  const fold = useFold()
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
        <b>{data.title}</b> {data.sentence}
      </div>
    </>
  )
})
