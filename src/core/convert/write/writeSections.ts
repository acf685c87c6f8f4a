import { blankComments } from '../open/blankComments.ts'
import { type DtsSection, isEmptySection, printSection } from './dtsSection.ts'
import { isUnconditional, lineStart, type TextEdits } from './textEdits.ts'

/**
 * Adds new top-level blocks to a board file: among its `&label` blocks where those are in alphabetical
 * order, as the kernel's boards have them, else at the end. Deleted nodes go behind the includes.
 */
export function writeSections(
  edits: TextEdits,
  deletedNodes: readonly string[],
  sections: readonly DtsSection[],
  unit: string,
): void {
  const { text } = edits
  if (deletedNodes.length > 0) {
    const at = afterIncludes(text)
    const lines = deletedNodes.join('\n')
    edits.insert(at, at === text.length ? `${endOf(text)}${lines}\n` : `\n${lines}\n`)
  }
  const known = topLevelBlocks(text)
  const isSorted = isInOrder(known)
  const fresh = sections.filter((section) => !isEmptySection(section))
  const atEnd: DtsSection[] = []
  for (const section of [...fresh].sort((a, b) => compareText(a.head, b.head))) {
    const label = section.head.slice(1)
    const next = isSorted
      ? known.find((block, i) => block.label > label && (known[i - 1]?.label ?? '') < label)
      : undefined
    if (next === undefined || label.startsWith('{')) atEnd.push(section)
    else edits.insert(next.paragraph, `${printSection(section, unit)}\n`)
  }
  const printed = atEnd.map((section) => printSection(section, unit)).join('\n')
  if (printed !== '') edits.insert(text.length, endOf(text) + printed)
}

interface TopLevelBlock {
  readonly label: string
  /** Start of the block with the comment right above it. */
  readonly paragraph: number
}

/** Whether blocks are in alphabetical order, but for one in ten. */
function isInOrder(blocks: readonly TopLevelBlock[]): boolean {
  const steps = blocks.slice(1).filter(({ label }, i) => (blocks[i]?.label ?? '') <= label)
  return blocks.length > 1 && steps.length >= 0.9 * (blocks.length - 1)
}

/** `&label {` at the start of a line, outside of every #if. */
function topLevelBlocks(text: string): TopLevelBlock[] {
  const code = blankComments(text)
  return [...code.matchAll(/^(?:\w+:[ \t]*)?&(\w+)[ \t]*\{/gm)]
    .filter(({ index }) => isUnconditional(code, 0, index))
    .map(({ index, 1: label = '' }) => ({ label, paragraph: paragraphStart(text, index) }))
}

function paragraphStart(text: string, at: number): number {
  let start = lineStart(text, at)
  while (start > 0) {
    const above = lineStart(text, start - 1)
    const line = text.slice(above, start).trim()
    if (line === '' || line.endsWith(';') || line.startsWith('#')) break
    start = above
  }
  return start
}

/** Behind the last include that stands above the first block; the end of a file without one. */
function afterIncludes(text: string): number {
  const code = blankComments(text)
  const first = /^(?:\/|&[\w{]|\w+:\s*&)[^\n]*\{/m.exec(code)?.index ?? text.length
  const head = code.slice(0, first)
  const last = [...head.matchAll(/^[ \t]*(?:#[ \t]*include|\/include\/)[^\n]*\n/gm)].at(-1)
  return last === undefined ? text.length : last.index + last[0].length
}

/** What parts an addition from the end of the text: an empty line. */
function endOf(text: string): string {
  if (text.trim() === '') return ''
  if (!text.endsWith('\n')) return '\n\n'
  return /\n\r?\n$/.test(text) ? '' : '\n'
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
