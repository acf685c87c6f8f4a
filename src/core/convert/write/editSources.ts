import type { Diagnostic } from '../../base/diagnostic.ts'
import type { DtNode, DtProperty } from '../../devicetree/tree.ts'
import { nodeAt, property } from '../../devicetree/walk.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { blankComments } from '../open/blankComments.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import { childSection, type DtsSection, isEmptySection, newSection } from './dtsSection.ts'
import { EditStages } from './editStages.ts'
import { isReferenceText, OwnTexts } from './ownTexts.ts'
import { type BaseTree, patchOf } from './patchOf.ts'
import { fillSection } from './patchText.ts'
import { propertyLine, valueText } from './propertyText.ts'
import { isReferenceBody, type SourceBody, writeAdditions } from './sourceBody.ts'
import { indentUnit, type TextEdits } from './textEdits.ts'
import { childPath, type NodePatch, type PatchValue, type TreePatch } from './treePatch.ts'
import { writeSections } from './writeSections.ts'

/** An edit of one of the user's files. */
export interface FileEdit {
  readonly name: string
  readonly before: string
  readonly after: string
}

export interface EditedSources {
  /** The files that change, each once. Empty when the document says nothing new. */
  readonly files: readonly FileEdit[]
  readonly cannot: readonly Diagnostic[]
}

/** A board as it was read from text. */
export interface ReadSources extends BaseTree {
  /** Text by file: whatever the tree's spans point into. */
  readonly texts: ReadonlyMap<string, string>
  /**
   * The files that may be edited: the board's own one first, then overlays that are on. Others, `.dtsi`
   * of a SoC or of a family of boards, are overridden from the first.
   */
  readonly own: readonly string[]
}

/**
 * The smallest edit of the user's own files that turns the base into the document: a value is changed
 * where it stands, a property or node is added to the block that is there for its node, and what the
 * user wrote is taken out again. What other files say is overridden or deleted from the board's file.
 */
export function editSources(
  source: ReadSources,
  base: PipelineGraph,
  graph: PipelineGraph,
): EditedSources {
  if (base === graph) return { files: [], cannot: [] }
  const own = new OwnTexts(source.own, source.texts)
  const keepsPlace = (node: DtNode): boolean => own.nameBody(node) !== null
  const { patch, cannot } = patchOf(source, base, graph, 'source', keepsPlace)
  const editor = new SourceEditor(source, own, patch)
  return { files: editor.edit(), cannot: [...cannot, ...editor.cannot] }
}

/** What `editSources` may edit of a board; none of one that came as a blob or from the catalogue. */
export function ownFiles({ sources, overlays }: OpenedBoard): string[] {
  if (sources?.kind !== 'files') return []
  return [sources.entry, ...overlays.filter(({ on }) => on).map(({ name }) => name)]
}

class SourceEditor {
  private readonly source: ReadSources
  private readonly patch: TreePatch
  private readonly own: OwnTexts
  private readonly stages: EditStages
  /** New blocks of a file, by head. */
  private readonly sections = new Map<string, Map<string, DtsSection>>()
  private readonly deletedNodes: string[] = []
  readonly cannot: Diagnostic[] = []

  constructor(source: ReadSources, own: OwnTexts, patch: TreePatch) {
    this.source = source
    this.own = own
    this.patch = patch
    this.stages = new EditStages(source.own, (file) => own.has(file), source.tree, patch)
  }

  edit(): FileEdit[] {
    const { root, below } = this.patch
    this.change(root, this.source.tree.root, '/')
    for (const [label, node] of below)
      for (const child of node.children.values())
        this.section(0, `&${label}`).children.push(this.printed(child))
    const [first] = this.source.own
    for (const [name, edits] of this.own.edits) {
      const unit = indentUnit(edits.text)
      for (const body of this.own.bodies.values())
        if (body.span.file === name) this.finishBody(edits, body, unit)
      const sections = [...(this.sections.get(name)?.values() ?? [])]
      writeSections(edits, name === first ? this.deletedNodes : [], sections, unit)
    }
    return Array.from(this.own.edits, ([name, edits]) => ({
      name,
      before: edits.text,
      after: edits.result(),
    })).filter(({ before, after }) => before !== after)
  }

  // A node of the base

  private change(patch: NodePatch, node: DtNode, path: string): void {
    for (const label of patch.labels) this.addLabel(label, node, path)
    for (const [name, value] of patch.properties) {
      if (value === null) this.dropProperty(name, node, path)
      else if (value.kind !== 'copy') this.setProperty(name, value, node, path)
    }
    const renamed = this.renamed(patch, node, path)
    for (const child of patch.children.values()) {
      const known = node.children.find(({ name }) => name === child.name)
      const there = childPath(path, child.name)
      const old = renamed.get(child)
      if (old !== undefined) this.rename(child, old, childPath(path, old.name))
      else {
        if (known !== undefined && (child.kind === 'delete' || child.kind === 'replace'))
          if (![...renamed.values()].includes(known)) this.remove(known, node, path)
        if (known !== undefined && child.kind === 'change') this.change(child, known, there)
        if (child.kind === 'add' || child.kind === 'replace') {
          const stage = this.stages.ofPath(there)
          const nameless = stage === 0 ? undefined : this.namelessBelow(child)
          if (!this.canSay(stage)) this.refuse(there, there)
          else if (nameless !== undefined) this.refuseNameless(there, nameless, there)
          else this.home(node, path, stage).children.push(this.printed(child))
        }
      }
    }
  }

