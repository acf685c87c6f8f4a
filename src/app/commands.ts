import { COMPANIONS, type CompanionId } from '../companions/companions.ts'
import type { FormKind } from '../core/convert/write/exportForm.ts'
import type { EditorState } from '../store/editorStore.ts'
import { isReadOnly, redoLabel, undoLabel } from '../store/projectSlice.ts'
import type { BottomTab } from '../store/viewSlice.ts'
import { keyText } from '../ui/keyText.ts'
import { CANVAS_COMMANDS, type CanvasCommandId, type CanvasContext } from './canvasCommands.ts'
import { PROJECT_COMMANDS, type ProjectCommandId } from './projects/projectCommands.ts'
import { takeTour } from './tour/takeTour.ts'

/** What commands do beyond the store; the app gives it. */
export interface CommandContext extends CanvasContext {
  readonly read: () => EditorState
  readonly openFiles: () => void
  readonly openFolder: () => void
  readonly focusPalette: () => void
  readonly takeForm: (form: FormKind, how: 'copy' | 'download') => void
  readonly showHelp: () => void
  /** Shows the trap gallery beside the board, or beside its first one where none is open. */
  readonly openGallery: () => void
  readonly share: () => void
  readonly openCompanion: (id: CompanionId) => void
}

export type CommandGroup = 'Board' | 'Edit' | 'Selection' | 'Canvas' | 'View' | 'Other drivers'

/** Something the user can ask for: by key, by button, from a menu. Each is written here once. */
export interface Command {
  readonly id: CommandId
  readonly group: CommandGroup
  readonly title: string
  /** The title in the present state, where it can say more: 'Undo link ovl0 → rdma0'. */
  readonly describe?: (state: EditorState) => string
  /** In the notation of tinykeys; the first one is the one shown. */
  readonly keys: readonly string[]
  /** Heard in a text field, too. Others leave the field its own keys, undo above all. */
  readonly whileTyping?: boolean
  readonly enabled: (state: EditorState) => boolean
  readonly run: (context: CommandContext) => void
}

export type CommandId =
  | 'open'
  | 'open-folder'
  | 'home'
  | 'copy'
  | 'download'
  | `form-${Exclude<FormKind, 'snippet'>}`
  | 'share'
  | 'print'
  | 'undo'
  | 'redo'
  | 'filter'
  | 'dts'
  | 'problems'
  | 'log'
  | 'registers'
  | 'files'
  | 'nodes'
  | 'diff'
  | 'explain'
  | 'traps'
  | 'tour'
  | 'help'
  | CanvasCommandId
  | ProjectCommandId
  | `companion-${CompanionId}`

const always = (): boolean => true
const onBoard = ({ project }: EditorState): boolean => project !== null
const showTab = (id: BottomTab, title: string, key: string): Command => ({
  id,
  group: 'View',
  title,
  keys: [key],
  enabled: onBoard,
  run: ({ read }) => read().callTab(id),
})

const downloadForm = (form: Exclude<FormKind, 'snippet'>, title: string): Command => ({
  id: `form-${form}`,
  group: 'Board',
  title,
  keys: [],
  enabled: onBoard,
  run: ({ read, takeForm }) => {
    read().showForm(form)
    takeForm(form, 'download')
  },
})

