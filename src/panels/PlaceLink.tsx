import { lineColumnAt, type SourceSpan } from '../core/base/sourceSpan.ts'
import { baseNameOf } from '../core/convert/open/boardSources.ts'
import type { BoardRead } from '../core/convert/open/readBoard.ts'
import { useEditor } from '../store/editorStore.ts'
import { CodeLink } from '../ui/CodeLink.tsx'

/** 'board.dts:12': opens the file there, its lines marked. */
export function PlaceLink({
  texts,
  span,
  exact = false,
}: {
  readonly texts: BoardRead['texts']
  readonly span: SourceSpan
  /** With the column. */
  readonly exact?: boolean
}) {
  const showSource = useEditor((state) => state.showSource)
  const { line, column } = lineColumnAt(texts.get(span.file) ?? '', span.from)
  return (
    <CodeLink
      title={`${span.file}, line ${line}, column ${column}`}
      onClick={() => showSource(span.file, span)}
    >
      {baseNameOf(span.file)}:{line}
      {exact && `:${column}`}
    </CodeLink>
  )
}
