import type { Diagnostic } from '../../base/diagnostic.ts'
import type { DeviceTree, DtNode } from '../../devicetree/tree.ts'
import { property } from '../../devicetree/walk.ts'
import { ExportLabels } from './exportLabels.ts'
import { indexedNode } from './treeIndex.ts'
import {
  childPath,
  type NodePatch,
  PatchBuilder,
  type PatchValue,
  type TreePatch,
} from './treePatch.ts'

/** A patch, and what the document says that it does not. */
export interface PatchResult {
  readonly patch: TreePatch
  readonly cannot: readonly Diagnostic[]
}

/** What the patch is to become: a runtime overlay can neither delete nor give new labels to old nodes. */
export type PatchUse = 'source' | 'overlay'

/** A patch being written, by the rules of what it is to become: what those refuse is said instead. */
export class PatchDraft {
  /** Whether what is no longer there can be taken away. */
  readonly deletes: boolean
  private readonly tree: DeviceTree
  private readonly builder: PatchBuilder
  private readonly labels: ExportLabels
  /** Nodes the document no longer has, outermost only. An overlay leaves them all the same. */
  private readonly lost = new Set<string>()
  private readonly cannot: Diagnostic[] = []

  /** @param lost - paths of the nodes the document no longer has, parents first */
  constructor(tree: DeviceTree, use: PatchUse, lost: Iterable<string>) {
    this.tree = tree
    this.deletes = use === 'source'
    this.builder = new PatchBuilder(tree)
    for (const path of lost) this.lose(path)
    this.labels = new ExportLabels(tree, (path) => !this.isRemoved(path))
  }

  result(): PatchResult {
    const { root, below } = this.builder
    for (const label of below.keys())
      this.say(
        'warning',
        'unknown-bus',
        `No node with the label ${label} was read: what hangs on it counts on a file that was not given.`,
        `&${label}`,
      )
    return { patch: { root, below, labelOf: this.labels.labelOf }, cannot: this.cannot }
  }

  /** The node at a path; what the base does not have is to be added. */
  at(path: string): NodePatch {
    return this.builder.at(path)
  }

  private lose(path: string): void {
    if (this.isLost(path)) return
    this.lost.add(path)
    if (this.deletes) this.builder.remove(path)
    else this.staysInOverlay(`The node ${path}`, path)
  }

  private isLost(path: string): boolean {
    if (this.lost.size === 0) return false // asked of every node there is
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
      if (this.lost.has(at)) return true
    return false
  }

  /** Whether a node of the base is taken away, with one above it or by itself. */
  isRemoved(path: string): boolean {
    return this.deletes && this.isLost(path)
  }

  /** Whether a node of the base is there afterwards. */
  stands(path: string): boolean {
    return path.startsWith('/') && !this.isRemoved(path) && indexedNode(this.tree, path) !== null
  }

  /**
   * Whether an overlay would take another node of the base for this one: libfdt looks for the first
   * child that answers to a name, and `endpoint@1` answers to `endpoint`. A node with a label is found
   * by that. Kernel: overlay_apply_node() and fdt_nodename_eq_() in scripts/dtc/libfdt.
   */
  isMistaken(path: string): boolean {
    if (this.deletes || !path.startsWith('/')) return false
    let isMistaken = false
    let node = this.tree.root
    for (const name of path.split('/').filter(Boolean)) {
      const first = node.children.find(
        (one) => one.name === name || one.name.startsWith(`${name}@`),
      )
      const child = node.children.find((one) => one.name === name)
      isMistaken = child?.labels.length ? false : isMistaken || first !== child
      if (child === undefined) break
      node = child
    }
    return isMistaken
  }

  refuseMistaken(path: string): void {
    this.refuse(
      'overlay-name',
      `An overlay cannot say anything of ${path}: fdtoverlay and boot loaders would take it for the node beside it that has a unit address. Give it a number or a label of its own, or use the snippet.`,
      path,
    )
  }

  /** Of a node on a bus that is nowhere; see `busPath`. */
  refuseBus(path: string): void {
    const label = /^&([^/]*)/.exec(path)?.[1]
    this.refuse(
      'unknown-bus',
      `The board has no bus ${label}, by label or alias, so ${path} is left out: there is nothing it could hang on.`,
      path,
    )
  }

