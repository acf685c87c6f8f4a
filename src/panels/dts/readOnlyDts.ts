import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { dtsLanguage } from './dtsLanguage.ts'

/** DTS to read and to select from; `label` is what a screen reader calls it. */
export const readOnlyDts = (label: string): Extension => [
  EditorState.readOnly.of(true),
  EditorState.tabSize.of(8),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({
    tabindex: '0',
    'aria-label': label,
    'aria-readonly': 'true',
  }),
  EditorView.domEventHandlers({ keydown: selectAll }),
  lineNumbers(),
  dtsLanguage,
  theme,
]

/** All of the text, not of the board: what has the keyboard is meant. CodeMirror's keymap weighs more. */
function selectAll(event: KeyboardEvent, view: EditorView): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.key !== 'a') return false
  view.dispatch({ selection: { anchor: 0, head: view.state.doc.length } })
  return true
}

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '12px', lineHeight: '1.55' },
  '.cm-content': { padding: '6px 0 12px' },
  '.cm-content:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '34px', paddingRight: '10px' },
  '.cm-fresh': { backgroundColor: 'var(--ok-bg)' },
})
