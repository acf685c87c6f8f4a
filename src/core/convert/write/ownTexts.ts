import type { SourceSpan } from '../../base/sourceSpan.ts'
import type { DtNode } from '../../devicetree/tree.ts'
import { blankComments } from '../open/blankComments.ts'
import { bodyAt, type SourceBody } from './sourceBody.ts'
import { beginsLine, lineRest, lineStart, TextEdits } from './textEdits.ts'

/** The files of a board that may be edited, and where in them nodes and properties are written out. */
export class OwnTexts {
  readonly edits = new Map<string, TextEdits>()
  readonly bodies = new Map<string, SourceBody>()

  /** @param names - files that may be edited; one without a text is left out */
  constructor(names: readonly string[], texts: ReadonlyMap<string, string>) {
    for (const name of names) {
      const text = texts.get(name)
      if (text !== undefined) this.edits.set(name, new TextEdits(text))
    }
  }

  has(file: string): boolean {
    return this.edits.has(file)
  }

  /** The blocks in these files that open a node. */
  bodiesOf(node: DtNode): SourceBody[] {
    return node.spans.flatMap((span) => {
      const edits = this.edits.get(span.file)
      if (edits === undefined) return []
      const key = `${span.file} ${span.from}`
      const known = this.bodies.get(key)
      if (known !== undefined) return known.node === node ? [known] : []
      const body = bodyAt(edits.text, node, span)
      if (body !== null) this.bodies.set(key, body)
      return body ?? []
    })
  }

  /** The one block that is all of a node and has its name; null where another name needs more than that. */
  nameBody(node: DtNode): SourceBody | null {
    const [body, ...others] = node.spans.length === 1 ? this.bodiesOf(node) : []
    if (body === undefined || others.length > 0) return null
    const text = this.textOf(body.span)
    return text.includes(node.name) && !isReferenceText(text) ? body : null
  }

  /** The parts of a property's statement in the user's own text; null when it is not written out there. */
  statementAt(span: SourceSpan, name: string) {
    const edits = this.edits.get(span.file)
    if (edits === undefined) return null
    const text = blankComments(edits.text.slice(span.from, span.to))
    const head = /^(?:\w+:\s*)*\\?/.exec(text)?.[0] ?? ''
    if (!text.startsWith(name, head.length) || !text.endsWith(';')) return null
    const from = span.from + head.length + name.length
    const rest = /^\s*=\s*/.exec(text.slice(head.length + name.length))
    if (rest === null && text.slice(head.length + name.length).trim() !== ';') return null
    const end = span.from + text.slice(0, -1).trimEnd().length
    return { edits, from, to: from + (rest?.[0].length ?? 0), end }
  }

  textOf({ file, from, to }: SourceSpan): string {
    return this.edits.get(file)?.text.slice(from, to) ?? ''
  }

  /** Takes a statement out, with its line where it has one of its own. */
  cut({ file, from, to }: SourceSpan): void {
    const edits = this.edits.get(file)
    if (edits === undefined) return
    const { text } = edits
    const rest = lineRest(text, to)
    if (!beginsLine(text, from) || rest === null) {
      edits.replace(from, to, '')
      return
    }
    const start = lineStart(text, from)
    const newline = text.indexOf('\n', rest)
    const end = newline === -1 ? text.length : newline + 1
    const isBlock = text.slice(from, to).includes('\n')
    const blankBefore = isBlock ? /\n([ \t]*\r?\n)$/.exec(text.slice(0, start))?.[1] : undefined
    const spareBlank = blankBefore !== undefined && /^(?:\s*\}|[ \t]*\r?\n|$)/.test(text.slice(end))
    edits.replace(spareBlank ? start - blankBefore.length : start, end, '')
  }
}

/** Whether a block says more of a node that stands elsewhere. */
export const isReferenceText = (text: string): boolean => /^(?:\w+:\s*)?&/.test(text)
