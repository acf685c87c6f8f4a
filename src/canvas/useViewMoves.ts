import { useReactFlow, useStore, useStoreApi, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { selectedBlocks } from '../store/selectors.ts'
import { openingView, PADDING, viewOfBlock } from './viewports.ts'

const PIXELS = {
  top: `${PADDING.top}px`,
  right: `${PADDING.right}px`,
  bottom: `${PADDING.bottom}px`,
  left: `${PADDING.left}px`,
} as const
const FIT = { padding: PIXELS, maxZoom: 1 }
const SMOOTH_MS = 260

/** Moves of the view nobody makes by hand: to what is opened, and to a block that is to be shown. */
export function useViewMoves(): { readonly fit: () => void } {
  const flow = useReactFlow()
  const store = useStoreApi()
  // Nothing can be moved before the canvas knows its own size.
  const isReady = useStore((state) => state.width > 0 && state.panZoom !== null)
  const base = useEditor((state) => state.project?.base)
  const reveal = useEditor((state) => state.reveal)
  const look = useEditor((state) => state.look)

  const fit = useCallback(() => {
    void flow.fitView({ ...FIT, duration: duration() })
  }, [flow])

  const opened = useRef<unknown>(null)
  useEffect(() => {
    if (!isReady || base === undefined || opened.current === base) return
    opened.current = base
    const nodes = flow.getNodes()
    const note = nodes.find(({ type }) => type === 'note')
    const shown = {
      blocks: flow.getNodesBounds(nodes.filter(({ type }) => type === 'block')),
      blocksAndNotes: flow.getNodesBounds(nodes),
      firstNote: note === undefined ? null : flow.getNodesBounds([note]),
    }
    void flow.setViewport(openingView(shown, store.getState()))
  }, [isReady, base, flow, store])

  const looked = useRef(look?.serial)
  useEffect(() => {
    if (look === null || looked.current === look.serial) return
    looked.current = look.serial
    const nodes =
      look.at === 'all' ? [] : selectedBlocks(editorStore.getState()).map((id) => ({ id }))
    const part = nodes.length === 0 ? {} : { nodes }
    void flow.fitView({ ...FIT, ...part, duration: duration() })
  }, [look, flow])

  const revealed = useRef(reveal?.serial)
  useEffect(() => {
    if (reveal === null || revealed.current === reveal.serial) return
    revealed.current = reveal.serial
    if (flow.getNode(reveal.block) === undefined) return
    const before: Viewport = flow.getViewport()
    const after = viewOfBlock(flow.getNodesBounds([reveal.block]), before, store.getState())
    if (after !== before) void flow.setViewport(after, { duration: duration() })
  }, [reveal, flow, store])

  return { fit }
}

const duration = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : SMOOTH_MS
