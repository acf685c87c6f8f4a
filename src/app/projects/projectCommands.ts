import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { EditorState } from '../../store/editorStore.ts'
import { filesInPlace } from '../../store/projectSlice.ts'
import type { Command } from '../commands.ts'
import { showHistory, showSheet, useProjectView } from './projectView.ts'
import { saveOpen, saveOwnFiles } from './saveOpen.ts'

export type ProjectCommandId = 'save' | 'save-file' | 'project' | 'history'

const onBoard = ({ project }: EditorState): boolean => project !== null

/** What is done with the project as a whole. */
export const PROJECT_COMMANDS: readonly Command[] = [
  {
    id: 'save',
    group: 'Board',
    title: 'Save to your own file, or download the snippet',
    describe: (state) => {
      const names = filesInPlace(state).map(baseNameOf)
      return names.length === 0
        ? 'Save: download the board snippet'
        : `Save to ${names.join(' and ')}`
    },
    keys: ['$mod+s'],
    whileTyping: true,
    enabled: onBoard,
    run: ({ read, takeForm }) => {
      if (filesInPlace(read()).length === 0) takeForm('snippet', 'download')
      else void saveOwnFiles()
    },
  },
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
