import {
  type FitViewOptions,
  useReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { type EditorState, editorStore, useEditor } from '../store/editorStore.ts'
import { selectedBlocks } from '../store/selectors.ts'
import type { FlowNode } from './flowTypes.ts'
import { isInSight } from './isInSight.ts'
import { openingView, paddingOf, viewOfBlock } from './viewports.ts'

const SMOOTH_MS = 260

/** The view a board was opened with; null for the one it was left with. */
interface Opened {
  readonly id: EditorState['projectId']
  readonly base: unknown
  readonly doc: unknown
  readonly view: Viewport | null
}

/**
 * Moves of the view nobody makes by hand: to what is opened, and to a block that is to be shown.
 *
 * @param overview - whether it is shown: what is fitted into the view keeps clear of it
 */
export function useViewMoves(overview: boolean): {
  readonly fit: () => void
  /** Called with each view that stays: a board is found again as it was left. */
  readonly keepView: (view: Viewport) => void
} {
  const flow = useReactFlow<FlowNode>()
  const store = useStoreApi()
  // Nothing can be moved before the canvas knows its own size.
  const isReady = useStore((state) => state.width > 0 && state.panZoom !== null)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const base = useEditor((state) => state.project?.base)
  const reveal = useEditor((state) => state.reveal)
  const look = useEditor((state) => state.look)

  const fit = useCallback(() => {
    void flow.fitView(fitting(overview))
  }, [flow, overview])

  const opened = useRef<Opened | null>(null)
  useEffect(() => {
    if (!isReady || base === undefined) return
    const { project, projectId: id, views } = editorStore.getState()
    const doc = project?.doc
    // Beside a pane that opens with a board, as the gallery does, it is fitted into what is left.
    const isUntouched =
      opened.current?.doc === doc && isSameView(opened.current?.view, flow.getViewport())
    if (opened.current?.base === base && !isUntouched) return
    const nodes = flow.getNodes()
    const note = nodes.find((node) => node.type === 'note')
    const shown = {
      blocks: flow.getNodesBounds(nodes.filter(({ type }) => type === 'block')),
      blocksAndNotes: flow.getNodesBounds(nodes),
      firstStop:
        note === undefined
          ? null
          : {
              note: flow.getNodesBounds([note]),
              withBlock: flow.getNodesBounds([note, note.data.block]),
            },
    }
    const left = opened.current?.id === id || id === null ? undefined : views.get(id)
    if (left !== undefined && isInSight(shown.blocks, left, { width, height })) {
      opened.current = { id, base, doc, view: null }
      void flow.setViewport(left)
      return
    }
    const view = openingView(shown, { width, height }, paddingOf(overview))
    opened.current = { id, base, doc, view }
    void flow.setViewport(view)
  }, [isReady, base, width, height, overview, flow])

  const looked = useRef(look?.serial)
  useEffect(() => {
    if (look === null || looked.current === look.serial) return
    looked.current = look.serial
    const nodes =
      look.at === 'all' ? [] : selectedBlocks(editorStore.getState()).map((id) => ({ id }))
    const part = nodes.length === 0 ? {} : { nodes }
    void flow.fitView({ ...fitting(overview), ...part })
  }, [look, overview, flow])

  const revealed = useRef(reveal?.serial)
  useEffect(() => {
    if (reveal === null || revealed.current === reveal.serial) return
    revealed.current = reveal.serial
    if (flow.getNode(reveal.block) === undefined) return
    const before: Viewport = flow.getViewport()
    const after = viewOfBlock(flow.getNodesBounds([reveal.block]), before, store.getState())
    if (after !== before) void flow.setViewport(after, { duration: duration() })
  }, [reveal, flow, store])

  const keepView = useCallback((view: Viewport) => {
    const { projectId, setView } = editorStore.getState()
    if (projectId !== null && opened.current?.id === projectId)
      setView(projectId, isSameView(opened.current.view, view) ? null : view)
  }, [])

  return { fit, keepView }
}

const isSameView = (a: Viewport | null | undefined, b: Viewport): boolean =>
  a != null && a.x === b.x && a.y === b.y && a.zoom === b.zoom

function fitting(overview: boolean): FitViewOptions {
  const { top, right, bottom, left } = paddingOf(overview)
  const padding = {
    top: `${top}px`,
    right: `${right}px`,
    bottom: `${bottom}px`,
    left: `${left}px`,
  } as const
  return { padding, maxZoom: 1, duration: duration() }
}

const duration = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : SMOOTH_MS
