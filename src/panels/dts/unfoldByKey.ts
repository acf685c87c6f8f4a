import type { Extension } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'

const FOLDED = '.cm-collapsedLines'

/** Makes buttons of the merge view's folded lines, which by themselves only take a click. */
export const unfoldByKey: Extension = [
  ViewPlugin.define((view) => {
    const markFolds = () =>
      view.requestMeasure({
        key: FOLDED,
        read: () => view.contentDOM.querySelectorAll<HTMLElement>(FOLDED),
        write: (folds) => {
          for (const fold of folds) {
            fold.setAttribute('role', 'button')
            fold.setAttribute('aria-label', `Show ${fold.textContent}`)
            fold.tabIndex = 0
          }
        },
      })
    markFolds()
    return { update: markFolds }
  }),
  EditorView.domEventHandlers({
    keydown: (event, view) => {
      const { key, target } = event
      if (!(target instanceof HTMLElement) || !target.matches(FOLDED)) return false
      if (key !== 'Enter' && key !== ' ') return false
      target.click()
      view.focus() // what had the focus is gone
      return true
    },
  }),
  EditorView.theme({
    [FOLDED]: { cursor: 'pointer' },
    [`${FOLDED}:focus-visible`]: { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  }),
]
