import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import styles from './DtsPanel.module.css'
import { freshLines, markFreshLines } from './freshLines.ts'
import { readOnlyDts } from './readOnlyDts.ts'

/** A read-only view of DTS text. A chunk of its own, loaded when there is something to show. */
export default function DtsView({
  text,
  label,
}: {
  readonly text: string
  readonly label: string
}) {
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
      state: EditorState.create({ extensions: [readOnlyDts(label), markFreshLines.field] }),
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [label])

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
