import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { SourceSpan } from '../../core/base/sourceSpan.ts'
import { readOnlyDts } from '../dts/readOnlyDts.ts'
import styles from './FilesPanel.module.css'

/** A file to read, with the lines of a statement marked and in view. */
export default function SourceView({
  file,
  text,
  span,
  serial,
}: {
  readonly file: string
  readonly text: string
  readonly span: SourceSpan | null
  /** Changes with every wish, so that the same place is shown again. */
  readonly serial: number
}) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)

  useEffect(() => {
    if (host.current === null) return
    // A shadow root, where CodeMirror adopts style sheets: inline styles are forbidden by the policy.
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const made = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({ doc: text, extensions: [readOnlyDts(file), marks, theme] }),
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [file, text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new wish for the same place shows it again
  useEffect(() => {
    const place = span === null ? null : placeIn(text, span)
    const effects: StateEffect<unknown>[] = [mark.of(place)]
    if (place !== null) effects.push(EditorView.scrollIntoView(place.from, { y: 'center' }))
    view.current?.dispatch({ effects })
  }, [file, text, span, serial])

  return <div ref={host} className={styles.view} data-line={lineOf(text, span)} />
}

interface Place {
  readonly from: number
  readonly to: number
}

/** A span as CodeMirror counts: every line end is one unit there, CRLF too. */
function placeIn(text: string, { from, to }: SourceSpan): Place {
  const offset = (at: number): number => at - (text.slice(0, at).match(/\r\n/g)?.length ?? 0)
  return { from: offset(Math.min(from, text.length)), to: offset(Math.min(to, text.length)) }
}

const lineOf = (text: string, span: SourceSpan | null): number | undefined =>
  span === null ? undefined : text.slice(0, span.from).split('\n').length

/** A node's span is its whole body: the beginning is enough to find it. */
const MOST_MARKED = 40

const mark = StateEffect.define<Place | null>()
const markedLine = Decoration.line({ class: 'cm-marked' })

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { effects, state: { doc } }) => {
    for (const effect of effects) {
      if (!effect.is(mark)) continue
      if (effect.value === null) return Decoration.none
      const { from, to } = effect.value
      const first = doc.lineAt(from).number
      const last = Math.min(doc.lineAt(Math.max(from, to - 1)).number, first + MOST_MARKED)
      const lines = Array.from({ length: last - first + 1 }, (_, i) => doc.line(first + i).from)
      return Decoration.set(lines.map((at) => markedLine.range(at)))
    }
    return before
  },
  provide: (field) => EditorView.decorations.from(field),
})

const theme = EditorView.theme({
  '.cm-gutters .cm-lineNumbers .cm-gutterElement': { minWidth: '40px' },
  '.cm-marked': { backgroundColor: 'var(--warn-bg)' },
})
