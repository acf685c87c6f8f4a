import type { EditorState } from '../../store/editorStore.ts'
import type { Command } from '../commands.ts'
import { showHistory, showSheet, useProjectView } from './projectView.ts'
import { saveOpen } from './saveOpen.ts'

export type ProjectCommandId = 'save-file' | 'project' | 'history'

const onBoard = ({ project }: EditorState): boolean => project !== null

/** What is done with the project as a whole. */
export const PROJECT_COMMANDS: readonly Command[] = [
  {
    id: 'save-file',
    group: 'Board',
    title: 'Save the project to a file',
    keys: ['$mod+Alt+s'],
    whileTyping: true,
    enabled: onBoard,
    run: () => void saveOpen(),
  },
  {
    id: 'project',
    group: 'Board',
    title: 'Project and restore points',
    keys: [],
    enabled: onBoard,
    run: () => showSheet(true),
  },
  {
    id: 'history',
    group: 'Edit',
    title: 'History of changes',
    keys: ['h'],
    enabled: onBoard,
    run: () => showHistory(!useProjectView.getState().history),
  },
]
