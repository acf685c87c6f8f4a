/** Where something stands in a text file the user gave. Offsets are UTF-16 units; `to` is exclusive. */
export interface SourceSpan {
  readonly file: string
  readonly from: number
  readonly to: number
}

/** A place as people write it: 1-based line and column (UTF-16 units). */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Line and column of an offset. Offsets past the end give the end. CRLF counts as one line end. */
export function lineColumnAt(text: string, offset: number): LineColumn {
  const end = Math.min(offset, text.length)
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: end - lineStart + 1 }
}
