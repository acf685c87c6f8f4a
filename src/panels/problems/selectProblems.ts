import { selectFindings } from '../../store/driverSelectors.ts'
import type { EditorState } from '../../store/editorStore.ts'
import { memoizeLast } from '../../store/memoizeLast.ts'
import { selectGraph } from '../../store/selectors.ts'
import { type Problem, problemsOf } from './problemsOf.ts'

const problemsOnce = memoizeLast(problemsOf)

export const selectProblems = (state: EditorState): readonly Problem[] =>
  state.project === null
    ? NONE
    : problemsOnce(selectGraph(state), selectFindings(state), state.project.notices)

const NONE: readonly Problem[] = []