export const COMMANDS: readonly Command[] = [
  ...PROJECT_COMMANDS,
  {
    id: 'open',
    group: 'Board',
    title: 'Open files',
    keys: ['$mod+o'],
    whileTyping: true,
    enabled: always,
    run: ({ openFiles }) => openFiles(),
  },
  {
    id: 'open-folder',
    group: 'Board',
    title: 'Open a folder',
    keys: [],
    enabled: always,
    run: ({ openFolder }) => openFolder(),
  },
  {
    id: 'home',
    group: 'Board',
    title: 'Go to the start screen',
    keys: [],
    enabled: onBoard,
    run: ({ read }) => read().close(),
  },
  {
    id: 'copy',
    group: 'Board',
    title: 'Copy the board snippet',
    keys: ['$mod+Shift+c'],
    enabled: onBoard,
    run: ({ takeForm }) => takeForm('snippet', 'copy'),
  },
  {
    id: 'download',
    group: 'Board',
    title: 'Download the board snippet',
    keys: [],
    enabled: onBoard,
    run: ({ takeForm }) => takeForm('snippet', 'download'),
  },
  downloadForm('overlay', 'Download the overlay source (.dtso)'),
  downloadForm('overlay-blob', 'Download the overlay, compiled (.dtbo)'),
  downloadForm('board-blob', 'Download the whole board, compiled (.dtb)'),
  {
    id: 'form-files',
    group: 'Board',
    title: 'Review the edit of your own file',
    keys: [],
    enabled: onBoard,
    run: ({ read }) => read().showForm('files'),
  },
  {
    id: 'share',
    group: 'Board',
    title: 'Share as link, picture or text',
    keys: ['$mod+Shift+s'],
    whileTyping: true,
    enabled: onBoard,
    run: ({ share }) => share(),
  },
  {
    id: 'print',
    group: 'Board',
    title: 'Print',
    keys: [], // the browser's own key does the same
    enabled: onBoard,
    run: () => print(),
  },
  {
    id: 'undo',
    group: 'Edit',
    title: 'Undo',
    describe: (state) => withChange('Undo', undoLabel(state)),
    keys: ['$mod+z'],
    enabled: (state) => undoLabel(state) !== undefined && !isReadOnly(state),
    run: ({ read }) => read().undo(),
  },
  {
    id: 'redo',
    group: 'Edit',
    title: 'Redo',
    describe: (state) => withChange('Redo', redoLabel(state)),
    keys: ['$mod+Shift+z', '$mod+y'],
    enabled: (state) => redoLabel(state) !== undefined && !isReadOnly(state),
    run: ({ read }) => read().redo(),
  },
  {
    id: 'filter',
    group: 'View',
    title: 'Find a block to add',
    keys: ['/', 'Shift+/'],
    enabled: onBoard,
    run: ({ focusPalette }) => focusPalette(),
  },
  showTab('dts', 'Show the DTS', '1'),
  showTab('problems', 'Show the problems', '2'),
  showTab('log', 'Show the kernel log', '3'),
  showTab('files', 'Show the files', '4'),
  {
    id: 'nodes',
    group: 'View',
    title: 'All nodes of the tree, and where they come from',
    keys: [],
    enabled: ({ project }) => project !== null && project.sources !== null,
    run: ({ read }) => read().browse(true),
  },
  showTab('registers', 'Show the register writes', '5'),
  showTab('explain', 'Explain a path', '6'),
  showTab('diff', 'Show what changed', '7'),
  {
    id: 'traps',
    group: 'View',
    title: 'Trap gallery',
    keys: [],
    enabled: always,
    run: ({ openGallery }) => openGallery(),
  },
  {
    id: 'tour',
    group: 'View',
    title: 'Take the tour',
    keys: [],
    enabled: always,
    run: () => void takeTour(),
  },
  {
    id: 'help',
    group: 'View',
    title: 'Keys and gestures',
    keys: ['?', 'Shift+?'],
    enabled: always,
    run: ({ showHelp }) => showHelp(),
  },
  ...CANVAS_COMMANDS,
  ...COMPANIONS.map(
    ({ id, title }): Command => ({
      id: `companion-${id}`,
      group: 'Other drivers',
      title,
      keys: [],
      enabled: always,
      run: ({ openCompanion }) => openCompanion(id),
    }),
  ),
]

const BY_ID: ReadonlyMap<CommandId, Command> = new Map(COMMANDS.map((one) => [one.id, one]))

export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id)
  if (command === undefined) throw new Error(`No command ${id}`)
  return command
}

/** The first of its keys as people write it: 'Ctrl+Z'. */
export function shownKey({ keys: [key] }: Command): string | undefined {
  return key === undefined ? undefined : keyText(key)
}

/** 'Undo' and 'Link ovl0 → rdma0' give 'Undo link ovl0 → rdma0'. */
const withChange = (verb: string, label: string | undefined): string =>
  label === undefined ? verb : `${verb} ${label.charAt(0).toLowerCase()}${label.slice(1)}`
