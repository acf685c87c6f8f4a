import { ViewportPortal } from '@xyflow/react'
import { roundedPath } from '../core/picture/routeLink.ts'
import type { Line } from '../core/picture/shapes.ts'
import styles from './InsertMark.module.css'

/** The link a block is held over, drawn heavily: let go here, the block is put between its ends. */
export function InsertMark({ line }: { readonly line: Line }) {
  return (
    <ViewportPortal>
      <svg className={styles.mark} aria-hidden="true">
        <path d={roundedPath(line)} />
      </svg>
    </ViewportPortal>
  )
}
