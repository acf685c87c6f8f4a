import { type Alignment, blocksNeeded } from '../core/pipeline/alignBlocks.ts'
import type { EditorState } from '../store/editorStore.ts'
import { isReadOnly } from '../store/projectSlice.ts'
import { removeSelection } from '../store/removeSelection.ts'
import { alignSelection, selectAll, toggleSelection } from '../store/selectionActions.ts'
import type { Command } from './commands.ts'
import type { Notice } from './notice.ts'

export type CanvasCommandId =
  | 'palette'
  | 'find'
  | 'link'
  | 'insert'
  | 'rename'
  | 'toggle'
  | 'remove'
  | 'heal'
  | 'duplicate'
  | 'copy-blocks'
  | 'paste'
  | 'select-all'
  | 'fit'
  | 'zoom-selection'
  | 'tidy'
  | 'tidy-selection'
  | 'hide-unused'
  | 'hide-built'
  | 'outline'
  | `align-${Alignment}`

/** Every alignment by its command, in the order of the menu. */
export const ALIGN_COMMANDS: readonly (readonly [Alignment, string])[] = [
  ['left', 'Align left'],
  ['center', 'Align on one column'],
  ['right', 'Align right'],
  ['top', 'Align at the top'],
  ['middle', 'Align on one row'],
  ['bottom', 'Align at the bottom'],
  ['spread-across', 'Spread evenly across'],
  ['spread-down', 'Spread evenly down'],
]

const always = (): boolean => true
const onBoard = ({ project }: EditorState): boolean => project !== null
const blockCount = ({ project, selection }: EditorState): number =>
  project === null || selection?.kind !== 'blocks' ? 0 : selection.ids.length
const canEdit = (state: EditorState): boolean => onBoard(state) && !isReadOnly(state)
const canEditBlocks =
  (from: number, to = Infinity) =>
  (state: EditorState): boolean =>
    canEdit(state) && blockCount(state) >= from && blockCount(state) <= to
const withSelection = ({ project, selection }: EditorState): boolean =>
  project !== null && selection !== null

/** What is done on the canvas and its outline: with the blocks, the selection and the view. */
export const CANVAS_COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    group: 'View',
    title: 'All commands and blocks',
    keys: ['$mod+k'],
    whileTyping: true,
    enabled: always,
    run: ({ read }) => read().askFor({ kind: 'command' }),
  },
  {
    id: 'find',
    group: 'View',
    title: 'Find on the canvas',
    keys: ['$mod+f'],
    enabled: onBoard,
    run: ({ read }) => read().askFor({ kind: 'find' }),
  },
  {
    id: 'link',
    group: 'Selection',
    title: 'Link to…',
    keys: ['Shift+l'],
    enabled: canEdit,
    run: ({ read }) => {
      const [block, ...others] = selectedIds(read())
      const from = block === undefined || others.length > 0 ? null : { block, endpoint: null }
      read().askFor({ kind: 'link', from, at: null })
    },
  },
  {
    id: 'insert',
    group: 'Selection',
    title: 'Insert a block into the link…',
    keys: [],
    enabled: (state) => canEdit(state) && state.selection?.kind === 'link',
    run: ({ insertIntoLink }) => insertIntoLink(),
  },
  {
    id: 'rename',
    group: 'Selection',
    title: 'Rename the block',
    keys: ['F2'],
    enabled: canEditBlocks(1, 1),
    run: ({ renameBlock }) => renameBlock(),
  },
  {
    id: 'toggle',
    group: 'Selection',
    title: 'Enable or disable',
    keys: ['Shift+e'],
    enabled: canEditBlocks(1),
    run: ({ read }) => toggleSelection(read),
  },
  {
    id: 'duplicate',
    group: 'Selection',
    title: 'Duplicate',
    keys: ['$mod+d'],
    enabled: canEditBlocks(1),
    run: ({ duplicate }) => duplicate(),
  },
  {
    id: 'copy-blocks',
    group: 'Selection',
    title: 'Copy the blocks and their DTS',
    keys: [],
    enabled: (state) => blockCount(state) > 0,
    run: ({ copyBlocks }) => copyBlocks(),
  },
  {
    id: 'paste',
    group: 'Selection',
    title: 'Paste blocks or DTS',
    keys: [],
    enabled: canEdit,
    run: ({ pasteBlocks }) => pasteBlocks(),
  },
  {
    id: 'remove',
    group: 'Selection',
    title: 'Remove',
    keys: [],
    enabled: (state) => canEdit(state) && withSelection(state),
    run: ({ read }) => removeSelection(read),
  },
  {
    id: 'heal',
    group: 'Selection',
    title: 'Remove and close the gap',
    keys: [],
    enabled: canEditBlocks(1),
    run: ({ read }) => removeSelection(read, true),
  },
  {
    id: 'select-all',
    group: 'Canvas',
    title: 'Select all blocks',
    keys: ['$mod+a'],
    enabled: onBoard,
    run: ({ read }) => selectAll(read),
  },
  {
    id: 'fit',
    group: 'Canvas',
    title: 'Fit everything into view',
    keys: ['f'],
    enabled: onBoard,
    run: ({ read }) => read().lookAt('all'),
  },
  {
    id: 'zoom-selection',
    group: 'Canvas',
    title: 'Zoom to the selection',
    keys: ['z'],
    enabled: withSelection,
    run: ({ read }) => read().lookAt('selection'),
  },
  {
    id: 'tidy',
    group: 'Canvas',
    title: 'Tidy all blocks',
    keys: [],
    enabled: canEdit,
    run: ({ tidy }) => tidy('all'),
  },
  {
    id: 'tidy-selection',
    group: 'Canvas',
    title: 'Tidy the selected blocks',
    keys: [],
    enabled: canEditBlocks(2),
    run: ({ tidy }) => tidy('selection'),
  },
  ...ALIGN_COMMANDS.map(
    ([alignment, title]): Command => ({
      id: `align-${alignment}`,
      group: 'Canvas',
      title,
      keys: [],
      enabled: canEditBlocks(blocksNeeded(alignment)),
      run: ({ read }) => alignSelection(read, alignment),
    }),
  ),
  {
    id: 'hide-unused',
    group: 'Canvas',
    title: 'Hide blocks no path comes by',
    describe: ({ hiding }) =>
      hiding.unused ? 'Show blocks no path comes by' : 'Hide blocks no path comes by',
    keys: [],
    enabled: onBoard,
    run: ({ read }) => read().hide({ unused: !read().hiding.unused }),
  },
  {
    id: 'hide-built',
    group: 'Canvas',
    title: 'Collapse the paths that are built',
    describe: ({ hiding }) =>
      hiding.built ? 'Show all of the paths that are built' : 'Collapse the paths that are built',
    keys: [],
    enabled: onBoard,
    run: ({ read }) => read().hide({ built: !read().hiding.built }),
  },
  {
    id: 'outline',
    group: 'View',
    title: 'Show the outline',
    keys: ['o'],
    enabled: onBoard,
    run: ({ read }) => read().callOutline(true),
  },
]

const selectedIds = ({ selection }: EditorState) =>
  selection?.kind === 'blocks' ? selection.ids : []

/** What these need beyond the store. */
export interface CanvasContext {
  readonly duplicate: () => void
  readonly copyBlocks: () => void
  readonly pasteBlocks: () => void
  readonly insertIntoLink: () => void
  readonly renameBlock: () => void
  readonly tidy: (what: 'all' | 'selection') => void
  /** Says how something went. */
  readonly tell: (notice: Notice) => void
}
