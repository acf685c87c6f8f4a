import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import styles from './DtsPanel.module.css'
import { dtsLanguage } from './dtsLanguage.ts'
import { freshLines, markFreshLines } from './freshLines.ts'

/** A read-only view of DTS text. A chunk of its own, loaded when there is something to show. */
export default function DtsView({ text }: { readonly text: string }) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)

  useEffect(() => {
    if (host.current === null) return
    // Inside a shadow root CodeMirror adopts its style sheets; in the page it would need inline
    // styles, which a strict content policy forbids.
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const made = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({ extensions }),
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [])

  useEffect(() => {
    const shown = view.current
    if (shown === null) return
    const before = shown.state.doc.toString()
    if (before === text) return
    const fresh = before === '' ? new Set<number>() : freshLines(before, text)
    shown.dispatch({
      changes: { from: 0, to: before.length, insert: text },
      effects: markFreshLines.of(fresh),
    })
    const [first] = fresh
    if (first !== undefined) {
      const { from } = shown.state.doc.line(first)
      shown.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    }
  }, [text])

  return <div ref={host} className={styles.view} />
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

const extensions = [
  EditorState.readOnly.of(true),
  EditorState.tabSize.of(8),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({
    tabindex: '0',
    'aria-label': 'Board snippet',
    'aria-readonly': 'true',
  }),
  lineNumbers(),
  dtsLanguage,
  theme,
  markFreshLines.field,
]
