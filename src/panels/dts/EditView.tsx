import { unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { FileEdit } from '../../core/convert/write/editSources.ts'
import styles from './DtsPanel.module.css'
import { readOnlyDts } from './readOnlyDts.ts'
import { unfoldByKey } from './unfoldByKey.ts'

/** An edited file with the lines that go and come marked. A chunk of its own. */
export default function EditView({
  edit: { name, before, after },
  whole,
}: {
  readonly edit: FileEdit
  /** Shows the lines far from any change as well. */
  readonly whole: boolean
}) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (host.current === null) return
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const merge = unifiedMergeView({
      original: before,
      mergeControls: false,
      highlightChanges: true,
      gutter: false,
      ...(whole ? {} : { collapseUnchanged: { margin: 3, minSize: 4 } }),
    })
    const extensions = [readOnlyDts(`Changes of ${name}`), merge, unfoldByKey, theme]
    const view = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({ doc: after, extensions }),
    })
    return () => view.destroy()
  }, [name, before, after, whole])
  return <div ref={host} className={styles.view} data-file={name} />
}

const SIGN = {
  position: 'absolute',
  left: '4px',
  fontWeight: '700',
} as const

const theme = EditorView.theme({
  '.cm-line, .cm-deletedLine': { position: 'relative', paddingLeft: '18px' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--ok-bg)' },
  '.cm-changedLine::before': { ...SIGN, content: '"+"', color: 'var(--ok)' },
  '.cm-deletedChunk': { padding: '0', backgroundColor: 'var(--bad-bg)' },
  '.cm-deletedLine::before': { ...SIGN, content: '"−"', color: 'var(--bad)' },
  '.cm-deletedLine, .cm-deletedText': { textDecoration: 'none' },
  // Underlined: a darker ground would leave the colours of the language too little contrast.
  '&.cm-merge-b .cm-changedText': { background: 'none', borderBottom: '2px solid var(--ok)' },
  '.cm-deletedChunk .cm-deletedText': {
    background: 'none',
    borderBottom: '2px solid var(--bad)',
  },
  '.cm-collapsedLines': {
    padding: '2px 18px',
    color: 'var(--dim)',
    background: 'var(--soft)',
  },
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"' },
})
