import { useState } from 'react'
import { type BlockId, blockEntries } from '../core/base/ids.ts'
import type { Box, Line } from '../core/picture/shapes.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import { BLOCK_WIDTH, blockHeight } from '../core/pipeline/blockSize.ts'
import type { Block, PipelineDocument, Position } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { endpointsOf } from '../core/pipeline/endpoints.ts'
import { isLinked } from '../core/pipeline/graphUpdate.ts'
import { insertOnLink } from '../core/pipeline/insertOnLink.ts'
import type { Link } from '../core/pipeline/links.ts'
import { makeRoom } from '../core/pipeline/makeRoom.ts'
import { editorStore } from '../store/editorStore.ts'
import { selectLinks } from '../store/selectors.ts'
import type { Moves } from './alignMoves.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import { linkUnder } from './linkUnder.ts'

/** Putting a block between two others by letting it go on their link. */
export function useInsertion(edges: readonly LinkFlowEdge[]) {
  const [onto, setOnto] = useState<Line | null>(null)

  /** The edit of letting a block go, with what brings it to a place. */
  const letGo = (block: BlockId, at: Position, put: (at: Position) => Edit): Edit => {
    const { project } = editorStore.getState()
    return project === null
      ? put(at)
      : (insertion(project.doc, edges, block, at, put)?.edit ?? put(at))
  }
  return {
    /** The line of the link that a block is held over and could be put on. */
    onto,
    /** Called as blocks are dragged; with none once they are let go. */
    holdOver: (moves: Moves): void => {
      const { project } = editorStore.getState()
      const [only, ...others] = blockEntries(moves)
      if (project === null || only === undefined || others.length > 0) setOnto(null)
      else {
        const [block, at] = only
        const put = (position: Position): Edit => place(block, position)
        setOnto(insertion(project.doc, edges, block, at, put)?.line ?? null)
      }
    },
    /** A moved block as it is let go: put on the link below it where that can be. */
    settle: (edit: Edit): Edit => {
      if (edit.kind !== 'place') return edit
      const [only, ...others] = blockEntries(edit.positions)
      if (only === undefined || others.length > 0) return edit
      const [block, at] = only
      return letGo(block, at, (position) => place(block, position))
    },
    letGo,
    linkAt: (block: Block, at: Position): Link | null => linkBelow(edges, block, at)?.link ?? null,
  }
}

const place = (block: BlockId, at: Position): Edit => ({
  kind: 'place',
  positions: { [block]: at },
})

function insertion(
  doc: PipelineDocument,
  edges: readonly LinkFlowEdge[],
  block: BlockId,
  at: Position,
  put: (at: Position) => Edit,
): { readonly edit: Edit; readonly line: Line } | null {
  const standing = doc.graph.blocks[block]
  if (standing !== undefined && isAnyLinked(standing)) return null
  const found = standing ?? applyEdit(doc, put(at)).graph.blocks[block]
  if (found === undefined) return null
  const below = linkBelow(edges, found, at)
  if (below === null) return null
  const { link, line } = below
  const room = makeRoom(doc, link, block, at)
  const edits: Edit[] = [put(room.at), { kind: 'place', positions: room.moved }]
  const edit = insertOnLink(doc, link, block, { kind: 'batch', label: '', edits })
  return edit === null ? null : { edit, line }
}

/** The link, none of the block's own, that a block would lie on. */
function linkBelow(
  edges: readonly LinkFlowEdge[],
  block: Block,
  at: Position,
): { readonly link: Link; readonly line: Line } | null {
  const box: Box = { ...at, width: BLOCK_WIDTH, height: blockHeight(block) }
  const lines = edges.flatMap((edge) =>
    edge.data === undefined || edge.source === block.id || edge.target === block.id
      ? []
      : [[edge, edge.data.points] as const],
  )
  const edge = linkUnder(lines, box)
  const link = selectLinks(editorStore.getState()).find(({ id }) => id === edge?.id)
  return edge?.data === undefined || link === undefined ? null : { link, line: edge.data.points }
}

/** A block in a chain already: asked first, as this runs with every step of a drag. */
const isAnyLinked = (block: Block): boolean =>
  endpointsOf(block).some(({ endpoint }) => isLinked(endpoint))
