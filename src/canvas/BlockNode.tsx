import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { chunk } from '../ui/chunk.tsx'
import styles from './BlockNode.module.css'
import { EndpointHandle } from './EndpointHandle.tsx'
import type { BlockFlowNode } from './flowTypes.ts'
import { LaneName } from './LaneName.tsx'
import { ProblemBadge } from './ProblemBadge.tsx'
import { useIsBlockLit } from './useLit.ts'

/** With the first selection: no block waits for it. */
const BlockToolbar = chunk(async () => (await import('./BlockToolbar.tsx')).BlockToolbar)

/** One block on the canvas: what it is, what takes part in paths on its left, what leaves on its right. */
export const BlockNode = memo(Block, isSameBlock)

function Block({ id, data, selected, dragging }: NodeProps<BlockFlowNode>) {
  const lit = useIsBlockLit(id)
  return (
    <>
      {data.lanes.length > 0 && (
        <div className={styles.lanes}>
          {data.lanes.map((crtc) => (
            <LaneName key={crtc} crtc={crtc} />
          ))}
        </div>
      )}
      <article
        className={styles.block}
        title={data.path}
        data-kind={data.kind}
        data-crtc={data.crtc}
        data-disabled={data.disabled}
        data-unreached={data.unreached}
        data-stopped={data.problems.length > 0}
        data-selected={selected}
        data-lit={lit}
      >
        <div className={styles.head}>
          <i className={styles.kind} />
          <strong className={styles.name}>{data.name}</strong>
          <code className={styles.code} title={data.codeTitle}>
            {data.code}
          </code>
        </div>
        <p className={styles.title} title={`${data.title}\n${data.path}`}>
          {data.title}
        </p>
      </article>
      <div className={styles.tags}>
        {data.disabled && <span data-tag="disabled">disabled</span>}
        {data.alias !== '' && (
          <span data-tag="alias" title={`Alias ${data.alias}`}>
            {data.alias}
          </span>
        )}
      </div>
      {data.handles.map((handle) => (
        <EndpointHandle key={handle.id} handle={handle} />
      ))}
      {data.problems.length > 0 && <ProblemBadge problems={data.problems} />}
      {selected && !dragging && (
        <BlockToolbar
          id={id}
          name={data.name}
          disabled={data.disabled}
          aboveLane={data.lanes.length > 0}
        />
      )}
    </>
  )
}

/** React Flow tells a block where it stands as well, which its own part of the page does not show. */
function isSameBlock(a: NodeProps<BlockFlowNode>, b: NodeProps<BlockFlowNode>): boolean {
  return (
    a.id === b.id && a.data === b.data && a.selected === b.selected && a.dragging === b.dragging
  )
}
