import { type ConnectionLineComponentProps, useReactFlow } from '@xyflow/react'
import { useLayoutEffect, useRef, useState } from 'react'
import { Obstacles } from '../core/picture/obstacles.ts'
import { type LineEnd, roundedPath, routeLink } from '../core/picture/routeLink.ts'
import type { Box, Line } from '../core/picture/shapes.ts'
import type { FlowNode } from './flowTypes.ts'
import styles from './LinkInTheMaking.module.css'
import { useLinkPointer } from './useLinkPointer.ts'

/**
 * The line that follows the pointer while a link is drawn, around the blocks on its way. Most of its steps
 * come past React Flow and React.
 */
export function LinkInTheMaking({
  fromHandle,
  fromX,
  fromY,
  toX,
  toY,
  connectionStatus,
}: ConnectionLineComponentProps<FlowNode>) {
  const { getNodes } = useReactFlow<FlowNode>()
  const [route] = useState(() => routeAround(getNodes().map(boxOf)))
  const line = useRef<SVGGElement>(null)
  const isOnHandle = connectionStatus === 'valid'
  const draw = (): void => {
    const { x, y } = (isOnHandle ? null : pointer()) ?? { x: toX, y: toY }
    const isOut = fromHandle.type === 'source'
    const near: LineEnd = { side: isOut ? 'right' : 'left', x: fromX, y: fromY }
    const far: LineEnd = { side: isOut ? 'left' : 'right', x, y }
    const [path, end] = line.current?.children ?? []
    path?.setAttribute('d', roundedPath(route(near, far)))
    end?.setAttribute('cx', String(x))
    end?.setAttribute('cy', String(y))
  }
  const pointer = useLinkPointer(line, fromHandle, () => {
    if (!isOnHandle) draw()
  })
  useLayoutEffect(draw)
  return (
    <g ref={line} className={styles.line}>
      <path />
      <circle r="4" />
    </g>
  )
}

/** Routes round boxes, but for the one that the far end is in. */
function routeAround(boxes: readonly Box[]): (near: LineEnd, far: LineEnd) => Line {
  let inside: Box | undefined
  let obstacles = new Obstacles(boxes)
  return (near, far) => {
    const target = boxes.find((box) => isIn(box, far.x, far.y))
    if (target !== inside) obstacles = new Obstacles(boxes.filter((box) => box !== target))
    inside = target
    return routeLink(near, far, obstacles)
  }
}

const boxOf = ({ position, width = 0, height = 0 }: FlowNode): Box => ({
  ...position,
  width,
  height,
})

const isIn = ({ x, y, width, height }: Box, atX: number, atY: number): boolean =>
  atX >= x && atX <= x + width && atY >= y && atY <= y + height