  private addLabel(label: string, node: DtNode, path: string): void {
    const stage = this.stages.ofPath(path)
    const body = this.own.bodiesOf(node).find((candidate) => {
      const text = this.own.textOf(candidate.span)
      if (this.stages.ofSpan(candidate.span) !== stage) return false
      return text.startsWith('&') ? candidate.newLabels.length === 0 : !isReferenceText(text)
    })
    if (body !== undefined) body.newLabels.push(label)
    else this.section(stage, this.headOf(node, path), label).labels.push(label)
  }

  private setProperty(name: string, value: PatchValue, node: DtNode, path: string): void {
    const known = property(node, name)
    const setAt = known?.span === undefined ? 0 : this.stages.ofSpan(known.span)
    const stage = Math.max(setAt, this.stages.ofPath(path), this.stages.ofValue(value))
    // An overlay has no way to ask for the path of a node of its base.
    const said: PatchValue =
      value.kind === 'path' && stage > 0 ? { kind: 'strings', strings: [value.to] } : value
    const nameless = stage === 0 ? undefined : this.nameless(value)
    if (nameless !== undefined) {
      this.refuseNameless(`${name} of ${path}`, nameless, path)
      return
    }
    const statement =
      known?.span === undefined || setAt < stage ? null : this.own.statementAt(known.span, name)
    if (statement === null) {
      if (!this.canSay(stage)) {
        this.refuse(`${name} of ${path}`, path)
        return
      }
      const line = propertyLine({ name, value: said }, this.patch.labelOf)
      this.home(node, path, stage).lines.push(line)
      return
    }
    const text = valueText(said, this.patch.labelOf)
    const { edits, from, to, end } = statement
    if (text === '') edits.replace(from, end, '')
    else if (from === to) edits.insert(from, ` = ${text}`)
    else edits.replace(to, end, text)
  }

  private dropProperty(name: string, node: DtNode, path: string): void {
    const known = property(node, name)
    if (known === null) return
    const spans = [...(known.replaced ?? []), ...(known.span === undefined ? [] : [known.span])]
    const own = spans.filter((span) => this.own.statementAt(span, name) !== null)
    this.own.bodiesOf(node) // one that is left empty goes
    for (const span of own) this.own.cut(span)
    if (spans.length === 0 && this.stages.isCompiled) this.refuse(`${name} of ${path}`, path)
    else if (own.length < spans.length || spans.length === 0)
      this.home(node, path, 0).deletions.push(`/delete-property/ ${name};`)
  }

  // Nodes that come and go

  /** Takes a node away: the user's own text of it, and with a statement what other files say. */
  private remove(node: DtNode, parent: DtNode, parentPath: string): void {
    this.own.bodiesOf(parent) // one that is left empty goes
    const foreign = this.removeText(node)
    const [label] = node.labels
    if (!foreign) return
    const path = childPath(parentPath, node.name)
    if (node.spans.length === 0 && this.stages.isCompiled) this.refuse(`The node ${path}`, path)
    else if (this.own.bodiesOf(parent).length === 0 && label !== undefined)
      this.deletedNodes.push(`/delete-node/ &${label};`)
    else this.home(parent, parentPath, 0).deletions.push(`/delete-node/ ${node.name};`)
  }

  /** Whether some of the node is said where it cannot be taken out. */
  private removeText(node: DtNode): boolean {
    const bodies = this.own.bodiesOf(node)
    for (const body of bodies) this.own.cut(body.span)
    for (const child of node.children) this.removeText(child)
    return bodies.length < node.spans.length || node.spans.length === 0
  }

  /** Added nodes that stood beside before, all of them in one place of the user's own text. */
  private renamed(patch: NodePatch, node: DtNode, path: string): Map<NodePatch, DtNode> {
    const renamed = new Map<NodePatch, DtNode>()
    for (const child of patch.children.values()) {
      if (child.from === null || child.kind === 'change') continue
      const old = node.children.find(({ name }) => childPath(path, name) === child.from)
      if (old !== undefined && this.own.nameBody(old) !== null) renamed.set(child, old)
    }
    return renamed
  }

