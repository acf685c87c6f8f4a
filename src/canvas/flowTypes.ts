import type { Edge, Node } from '@xyflow/react'
import type { BlockView, LinkView, NoteView } from '../core/picture/shown.ts'

/**
 * What React Flow is given. All of it is derived from the document by `toFlow`, down to the words a
 * component shows: the components read nothing else, so a block nobody touched renders never again.
 */
export type BlockFlowNode = Node<BlockView, 'block'>
export type NoteFlowNode = Node<NoteView, 'note'>
export type FlowNode = BlockFlowNode | NoteFlowNode
export type LinkFlowEdge = Edge<LinkView, 'link'>
