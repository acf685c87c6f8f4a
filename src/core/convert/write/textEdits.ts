/** A text being changed in several places, each told by offsets of the text as it was. */
export class TextEdits {
  readonly text: string
  private readonly edits: Edit[] = []

  constructor(text: string) {
    this.text = text
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text)
  }

  /** Inserts what belongs to the text that follows: behind all else that is inserted there. */
  prefix(at: number, text: string): void {
    this.edits.push({ from: at, to: at, text, isPrefix: true })
  }

  replace(from: number, to: number, text: string): void {
    if (this.text.slice(from, to) !== text) this.edits.push({ from, to, text, isPrefix: false })
  }

  /** What [from, to) holds once everything is done. */
  remaining(from: number, to: number): string {
    let rest = ''
    let at = from
    for (const edit of this.outermost()) {
      if (edit.to < from || edit.from > to) continue
      rest += this.text.slice(at, Math.max(at, edit.from)) + edit.text
      at = Math.max(at, Math.min(edit.to, to))
    }
    return rest + this.text.slice(at, to)
  }

  /** The text with everything done. What lies inside a part that goes as a whole goes with it. */
  result(): string {
    if (this.edits.length === 0) return this.text
    const result = this.remaining(0, this.text.length)
    return this.text.includes('\r\n') ? result.replace(/\r?\n/g, '\r\n') : result
  }

  private outermost(): Edit[] {
    return this.edits
      .filter((edit) => !this.edits.some((other) => isInside(edit, other)))
      .sort((a, b) => a.from - b.from || a.to - b.to || Number(a.isPrefix) - Number(b.isPrefix))
  }
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly isPrefix: boolean
}

/** An insertion is never lost: it comes behind the part that goes. */
const isInside = (edit: Edit, other: Edit): boolean =>
  edit.from < edit.to &&
  other.from <= edit.from &&
  edit.to <= other.to &&
  other.to - other.from > edit.to - edit.from

/** Offset of the start of the line an offset is on. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

/** The white space a line begins with. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? ''

/** Whether nothing but white space stands before an offset on its line. */
export const beginsLine = (text: string, at: number): boolean =>
  text.slice(lineStart(text, at), at).trim() === ''

/**
 * Behind what follows a statement on its line and belongs to it: blanks and a comment. Null when other
 * code follows on the line.
 */
export function lineRest(text: string, at: number): number | null {
  const rest = /^[ \t]*(?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)*(?:\/\/[^\n]*)?/.exec(text.slice(at))
  const end = at + (rest?.[0].length ?? 0)
  const next = text.slice(end, end + 2)
  return end >= text.length || next.startsWith('\n') || next === '\r\n' ? end : null
}

/** What the file indents by: a tab, or the fewest blanks a line begins with. */
export function indentUnit(text: string): string {
  let fewest = Number.POSITIVE_INFINITY
  for (const [, blanks = ''] of text.matchAll(/^([ \t]+)[^\s*/]/gm)) {
    if (blanks.startsWith('\t')) return '\t'
    fewest = Math.min(fewest, blanks.length)
  }
  return Number.isFinite(fewest) ? ' '.repeat(fewest) : '\t'
}

/** Whether an offset stands outside of every #if that begins behind `from`. */
export function isUnconditional(text: string, from: number, at: number): boolean {
  let depth = 0
  for (const [, name] of text.slice(from, at).matchAll(/^[ \t]*#[ \t]*(if|endif)/gm))
    depth += name === 'if' ? 1 : -1
  return depth === 0
}
