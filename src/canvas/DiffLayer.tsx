import { useNodes, ViewportPortal } from '@xyflow/react'
import { useDeferredValue } from 'react'
import { type BoardComparison, selectComparison } from '../store/boardComparison.ts'
import { useEditor } from '../store/editorStore.ts'
import styles from './DiffLayer.module.css'
import { type DiffMark, diffMarks } from './diffMarks.ts'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'
import { useMovedLines } from './movedLines.ts'

/** Over the board, what was added, removed and changed. Drawn only while it is asked for. */
export default function DiffLayer({ edges }: { readonly edges: readonly LinkFlowEdge[] }) {
  const project = useDeferredValue(useEditor((state) => state.project))
  const past = useEditor((state) => state.past)
  const comparand = useEditor((state) => state.comparand)
  const kernel = useEditor((state) => state.kernel)
  const comparandTo = useEditor((state) => state.comparandTo)
  const shown = selectComparison({ project, past, comparand, comparandTo, kernel })
  return shown === null || !shown.isOfCanvas ? null : <Marks shown={shown} edges={edges} />
}

function Marks({
  shown: { comparison, before },
  edges,
}: {
  readonly shown: BoardComparison
  readonly edges: readonly LinkFlowEdge[]
}) {
  const nodes = useNodes<FlowNode>()
  const lines = useMovedLines()
  const drawn = edges.map((edge) => {
    const points = lines.get(edge.id)
    return points === undefined || edge.data === undefined
      ? edge
      : { ...edge, data: { ...edge.data, points } }
  })
  const marks = diffMarks(comparison, before, nodes, drawn)
  return (
    <ViewportPortal>
      <svg className={styles.lines} aria-hidden="true">
        {marks.map(({ key, kind, line }) =>
          line === null ? null : <path key={key} d={line} data-kind={kind} />,
        )}
      </svg>
      <ul className={styles.layer} aria-label="Differences on the canvas">
        {marks.map((mark) => (
          <Mark key={mark.key} mark={mark} />
        ))}
      </ul>
    </ViewportPortal>
  )
}

function Mark({ mark: { kind, name, box, isGhost } }: { readonly mark: DiffMark }) {
  const { x, y, width, height } = box
  return (
    <li
      className={styles.mark}
      data-kind={kind}
      data-what={width === 0 ? 'link' : 'block'}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
    >
      {isGhost && <span className={styles.name}>{name}</span>}
      <span className={styles.label}>
        <span className="visually-hidden">{name} </span>
        {kind}
      </span>
    </li>
  )
}
