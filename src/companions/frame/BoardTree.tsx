import { type ReactNode, useMemo } from 'react'
import type { BoardOverlay, BoardSources } from '../../core/convert/open/boardSources.ts'
import { readBoard } from '../../core/convert/open/readBoard.ts'
import type { DeviceTree } from '../../core/devicetree/tree.ts'

/** What is drawn of the tree of a board. */
export default function BoardTree({
  sources,
  overlays,
  children,
}: {
  readonly sources: BoardSources
  readonly overlays: readonly BoardOverlay[]
  readonly children: (tree: DeviceTree) => ReactNode
}) {
  return children(useMemo(() => readBoard(sources, overlays).tree, [sources, overlays]))
}
