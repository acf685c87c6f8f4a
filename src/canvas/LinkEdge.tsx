import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { X } from 'lucide-react'
import { memo, useMemo } from 'react'
import { describeLink, ONE_WAY } from '../core/picture/describeShown.ts'
import { middleOf, roundedPath } from '../core/picture/routeLink.ts'
import type { Point } from '../core/picture/shapes.ts'
import { useEditor } from '../store/editorStore.ts'
import { useLateDriver } from '../store/lateDriver.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import styles from './LinkEdge.module.css'
import { useMovedLine } from './movedLines.ts'
import { removeSelected } from './removeSelected.ts'
import { selectIsHopUnknown } from './unknownHops.ts'
import { useIsLinkLit } from './useLit.ts'

const GRAB_WIDTH = 16
/** From a line's end back to the cross on it, px. */
const CROSS_BACK = 12

/** A link as the driver sees it: path by colour and dash, how far it gets by weight. */
export const LinkEdge = memo(function LinkEdge({
  id,
  data,
  selected,
  sourceHandleId,
  targetHandleId,
}: EdgeProps<LinkFlowEdge>) {
  const lit = useIsLinkLit([sourceHandleId, targetHandleId])
  const { driver } = useLateDriver()
  const isUnknown = useEditor(useMemo(() => selectIsHopUnknown(id, driver), [id, driver]))
  const moved = useMovedLine(id)
  if (data === undefined) return null
  const points = moved ?? data.points
  const line = roundedPath(points)
  const middle = middleOf(points)
  return (
    <>
      <g
        className={styles.link}
        data-crtc={data.crtc}
        data-reach={data.reach}
        data-refused={data.refused}
        data-selected={selected}
        data-lit={lit}
      >
        <title>{describeLink(data)}</title>
        <path className={styles.halo} d={line} />
        <path className={styles.line} d={line} />
        <path className={styles.grab} d={line} strokeWidth={GRAB_WIDTH} />
        {!data.mutual && <OneWay at={middle} />}
        {data.mutual && isUnknown && <Unrouted at={middle} />}
        {data.refused && <Cross at={points.at(-1) ?? middle} />}
      </g>
      {selected === true && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className={`${styles.remove} nodrag nopan`}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
            aria-label={`Remove link ${data.name}`}
            title={`Remove link ${data.name}`}
            onClick={() => void removeSelected()}
          >
            <X size={12} strokeWidth={2.5} />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** Half an arrow: the other half would be the remote-endpoint that is missing. */
function OneWay({ at }: { readonly at: Point }) {
  return (
    <g className={styles.oneWay} transform={`translate(${at.x} ${at.y})`}>
      <title>{`This link goes ${ONE_WAY}`}</title>
      <circle r="7" />
      <path d="M-4 0H4L0 -4" />
    </g>
  )
}

/** The driver builds a path over it, and no table tells whether the pixels then follow. */
function Unrouted({ at }: { readonly at: Point }) {
  return (
    <g className={styles.unrouted} transform={`translate(${at.x} ${at.y})`}>
      <title>
        Not known: the SoC’s routing table has no row for this hop, so nothing is programmed for it
      </title>
      <circle r="7" />
      <text y="4" textAnchor="middle">
        ?
      </text>
    </g>
  )
}

function Cross({ at }: { readonly at: Point }) {
  return (
    <path
      className={styles.cross}
      transform={`translate(${at.x - CROSS_BACK} ${at.y})`}
      d="M-5 -5L5 5M5 -5L-5 5"
    />
  )
}
