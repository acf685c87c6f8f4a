import {
  type Edge,
  type OnConnect,
  type OnConnectEnd,
  type OnConnectStart,
  type OnReconnect,
  useReactFlow,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { blockId } from '../core/base/ids.ts'
import { handleTop } from '../core/pipeline/blockSize.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph, selectLinks } from '../store/selectors.ts'
import { isKeyOf } from './canvasKeys.ts'
import { elementAt, nodeIdOf } from './elementAt.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import { linkEndOf } from './handleEnds.ts'
import { connect, connectToBlock, reconnect, type StartHandle } from './linkGesture.ts'

/** Drawing links and moving their ends. A link may be let go anywhere on a block. */
export function useLinking({
  tryLink,
  forget,
}: {
  readonly tryLink: (drawn: Edit | null, force: boolean) => void
  /** Called as a gesture begins. */
  readonly forget: () => void
}) {
  const [drawing, setDrawing] = useState<StartHandle | null>(null)
  const reconnecting = useRef(false)
  const isForced = useForceKey()
  const { screenToFlowPosition } = useReactFlow()

  const handlers = useMemo(() => {
    const onConnectStart: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      forget()
      if (nodeId !== null && handleType !== null)
        setDrawing({ nodeId, id: handleId, type: handleType })
    }
    const onConnect: OnConnect = (connection) => {
      tryLink(connect(selectGraph(editorStore.getState()), connection), isForced.current)
    }
    const onConnectEnd: OnConnectEnd = (event, { isValid, fromHandle }) => {
      setDrawing(null)
      if (isValid === true || fromHandle === null || reconnecting.current) return
      const drawn = editToBlockAt(event, fromHandle)
      if (drawn !== null) tryLink(drawn, isForced.current)
      else if (fromHandle.type === 'source' && isOnPane(event)) askForFollower(event, fromHandle)
    }
    /** Let go over nothing: asks what is to stand there. */
    const askForFollower = (event: MouseEvent | TouchEvent, { nodeId, id }: StartHandle): void => {
      const state = editorStore.getState()
      const { clientX, clientY } = pointOf(event)
      const { x, y } = screenToFlowPosition({ x: clientX, y: clientY })
      state.askFor({
        kind: 'link',
        from: linkEndOf(selectGraph(state), blockId(nodeId), id),
        at: { x: Math.round(x), y: Math.round(y - handleTop(0)) },
      })
    }
    const moveEnd = (edge: Edge, drawn: Edit | null): void => {
      const state = editorStore.getState()
      const link = selectLinks(state).find(({ id }) => id === edge.id)
      if (link === undefined) return
      tryLink(reconnect(selectGraph(state), link, drawn), isForced.current)
    }
    const onReconnectStart = (): void => {
      forget()
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
  }, [tryLink, forget, isForced, screenToFlowPosition])

  return { drawing, handlers }
}

/** Whether the key is down that makes a link whatever speaks against it. */
function useForceKey(): { readonly current: boolean } {
  const isDown = useRef(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isKeyOf('force', event)) isDown.current = event.type === 'keydown'
    }
    const leave = () => {
      isDown.current = false
    }
    addEventListener('keydown', listen)
    addEventListener('keyup', listen)
    addEventListener('blur', leave)
    return () => {
      removeEventListener('keydown', listen)
      removeEventListener('keyup', listen)
      removeEventListener('blur', leave)
    }
  }, [])
  return isDown
}

type ReconnectEnd = (
  event: MouseEvent | TouchEvent,
  edge: LinkFlowEdge,
  type: 'source' | 'target',
  state: { readonly isValid: boolean | null; readonly fromHandle: StartHandle | null },
) => void

/** The link from a handle to the block under the pointer, if one is there. */
function editToBlockAt(event: MouseEvent | TouchEvent, start: StartHandle): Edit | null {
  const node = nodeIdOf(elementAt(pointOf(event)))
  return node === null ? null : connectToBlock(selectGraph(editorStore.getState()), start, node)
}

const pointOf = (event: MouseEvent | TouchEvent) =>
  'changedTouches' in event ? (event.changedTouches[0] ?? NOWHERE) : event

const isOnPane = (event: MouseEvent | TouchEvent): boolean =>
  elementAt(pointOf(event))?.classList.contains('react-flow__pane') ?? false

const NOWHERE = { clientX: -1, clientY: -1 }
