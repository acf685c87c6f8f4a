import type { Edge, OnConnect, OnConnectEnd, OnConnectStart, OnReconnect } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph, selectLinks } from '../store/selectors.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import { connect, connectToBlock, reconnect, type StartHandle } from './linkGesture.ts'

/** Drawing links and moving their ends. A link may be let go anywhere on a block. */
export function useLinking() {
  const [drawingFrom, setDrawingFrom] = useState<'source' | 'target' | null>(null)
  const reconnecting = useRef(false)

  const handlers = useMemo(() => {
    const apply = editorStore.getState().apply
    const onConnectStart: OnConnectStart = (_event, { handleType }) => setDrawingFrom(handleType)
    const onConnect: OnConnect = (connection) => {
      apply(connect(selectGraph(editorStore.getState()), connection))
    }
    const onConnectEnd: OnConnectEnd = (event, { isValid, fromHandle }) => {
      setDrawingFrom(null)
      if (isValid === true || fromHandle === null || reconnecting.current) return
      const edit = editToBlockAt(event, fromHandle)
      if (edit !== null) apply(edit)
    }
    const moveEnd = (edge: Edge, drawn: ReturnType<typeof connectToBlock>): void => {
      const state = editorStore.getState()
      const link = selectLinks(state).find(({ id }) => id === edge.id)
      const edit = link === undefined ? null : reconnect(selectGraph(state), link, drawn)
      if (edit !== null) apply(edit)
    }
    const onReconnectStart = (): void => {
      reconnecting.current = true
    }
    const onReconnect: OnReconnect<LinkFlowEdge> = (edge, connection) =>
      moveEnd(edge, connect(selectGraph(editorStore.getState()), connection))
    const onReconnectEnd: ReconnectEnd = (event, edge, _type, { isValid, fromHandle }) => {
      reconnecting.current = false
      if (isValid !== true && fromHandle !== null) moveEnd(edge, editToBlockAt(event, fromHandle))
    }
    return {
      onConnectStart,
      onConnect,
      onConnectEnd,
      onReconnectStart,
      onReconnect,
      onReconnectEnd,
    }
  }, [])

  return { drawingFrom, handlers }
}

type ReconnectEnd = (
  event: MouseEvent | TouchEvent,
  edge: LinkFlowEdge,
  type: 'source' | 'target',
  state: { readonly isValid: boolean | null; readonly fromHandle: StartHandle | null },
) => void

/** The link from a handle to the block under the pointer, if one is there. */
function editToBlockAt(event: MouseEvent | TouchEvent, start: StartHandle) {
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? NOWHERE) : event
  const below = document.elementFromPoint(clientX, clientY)
  const node = below?.closest('.react-flow__node')?.getAttribute('data-id')
  return node == null ? null : connectToBlock(selectGraph(editorStore.getState()), start, node)
}

const NOWHERE = { clientX: -1, clientY: -1 }
