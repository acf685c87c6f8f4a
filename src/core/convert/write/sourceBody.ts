import type { SourceSpan } from '../../base/sourceSpan.ts'
import type { DtNode } from '../../devicetree/tree.ts'
import { cellsOf } from '../../devicetree/values.ts'
import { property } from '../../devicetree/walk.ts'
import { blankComments } from '../open/blankComments.ts'
import { type DtsSection, newSection, printSection } from './dtsSection.ts'
import {
  beginsLine,
  indentAt,
  isUnconditional,
  lineRest,
  lineStart,
  type TextEdits,
} from './textEdits.ts'

/** A place in a source that opens a node, with what is to be added there. */
export interface SourceBody {
  readonly span: SourceSpan
  readonly node: DtNode
  /** Offsets behind '{' and of '}'. */
  readonly open: number
  readonly close: number
  readonly added: DtsSection
  readonly newLabels: string[]
}

/** The body a span holds; null when it is not written out there: a macro made it. */
export function bodyAt(text: string, node: DtNode, span: SourceSpan): SourceBody | null {
  const source = blankComments(text.slice(span.from, span.to))
  const head =
    /^(?:\w+:\s*)*(?:\/omit-if-no-ref\/\s*)?(?:\w+:\s*)*(?:&\{[^}]*\}|[^\s{};]+)\s*\{/.exec(source)
  const tail = /\}\s*;?$/.exec(source)
  if (head === null || tail === null) return null
  return {
    span,
    node,
    open: span.from + head[0].length,
    close: span.from + tail.index,
    added: newSection(''),
    newLabels: [],
  }
}

/** Whether a body says more of a node another file has: `&label { ... }`. */
export const isReferenceBody = (text: string, { span }: SourceBody): boolean =>
  /^(?:\w+:\s*)?&/.test(text.slice(span.from, span.from + 200))

/** Writes what was collected for a body into its text, each thing where a person would. */
export function writeAdditions(edits: TextEdits, body: SourceBody, unit: string): void {
  const { text } = edits
  const { added, span } = body
  const labels = body.newLabels.map((label) => `${label}: `).join('')
  if (labels !== '') edits.prefix(span.from, labels)
  const isNode = (line: string): boolean => line.startsWith('/delete-node/')
  const last = added.lines.filter((line) => line.startsWith('status '))
  const lines = [
    ...added.deletions.filter((line) => !isNode(line)),
    ...added.lines.filter((line) => !line.startsWith('status ')),
  ]
  const properties = statementsIn(body)
  const end = properties.at(-1)
  const isStatus =
    end !== undefined &&
    (isOneLine(text, body) || beginsLine(text, end.from)) &&
    /^status\b/.test(text.slice(end.from, end.to))
  if (isStatus) {
    writeLines(edits, body, unit, lines, properties.at(-2) ?? null, end)
    writeLines(edits, body, unit, [...last, ...added.deletions.filter(isNode)], end, null)
  } else
    writeLines(
      edits,
      body,
      unit,
      [...lines, ...last, ...added.deletions.filter(isNode)],
      end ?? null,
      null,
    )
  writeChildren(edits, body, unit, end !== undefined || lines.length + last.length > 0)
}

/** Property statements that stand in this body, in order. */
function statementsIn({ node, span, open, close }: SourceBody): SourceSpan[] {
  return node.properties
    .flatMap((property) => [
      ...(property.replaced ?? []),
      ...(property.span ? [property.span] : []),
    ])
    .filter(({ file, from, to }) => file === span.file && from >= open && to <= close)
    .sort((a, b) => a.from - b.from)
}

const childrenIn = ({ node, span, open, close }: SourceBody): SourceSpan[] =>
  node.children
    .flatMap(({ spans }) => spans)
    .filter(({ file, from, to }) => file === span.file && from >= open && to <= close)
    .sort((a, b) => a.from - b.from)

