/**
 * A node body being written as DTS text: what changes in one node, nested as the nodes are.
 */
export interface DtsSection {
  /** `&ovl0`, `port@0`, `/`: what stands before the brace, its own new labels left out. */
  readonly head: string
  readonly labels: string[]
  /** `/delete-node/ endpoint;` and `/delete-property/ status;`. */
  readonly deletions: string[]
  /** Property lines without the indent, `status = "okay";`. */
  readonly lines: string[]
  readonly children: DtsSection[]
}

export const newSection = (head: string): DtsSection => ({
  head,
  labels: [],
  deletions: [],
  lines: [],
  children: [],
})

/** The child of that name; made, at the end, when there is none yet. */
export function childSection(parent: DtsSection, head: string): DtsSection {
  const found = parent.children.find((child) => child.head === head)
  if (found !== undefined) return found
  const made = newSection(head)
  parent.children.push(made)
  return made
}

export const isEmptySection = ({ labels, deletions, lines, children }: DtsSection): boolean =>
  labels.length + deletions.length + lines.length + children.length === 0

/** In the kernel's style: an empty line before each child that something precedes. */
export function printSection(section: DtsSection, unit = '\t', indent = ''): string {
  const inner = indent + unit
  const labels = section.labels.map((label) => `${label}: `).join('')
  // The grammar has it: a deleted node is a child, and children come after all properties.
  const isNode = (line: string): boolean => line.startsWith('/delete-node/')
  const deletedNodes = section.deletions.filter(isNode)
  const deletedProperties = section.deletions.filter((line) => !isNode(line))
  const body = [...deletedProperties, ...section.lines, ...deletedNodes].map(
    (line) => `${inner}${line}\n`,
  )
  const children = section.children.map((child) => printSection(child, unit, inner))
  const text = [...(body.length > 0 ? [body.join('')] : []), ...children].join('\n')
  return `${indent}${labels}${section.head} {\n${text}${indent}};\n`
}
