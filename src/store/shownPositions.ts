import { type BlockId, blockEntries, blockRecord } from '../core/base/ids.ts'
import { type CollapsedPath, collapsedPaths, unusedBlocks } from '../core/picture/hiddenBlocks.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import type { EditorState } from './editorStore.ts'
import {
  selectGraph,
  selectLinks,
  selectMarks,
  selectPositions,
  selectResolutions,
} from './selectors.ts'

type Positions = PipelineDocument['positions']

const NONE: readonly CollapsedPath[] = []
const collapsedOnce = memoizeRecent(1, collapsedPaths)

/** The paths of which the canvas shows only the ends. */
export const selectCollapsed = (state: EditorState): readonly CollapsedPath[] =>
  state.hiding.built ? collapsedOnce(selectResolutions(state)) : NONE

const unusedOnce = memoizeRecent(1, unusedBlocks)
const NO_BLOCKS: ReadonlySet<BlockId> = new Set()

const without = memoizeRecent(
  1,
  (
    positions: Positions,
    unused: ReadonlySet<BlockId>,
    collapsed: readonly CollapsedPath[],
  ): Positions => {
    const inner = new Set(collapsed.flatMap((path) => path.inner))
    return blockRecord(blockEntries(positions).filter(([id]) => !unused.has(id) && !inner.has(id)))
  },
)

/** Where the blocks stand that are not put out of sight. */
export function selectShownPositions(state: EditorState): Positions {
  const positions = selectPositions(state)
  const { unused, built } = state.hiding
  if (!unused && !built) return positions
  const hidden = unused
    ? unusedOnce(selectGraph(state), selectLinks(state), selectMarks(state))
    : NO_BLOCKS
  return without(positions, hidden, selectCollapsed(state))
}
