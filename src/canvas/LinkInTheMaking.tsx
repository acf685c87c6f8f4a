import type { ConnectionLineComponentProps } from '@xyflow/react'
import { Obstacles } from '../core/picture/obstacles.ts'
import { type LineEnd, roundedPath, routeLink } from '../core/picture/routeLink.ts'
import type { FlowNode } from './flowTypes.ts'
import styles from './LinkInTheMaking.module.css'

const NOTHING = new Obstacles([])

/** The line that follows the pointer while a link is drawn. */
export function LinkInTheMaking({
  fromHandle,
  fromX,
  fromY,
  toX,
  toY,
}: ConnectionLineComponentProps<FlowNode>) {
  const isOut = fromHandle.type === 'source'
  const near: LineEnd = { side: isOut ? 'right' : 'left', x: fromX, y: fromY }
  const far: LineEnd = { side: isOut ? 'left' : 'right', x: toX, y: toY }
  const points = routeLink(near, far, NOTHING)
  return (
    <g className={styles.line}>
      <path d={roundedPath(points)} />
      <circle cx={toX} cy={toY} r="4" />
    </g>
  )
}
