import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { useEditor } from '../store/editorStore.ts'

/** Smallest zoom at which a block's words are read with ease. */
const READABLE = 0.85
/** Room for the names of lanes above, for the controls below. */
const PADDING = { top: '48px', right: '32px', bottom: '60px', left: '32px' } as const
const BEGIN = { x: 32, y: 48 }
const FIT = { padding: PADDING, maxZoom: 1 }
const SMOOTH_MS = 260

/** Moves of the view nobody makes by hand: to what is opened, and to a block that is to be shown. */
export function useViewMoves(): { readonly fit: () => void } {
  const flow = useReactFlow()
  const store = useStoreApi()
  // Nothing can be moved before the canvas knows its own size.
  const isReady = useStore((state) => state.width > 0 && state.panZoom !== null)
  const base = useEditor((state) => state.project?.base)
  const reveal = useEditor((state) => state.reveal)

  const fit = useCallback(() => {
    void flow.fitView({ ...FIT, duration: duration() })
  }, [flow])

  const opened = useRef<unknown>(null)
  useEffect(() => {
    if (!isReady || base === undefined || opened.current === base) return
    opened.current = base
    const { width, height } = store.getState()
    const nodes = flow.getNodes()
    const whole = flow.getNodesBounds(nodes)
    const fitted = getViewportForBounds(whole, width, height, 0.2, 1, PADDING)
    if (fitted.zoom >= READABLE) {
      void flow.setViewport(fitted)
      return
    }
    // Too small to read: show where a path stops, or else where the first one begins.
    const note = nodes.find(({ type }) => type === 'note')
    if (note === undefined) {
      const [x, y] = [BEGIN.x - whole.x * READABLE, BEGIN.y - whole.y * READABLE]
      void flow.setViewport({ x, y, zoom: READABLE })
    } else {
      const middle = note.position.x + (note.width ?? 0) / 2
      void flow.setCenter(middle, note.position.y, { zoom: READABLE })
    }
  }, [isReady, base, flow, store])

  const revealed = useRef(reveal?.serial)
  useEffect(() => {
    if (reveal === null || revealed.current === reveal.serial) return
    revealed.current = reveal.serial
    const node = flow.getInternalNode(reveal.block)
    if (node === undefined) return
    const { width = 0, height = 0 } = node.measured
    const { x, y } = node.internals.positionAbsolute
    const zoom = Math.max(flow.getZoom(), READABLE)
    void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: duration() })
  }, [reveal, flow])

  return { fit }
}

const duration = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : SMOOTH_MS
