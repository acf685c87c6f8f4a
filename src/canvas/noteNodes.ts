import { shared } from '../core/picture/sameData.ts'
import type { Scene } from '../core/picture/scene.ts'
import type { NoteFlowNode } from './flowTypes.ts'
import type { Flow } from './toFlow.ts'

/** A node for each note: it is read, not dragged. */
export function noteNodes({ notes }: Scene, previous: Flow): Flow['notes'] {
  const nodes = new Map<string, NoteFlowNode>()
  for (const [id, { x, y, width, height, view }] of notes) {
    const size = { width, height }
    const node: NoteFlowNode = {
      id,
      type: 'note',
      position: { x, y },
      ...size,
      measured: size,
      handles: [],
      draggable: false,
      selectable: false,
      focusable: false,
      connectable: false,
      data: view,
    }
    nodes.set(id, shared(previous.notes.get(id), node))
  }
  return nodes
}
