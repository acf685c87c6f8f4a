import { type ConnectionLineComponentProps, useReactFlow } from '@xyflow/react'
import { useMemo, useState } from 'react'
import { Obstacles } from '../core/picture/obstacles.ts'
import { type LineEnd, roundedPath, routeLink } from '../core/picture/routeLink.ts'
import type { Box } from '../core/picture/shapes.ts'
import type { FlowNode } from './flowTypes.ts'
import styles from './LinkInTheMaking.module.css'

/** The line that follows the pointer while a link is drawn, around the blocks on its way. */
export function LinkInTheMaking({
  fromHandle,
  fromX,
  fromY,
  toX,
  toY,
}: ConnectionLineComponentProps<FlowNode>) {
  const { getNodes } = useReactFlow<FlowNode>()
  const [boxes] = useState(() => getNodes().map(boxOf))
  const target = boxes.find((box) => isIn(box, toX, toY))
  const obstacles = useMemo(
    () => new Obstacles(boxes.filter((box) => box !== target)),
    [boxes, target],
  )
  const isOut = fromHandle.type === 'source'
  const near: LineEnd = { side: isOut ? 'right' : 'left', x: fromX, y: fromY }
  const far: LineEnd = { side: isOut ? 'left' : 'right', x: toX, y: toY }
  const points = routeLink(near, far, obstacles)
  return (
    <g className={styles.line}>
      <path d={roundedPath(points)} />
      <circle cx={toX} cy={toY} r="4" />
    </g>
  )
}

const boxOf = ({ position, width = 0, height = 0 }: FlowNode): Box => ({
  ...position,
  width,
  height,
})

const isIn = ({ x, y, width, height }: Box, atX: number, atY: number): boolean =>
  atX >= x && atX <= x + width && atY >= y && atY <= y + height
