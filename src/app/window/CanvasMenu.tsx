import { useEffect, useRef } from 'react'
import { blockId } from '../../core/base/ids.ts'
import { editorStore } from '../../store/editorStore.ts'
import { selectLinks } from '../../store/selectors.ts'
import { BoardMenu } from './BoardMenu.tsx'

const TOUCHES = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const

/**
 * The menu of the canvas, which is there before it and is not drawn anew for it: what opens the menu is
 * passed on, a right click, the menu key or a long press.
 */
export function CanvasMenu({ canvas }: { readonly canvas: HTMLElement }) {
  const trigger = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const pass = (event: MouseEvent): void => {
      trigger.current?.dispatchEvent(new PointerEvent(event.type, event))
    }
    const onMenu = (event: MouseEvent): void => {
      event.preventDefault()
      selectAt(event.target)
      pass(event)
    }
    const onTouch = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse') pass(event)
    }
    canvas.addEventListener('contextmenu', onMenu)
    for (const type of TOUCHES) canvas.addEventListener(type, onTouch)
    return () => {
      canvas.removeEventListener('contextmenu', onMenu)
      for (const type of TOUCHES) canvas.removeEventListener(type, onTouch)
    }
  }, [canvas])
  return (
    <div hidden>
      <BoardMenu>
        <span ref={trigger} />
      </BoardMenu>
    </div>
  )
}

/** What the menu opens on is selected first, unless it is part of the selection already. */
function selectAt(target: EventTarget | null): void {
  if (!(target instanceof Element) || target.closest('.react-flow') === null) return
  const { selection, select } = editorStore.getState()
  const node = target.closest('.react-flow__node-block')?.getAttribute('data-id')
  const edge = target.closest('.react-flow__edge')?.getAttribute('data-id')
  if (node != null) {
    const id = blockId(node)
    if (selection?.kind !== 'blocks' || !selection.ids.includes(id))
      select({ kind: 'blocks', ids: [id] })
  } else if (edge != null) {
    const link = selectLinks(editorStore.getState()).find(({ id }) => id === edge)
    if (link !== undefined) select({ kind: 'link', from: link.from, to: link.to })
  } else if (target.closest('.react-flow__nodesselection') === null) select(null)
}