  /** Has a node take along what it held in the base, but for what the document knows better. */
  carry(
    from: DtNode,
    path: string,
    node: NodePatch,
    knownProperties: readonly string[],
    knownChildren: readonly string[],
  ): void {
    for (const property of from.properties) {
      const { name } = property
      const isPhandle = name === 'phandle' || name === 'linux,phandle'
      if (node.properties.has(name) || knownProperties.includes(name)) continue
      if (!isPhandle || this.deletes) node.properties.set(name, { kind: 'copy', property })
    }
    for (const child of from.children) {
      if (knownChildren.includes(child.name)) continue
      const to = childPath(path, child.name)
      const made = this.builder.at(to)
      this.label(made, child.labels, to)
      this.carry(child, to, made, [], [])
    }
  }

  /** Gives the parent of a node with a unit address the cells it needs for that. */
  numberParent(path: string): void {
    const parent = path.slice(0, path.lastIndexOf('/'))
    if (/@[^/]*$/.test(path) && parent !== '' && parent.includes('/')) this.numberChildren(parent)
  }

  /** The cells a node must have whose children are numbered. */
  numberChildren(path: string): void {
    const known = this.stands(path) ? indexedNode(this.tree, path) : null
    if (known !== null && property(known, '#address-cells') !== null) return
    const node = this.builder.at(path)
    if (node.properties.has('#address-cells')) return
    node.properties.set('#address-cells', cells(1))
    node.properties.set('#size-cells', cells(0))
  }

  /** Gives a new node its labels, others where those are taken. */
  label(node: NodePatch, wanted: readonly string[], path: string): void {
    for (const label of wanted) {
      const given = this.labels.give(label, path)
      if (given === null)
        this.refuse('bad-label', `${label} cannot be a label, so ${path} goes without it.`, path)
      else if (!node.labels.includes(given)) {
        node.labels.push(given)
        if (given !== label)
          this.note(
            'label-taken',
            `The label ${label} is taken elsewhere in the board: ${path} is written as ${given}.`,
            path,
          )
      }
    }
  }

  /** Gives a node of the base the labels it does not have yet. */
  addLabels(
    node: () => NodePatch,
    old: readonly string[],
    now: readonly string[],
    path: string,
  ): void {
    const added = now.filter((label) => !old.includes(label))
    if (added.length === 0) return
    if (path === '/') this.note('root-label', 'The root node takes no label.', path)
    else if (this.deletes) this.label(node(), added, path)
    else
      this.note(
        'overlay-label',
        `An overlay cannot give ${path} the label ${added.join(', ')}: it keeps those it has.`,
        path,
      )
  }

  setProperty(node: () => NodePatch, name: string, path: string, value: PatchValue): void {
    const unnamed = this.deletes ? null : this.unnamedTarget(value)
    if (!/^[\w,.+*#?@-]+$/.test(name))
      this.refuse('bad-name', `'${name}' cannot be the name of a property of ${path}.`, path)
    else if (unnamed === null) node().properties.set(name, value)
    else
      this.refuse(
        'overlay-no-label',
        `An overlay cannot set ${name} of ${path}: ${unnamed} has no label in the base, and only a label can be looked up there. Use the snippet, or label that node in the base.`,
        path,
      )
  }

  /** A node of the base that a value refers to and that has no label. */
  private unnamedTarget(value: PatchValue): string | null {
    if (value.kind !== 'cells') return null
    for (const cell of value.cells)
      if (typeof cell === 'object' && this.stands(cell.to) && !this.labels.labelOf.has(cell.to))
        return cell.to
    return null
  }

  dropProperty(node: () => NodePatch, name: string, path: string): void {
    const label = this.labels.labelOf.get(path)
    if (this.deletes) node().properties.set(name, null)
    else
      this.staysInOverlay(`${name} of ${label === undefined ? path : `${label} (${path})`}`, path)
  }

  staysInOverlay(what: string, path: string): void {
    this.refuse(
      'overlay-delete',
      `${what} stays as the base has it: an overlay only adds and replaces. Use the snippet in the board file to take it away.`,
      path,
    )
  }

  /** Says what this form cannot express. */
  refuse(what: string, message: string, path: string): void {
    this.say('error', what, message, path)
  }

  private note(what: string, message: string, path: string): void {
    this.say('info', what, message, path)
  }

  private say(severity: Diagnostic['severity'], what: string, message: string, path: string): void {
    const subject = { kind: 'node', path } as const
    this.cannot.push({ code: `export/${what}`, severity, message, subject })
  }
}

const cells = (cell: number): PatchValue => ({ kind: 'cells', cells: [cell] })
