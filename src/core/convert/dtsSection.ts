/**
 * A node body being written as DTS text: what changes in one node, nested as the nodes are. Children
 * are found or made by name, so that several changes of one node meet in one body.
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

export const newSection = (head: string, labels: readonly string[] = []): DtsSection => ({
  head,
  labels: [...labels],
  deletions: [],
  lines: [],
  children: [],
})

/** The child of that name; made, at the end, when there is none yet. */
export function childSection(
  parent: DtsSection,
  head: string,
  labels: readonly string[] = [],
): DtsSection {
  const found = parent.children.find((child) => child.head === head)
  if (found !== undefined) return found
  const made = newSection(head, labels)
  parent.children.push(made)
  return made
}

/** Adds a property line once: two changes can both ask for `#address-cells`. */
export function addLine(section: DtsSection, line: string): void {
  if (!section.lines.includes(line)) section.lines.push(line)
}

/** The address cells a node with numbered children must have; they stand first. */
export function addChildCells(section: DtsSection): void {
  const cells = ['#address-cells = <1>;', '#size-cells = <0>;']
  if (!cells.every((line) => section.lines.includes(line))) section.lines.unshift(...cells)
}

/** In the kernel's style: tabs, an empty line before each child that something precedes. */
export function printSection(section: DtsSection, depth = 0): string {
  const indent = '\t'.repeat(depth)
  const inner = `${indent}\t`
  const labels = section.labels.map((label) => `${label}: `).join('')
  // The grammar has it: a deleted node is a child, and children come after all properties.
  const isNode = (line: string): boolean => line.startsWith('/delete-node/')
  const deletedNodes = section.deletions.filter(isNode)
  const deletedProperties = section.deletions.filter((line) => !isNode(line))
  const body = [...deletedProperties, ...section.lines, ...deletedNodes].map(
    (line) => `${inner}${line}\n`,
  )
  const children = section.children.map((child) => printSection(child, depth + 1))
  const text = [...(body.length > 0 ? [body.join('')] : []), ...children].join('\n')
  return `${indent}${labels}${section.head} {\n${text}${indent}};\n`
}
