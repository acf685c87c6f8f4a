import { phandleOf } from '../../devicetree/phandles.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import type { DeviceTree, DtNode, DtProperty } from '../../devicetree/tree.ts'
import { concatBytes, setCell, stringsOf } from '../../devicetree/values.ts'
import { nodeAt, walk } from '../../devicetree/walk.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'
import { type BaseTree, patchOf } from './patchOf.ts'
import { bytesOfText } from './propertyText.ts'
import { childPath, type NodePatch, type PatchValue, type TreePatch } from './treePatch.ts'

const NO_PHANDLE = 0xffffffff

/**
 * The base's tree with a patch applied. What the patch does not name keeps its bytes, its place and
 * its phandle; new nodes and properties come last, as in a source that follows the base. What hangs on
 * a label the tree does not have is left out.
 */
export function applyPatch(base: DeviceTree, patch: TreePatch): DeviceTree {
  return new Application(base, patch).apply()
}

/**
 * A tree that holds what a graph says and nothing else, for a graph without a tree of its own.
 *
 * @internal the bench writes its boards by it
 */
export const treeOfGraph = memoizeByIdentity((graph: PipelineGraph): DeviceTree => {
  const { patch } = patchOf(NOTHING, EMPTY_GRAPH, graph, 'source')
  return applyPatch(EMPTY_TREE, patch)
})

const EMPTY_GRAPH: PipelineGraph = { blocks: {}, aliases: [] }

const EMPTY_TREE: DeviceTree = {
  root: { name: '', labels: [], properties: [], children: [], spans: [] },
  memreserve: [],
  bootCpuid: 0,
}

const NOTHING: BaseTree = { tree: EMPTY_TREE, isWhole: false }

/** What `treeOfGraph` makes, for a base: there is more of it in files that were not given. */
export const baseOfGraph = (graph: PipelineGraph): BaseTree => ({
  tree: treeOfGraph(graph),
  isWhole: false,
})

class Application {
  private readonly base: DeviceTree
  private readonly patch: TreePatch
  private readonly pathOfLabel: ReadonlyMap<string, string>
  /** Phandles of nodes that get one now, by path. */
  private readonly given = new Map<string, number>()
  private highest = 0

  constructor(base: DeviceTree, patch: TreePatch) {
    this.base = base
    this.patch = patch
    this.pathOfLabel = new Map([...patch.labelOf].map(([path, label]) => [label, path]))
    for (const { node } of walk(base)) this.highest = Math.max(this.highest, phandleOf(node) ?? 0)
  }

  apply(): DeviceTree {
    const root = this.change(this.base.root, this.patch.root, '/')
    const referred = this.given.size === 0 ? root : this.givePhandles(root, '/')
    return { ...this.base, root: withSymbols(referred, this.patch) }
  }

  private change(node: DtNode, patch: NodePatch, path: string): DtNode {
    const children: DtNode[] = []
    for (const child of node.children) {
      const changed = patch.children.get(child.name)
      if (changed === undefined) children.push(child)
      else if (changed.kind === 'change')
        children.push(this.change(child, changed, childPath(path, child.name)))
      else if (changed.kind === 'replace')
        children.push(this.make(changed, childPath(path, child.name)))
    }
    for (const child of patch.children.values())
      if (child.kind === 'add') children.push(this.make(child, childPath(path, child.name)))
    return {
      ...node,
      labels: [...node.labels, ...patch.labels],
      properties: this.changeProperties(node.properties, patch),
      children,
    }
  }

  private make(patch: NodePatch, path: string): DtNode {
    const empty = { name: patch.name, labels: [], properties: [], children: [], spans: [] }
    return this.change(empty, patch, path)
  }

  private changeProperties(old: readonly DtProperty[], patch: NodePatch): readonly DtProperty[] {
    if (patch.properties.size === 0) return old
    const left = new Map(patch.properties)
    const changed = old.flatMap((was) => {
      const value = left.get(was.name)
      left.delete(was.name)
      if (value === undefined) return [was]
      return value === null ? [] : [this.property(was.name, value)]
    })
    for (const [name, value] of left) if (value !== null) changed.push(this.property(name, value))
    return changed
  }

