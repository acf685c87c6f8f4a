import { memoizeRecent } from '../../core/pipeline/memoizeRecent.ts'
import { selectFindings } from '../../store/driverSelectors.ts'
import type { EditorState } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { type Problem, problemsOf } from './problemsOf.ts'

const problemsOnce = memoizeRecent(1, problemsOf)

export const selectProblems = (state: EditorState): readonly Problem[] =>
  state.project === null
    ? NONE
    : problemsOnce(selectGraph(state), selectFindings(state), state.project.notices)

const NONE: readonly Problem[] = []
