import type { Edge, Node } from '@xyflow/react'
import { blockId } from '../core/base/ids.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { selectGraph, selectLinks } from '../store/selectors.ts'

const putOut = () => editorStore.getState().light(null)

/** Tell the other views what the pointer is on. */
export const LIGHT_HANDLERS = {
  onEdgeMouseEnter: (_event: unknown, { id }: Edge) => {
    const state = editorStore.getState()
    const link = selectLinks(state).find((candidate) => candidate.id === id)
    if (link !== undefined) state.light({ links: [link.from, link.to], blocks: [] })
  },
  onEdgeMouseLeave: putOut,
  onNodeMouseEnter: (_event: unknown, { id }: Node) => {
    const state = editorStore.getState()
    const block = selectGraph(state).blocks[blockId(id)]
    if (block !== undefined) state.light({ links: [], blocks: [block.id] })
  },
  onNodeMouseLeave: putOut,
}

/** Whether another view points at the link that has one of these ends. */
export const useIsLinkLit = (ends: readonly (string | null | undefined)[]): boolean =>
  useEditor(({ lit }) => lit?.links.some((link) => ends.includes(link)) ?? false)

export const useIsBlockLit = (id: string): boolean =>
  useEditor(({ lit }) => lit?.blocks.some((block) => block === id) ?? false)