  private property(name: string, value: PatchValue): DtProperty {
    return value.kind === 'copy' ? value.property : { name, value: this.encode(value) }
  }

  private encode(value: Exclude<PatchValue, { kind: 'copy' }>): Uint8Array {
    switch (value.kind) {
      case 'flag':
        return new Uint8Array(0)
      case 'strings':
        return concatBytes(value.strings.map((text) => Uint8Array.from([...bytesOfText(text), 0])))
      case 'bytes':
        return Uint8Array.from(value.bytes)
      case 'path':
        return encodeUtf8(`${value.to}\0`)
      case 'cells': {
        const bytes = new Uint8Array(value.cells.length * 4)
        value.cells.forEach((cell, i) => {
          setCell(bytes, i * 4, typeof cell === 'number' ? cell : this.phandle(cell.to))
        })
        return bytes
      }
    }
  }

  /** The phandle of a node of the result, by label or path; the next free one where it has none. */
  private phandle(to: string): number {
    const path = to.startsWith('/') ? to : this.pathOfLabel.get(to)
    const patched = path === undefined ? null : this.standing(path)
    if (path === undefined || patched === null) return NO_PHANDLE
    const known = this.given.get(path) ?? patched.phandle
    if (known !== null) return known
    this.highest += 1
    this.given.set(path, this.highest)
    return this.highest
  }

  /** Whether a node will stand at a path, and the phandle it has by then. */
  private standing(path: string): { readonly phandle: number | null } | null {
    let patch: NodePatch | undefined = this.patch.root
    for (const name of path.split('/').filter(Boolean)) {
      patch = patch?.children.get(name)
      if (patch?.kind === 'delete') return null
      if (patch === undefined) break
    }
    const old = patch?.kind === 'add' || patch?.kind === 'replace' ? null : nodeAt(this.base, path)
    if (old !== null) return { phandle: phandleOf(old) }
    const copied = patch?.properties.get('phandle')
    if (patch === undefined) return null
    return {
      phandle:
        copied?.kind === 'copy'
          ? phandleOf({ ...EMPTY_TREE.root, properties: [copied.property] })
          : null,
    }
  }

  private givePhandles(node: DtNode, path: string): DtNode {
    const phandle = this.given.get(path)
    const children = node.children.map((child) =>
      this.givePhandles(child, childPath(path, child.name)),
    )
    if (phandle === undefined) return { ...node, children }
    const value = new Uint8Array(4)
    setCell(value, 0, phandle)
    const given: DtProperty = { name: 'phandle', value, generated: true }
    return { ...node, properties: [...node.properties, given], children }
  }
}

/** Keeps `/__symbols__`, where there is one, true: no path that is gone, every new label. */
function withSymbols(root: DtNode, patch: TreePatch): DtNode {
  const symbols = root.children.find(({ name }) => name === '__symbols__')
  if (symbols === undefined) return root
  const tree = { root, memreserve: [], bootCpuid: 0 }
  const added = new Map<string, string>()
  collectLabels(patch.root, '/', added)
  const kept = symbols.properties.filter(
    ({ name, value }) => !added.has(name) && nodeAt(tree, stringsOf(value)?.[0] ?? '') !== null,
  )
  const made = [...added].map(
    ([name, path]): DtProperty => ({ name, value: encodeUtf8(`${path}\0`), generated: true }),
  )
  const changed = { ...symbols, properties: [...kept, ...made] }
  return { ...root, children: root.children.map((child) => (child === symbols ? changed : child)) }
}

function collectLabels(node: NodePatch, path: string, found: Map<string, string>): void {
  for (const label of node.labels) found.set(label, path)
  for (const child of node.children.values())
    collectLabels(child, childPath(path, child.name), found)
}
