import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import X from 'lucide-react/icons/x'
import { memo, useRef } from 'react'
import { describeLink, ONE_WAY } from '../core/picture/describeShown.ts'
import { middleOf } from '../core/picture/routeLink.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { removeSelection } from '../store/removeSelection.ts'
import { drawLinkAlong, linkShape } from './drawMoves.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import styles from './LinkEdge.module.css'
import { useMovedLine } from './movedLines.ts'
import { useIsLinkLit } from './useLit.ts'

const GRAB_WIDTH = 16

/** A link as the driver sees it: path by colour and dash, how far it gets by weight. */
export const LinkEdge = memo(Edge, isSameEdge)

function Edge({ id, data, selected, sourceHandleId, targetHandleId }: EdgeProps<LinkFlowEdge>) {
  const lit = useIsLinkLit([sourceHandleId, targetHandleId])
  const isUnknown = useEditor((state) => state.driver?.selectUnknownHops(state).has(id) ?? false)
  const link = useRef<SVGGElement>(null)
  useMovedLine(id, (moved) => {
    const line = moved ?? data?.points
    if (line !== undefined) drawLinkAlong(link.current, line)
  })
  if (data === undefined) return null
  const shape = linkShape(data.points)
  const { x, y } = middleOf(data.points)
  return (
    <>
      <g
        ref={link}
        className={styles.link}
        data-crtc={data.crtc}
        data-reach={data.reach}
        data-refused={data.refused}
        data-selected={selected}
        data-lit={lit}
      >
        <title>{describeLink(data)}</title>
        <path className={styles.halo} data-at="line" d={shape.line} />
        <path className={styles.line} data-at="line" d={shape.line} />
        <path className={styles.grab} d={shape.line} strokeWidth={GRAB_WIDTH} />
        {!data.mutual && <OneWay at={shape.middle} />}
        {data.mutual && isUnknown && <Unrouted at={shape.middle} />}
        {data.refused && <Cross at={shape.end} />}
      </g>
      {selected === true && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className={`${styles.remove} nodrag nopan`}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            aria-label={`Remove link ${data.name}`}
            title={`Remove link ${data.name}`}
            onClick={() => removeSelection(editorStore.getState)}
          >
            <X size={12} strokeWidth={2.5} />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

/** All that is drawn of it: not where React Flow measured its handles, for its line is among the data. */
const DRAWN = ['id', 'data', 'selected', 'sourceHandleId', 'targetHandleId'] as const
function isSameEdge(a: EdgeProps<LinkFlowEdge>, b: EdgeProps<LinkFlowEdge>): boolean {
  return DRAWN.every((key) => a[key] === b[key])
}

/** Half an arrow: the other half would be the remote-endpoint that is missing. */
function OneWay({ at }: { readonly at: string }) {
  return (
    <g className={styles.oneWay} data-at="middle" transform={at}>
      <title>{`This link goes ${ONE_WAY}`}</title>
      <circle r="7" />
      <path d="M-4 0H4L0 -4" />
    </g>
  )
}

/** The driver builds a path over it, and no table tells whether the pixels then follow. */
function Unrouted({ at }: { readonly at: string }) {
  return (
    <g className={styles.unrouted} data-at="middle" transform={at}>
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

/** A little before the end of the line, where the handle is. */
function Cross({ at }: { readonly at: string }) {
  return <path className={styles.cross} data-at="end" transform={at} d="M-17 -5L-7 5M-7 -5L-17 5" />
}
