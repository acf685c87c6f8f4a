import { type OnConnectStart, useStoreApi } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { Edit } from '../core/pipeline/edit.ts'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { connectToBlock, type StartHandle } from './linkGesture.ts'

/**
 * Links by two taps or clicks: one on the handle a link begins at, one anywhere on the block it leads
 * to. React Flow itself ends it on another handle.
 */
export function useTapLink(tryLink: (drawn: Edit | null, force: boolean) => void) {
  const store = useStoreApi()
  const [start, setStart] = useState<StartHandle | null>(null)
  const begun = useRef<StartHandle | null>(null)

  const handlers = useMemo(() => {
    const begin = (next: StartHandle | null) => {
      begun.current = next
      setStart(next)
    }
    const stop = () => {
      if (begun.current === null) return
      begin(null)
      store.setState({ connectionClickStartHandle: null })
    }
    const onClickConnectStart: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      if (nodeId !== null && handleType !== null) begin({ nodeId, id: handleId, type: handleType })
    }
    return {
      onClickConnectStart,
      onClickConnectEnd: () => begin(null),
      onNodeClick: (event: { readonly target: EventTarget }, node: { readonly id: string }) => {
        const from = begun.current
        const isOnHandle =
          event.target instanceof Element && event.target.closest('.react-flow__handle') !== null
        if (from === null || isOnHandle || from.nodeId === node.id) return
        stop()
        tryLink(connectToBlock(selectGraph(editorStore.getState()), from, node.id), false)
      },
      onPaneClick: stop,
      stop,
    }
  }, [store, tryLink])

  const { stop, ...flow } = handlers
  return { start, stop, handlers: flow }
}