/** Lines behind one statement, or else before another, or else first in the body. */
function writeLines(
  edits: TextEdits,
  body: SourceBody,
  unit: string,
  lines: readonly string[],
  after: SourceSpan | null,
  before: SourceSpan | null,
): void {
  if (lines.length === 0) return
  const { text } = edits
  if (isOneLine(text, body)) {
    const at = after?.to ?? body.open
    edits.insert(at, lines.map((line) => ` ${line}`).join(''))
    return
  }
  const indent = innerIndent(text, body, unit)
  const block = lines.map((line) => `\n${indent}${line}`).join('')
  if (before !== null && after === null) {
    edits.insert(lineStart(text, before.from), `${block.slice(1)}\n`)
    return
  }
  const at = after?.to ?? body.open
  const rest = lineRest(text, at)
  const place = rest === null ? at : unconditional(text, body.open, rest)
  const crowds =
    after === null && /^\s*\n[ \t]*\S/.test(text.slice(place)) && !/^\s*\}/.test(text.slice(place))
  edits.insert(
    place,
    crowds && !/^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(place)) ? `${block}\n` : block,
  )
}

/** Out of the #if a statement stands in, to the end of its #endif. */
function unconditional(text: string, open: number, at: number): number {
  if (isUnconditional(text, open, at)) return at
  for (const { index } of text.slice(at).matchAll(/^[ \t]*#[ \t]*endif[^\n]*/gm)) {
    const end = text.indexOf('\n', at + index)
    const place = end === -1 ? text.length : end
    if (isUnconditional(text, open, place)) return place
  }
  return at
}

/** New children: before a sibling with a higher unit address, else last in the body. */
function writeChildren(
  edits: TextEdits,
  body: SourceBody,
  unit: string,
  hasProperties: boolean,
): void {
  const { text } = edits
  const siblings = childrenIn(body)
  const indent = innerIndent(text, body, unit)
  for (const child of body.added.children) {
    const printed = printSection(child, unit, indent)
    const next = siblings.find((span) => isHigher(text.slice(span.from, span.to), child.head))
    const known =
      next !== undefined &&
      !hasTwin(body.node, child) &&
      beginsLine(text, next.from) &&
      isUnconditional(text, body.open, next.from)
    if (next !== undefined && known) {
      edits.insert(lineStart(text, next.from), `${printed}\n`)
      continue
    }
    const lead =
      siblings.length > 0 || hasProperties || child !== body.added.children[0] ? '\n' : ''
    if (beginsLine(text, body.close)) edits.insert(lineStart(text, body.close), lead + printed)
    else edits.insert(body.close, `\n${lead}${printed}${indentAt(text, body.span.from)}`)
  }
}

/** Of two endpoints with one number the kernel takes the first: the one that was there stays it. */
const hasTwin = ({ children }: DtNode, { lines }: DtsSection): boolean =>
  children.some((child) => {
    const reg = cellsOf(property(child, 'reg')?.value ?? ZERO)[0] ?? 0
    return lines.includes(`reg = <${reg}>;`) || (reg === 0 && !lines.some(isReg))
  })

const ZERO = new Uint8Array(4)
const isReg = (line: string): boolean => line.startsWith('reg ')

function isHigher(sibling: string, name: string): boolean {
  const other = /^(?:\w+:\s*)*([\w,.+-]+)@([0-9a-f]+)/.exec(sibling)
  const own = /^([\w,.+-]+)@([0-9a-f]+)$/.exec(name)
  if (other === null || own === null || other[1] !== own[1]) return false
  return Number.parseInt(other[2] ?? '', 16) > Number.parseInt(own[2] ?? '', 16)
}

const isOneLine = (text: string, { open, close }: SourceBody): boolean =>
  !text.slice(open, close).includes('\n')

/** How the statements of a body are indented. */
function innerIndent(text: string, body: SourceBody, unit: string): string {
  const first = [...statementsIn(body), ...childrenIn(body)].find(({ from }) =>
    beginsLine(text, from),
  )
  return first === undefined ? indentAt(text, body.span.from) + unit : indentAt(text, first.from)
}