  private rename(patch: NodePatch, node: DtNode, path: string): void {
    const body = this.own.nameBody(node)
    if (body === null) return
    const edits = this.own.edits.get(body.span.file)
    const at = blankComments(
      this.own.textOf(body.span).slice(0, body.open - body.span.from),
    ).lastIndexOf(node.name)
    edits?.replace(body.span.from + at, body.span.from + at + node.name.length, patch.name)
    const labels = patch.labels.filter((label) => !node.labels.includes(label))
    body.newLabels.push(...labels)
    for (const { name, generated } of node.properties)
      if (!patch.properties.has(name) && generated !== true) this.dropProperty(name, node, path)
    for (const [name, value] of patch.properties)
      if (value !== null && value.kind !== 'copy' && !this.says(property(node, name), value))
        this.setProperty(name, value, node, path)
  }

  /** Whether a statement has this value already, however it is spelled. */
  private says(known: DtProperty | null, value: PatchValue): boolean {
    if (known === null || value.kind !== 'cells' || value.cells.length !== 1) return false
    const [cell] = value.cells
    if (typeof cell === 'number') return known.value.length === 4 && known.value[3] === cell
    const marker = known.markers?.find(({ kind }) => kind === 'phandle')
    const label = cell === undefined ? undefined : this.patch.labelOf.get(cell.to)
    return marker?.kind === 'phandle' && marker.ref === label && known.value.length === 4
  }

  // Places in the text

  /**
   * Where something is added to a node: its own block in the file of that stage, else a new one. No
   * overlay can delete, so that stands in the first.
   */
  private home(node: DtNode, path: string, stage: number): DtsSection {
    const file = this.fileOf(stage)
    const body = this.own.bodiesOf(node).findLast(({ span }) => span.file === file)
    if (body !== undefined) return body.added
    const [label] = node.labels
    if (label !== undefined) return this.section(stage, `&${label}`)
    if (path === '/') return this.section(stage, stage === 0 ? '/' : '&{/}')
    const parentPath = path.slice(0, path.lastIndexOf('/')) || '/'
    const parent = nodeAt(this.source.tree, parentPath) ?? this.source.tree.root
    return childSection(this.home(parent, parentPath, stage), node.name)
  }

  /** The first file from a stage on that can be edited. */
  private fileOf(stage: number): string {
    return this.source.own.slice(stage).find((name) => this.own.has(name)) ?? ''
  }

  private headOf(node: DtNode, path: string): string {
    const [label] = node.labels
    return label === undefined ? `&{${path}}` : `&${label}`
  }

  /** @param apart - told from others of the same head: a block takes one label */
  private section(stage: number, head: string, apart = ''): DtsSection {
    const file = this.fileOf(stage)
    const sections = this.sections.get(file) ?? new Map<string, DtsSection>()
    this.sections.set(file, sections)
    const key = `${head} ${apart}`
    const section = sections.get(key) ?? newSection(head)
    sections.set(key, section)
    return section
  }

  private canSay(stage: number): boolean {
    return this.source.own.slice(stage).some((name) => this.own.has(name))
  }

  /** What came with an overlay that has no text, or would have to follow one. */
  private refuse(what: string, path: string): void {
    this.cannot.push({
      code: 'export/compiled-overlay',
      severity: 'error',
      message: `${what} hangs on a compiled overlay, which cannot be edited: it stays as it was. Put the overlay's source on in its place, or leave it off.`,
      subject: { kind: 'node', path },
    })
  }

  /** What a value leads to without a label: an overlay has no other name for a node. */
  private nameless(value: PatchValue | null): string | undefined {
    const targets =
      value?.kind === 'cells' ? value.cells.filter((cell) => typeof cell === 'object') : []
    return targets.find(({ to }) => to.startsWith('/') && !this.patch.labelOf.has(to))?.to
  }

  private namelessBelow({ properties, children }: NodePatch): string | undefined {
    const here = [...properties.values()].map((value) => this.nameless(value))
    const below = [...children.values()].map((child) => this.namelessBelow(child))
    return [...here, ...below].find((to) => to !== undefined)
  }

  private refuseNameless(what: string, to: string, path: string): void {
    this.cannot.push({
      code: 'export/overlay-no-label',
      severity: 'error',
      message: `${what} would have to stand in an overlay and leads to ${to}, which has no label, and only a label can be looked up there: give that node one.`,
      subject: { kind: 'node', path },
    })
  }

  /** Writes what is new in a block; one that is left with nothing to say goes. */
  private finishBody(edits: TextEdits, body: SourceBody, unit: string): void {
    const { added, newLabels, span, open, close } = body
    const isIdle = isEmptySection(added) && newLabels.length === 0
    const wasFull = edits.text.slice(open, close).trim() !== ''
    if (!isIdle) writeAdditions(edits, body, unit)
    else if (
      wasFull &&
      isReferenceBody(edits.text, body) &&
      edits.text.startsWith('&', span.from) &&
      edits.remaining(open, close).trim() === ''
    )
      this.own.cut(span)
  }

  private printed(patch: NodePatch): DtsSection {
    const section = newSection(patch.name)
    fillSection(section, patch, this.patch.labelOf)
    return section
  }
}
