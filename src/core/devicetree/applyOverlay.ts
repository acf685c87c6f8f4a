import type { Diagnostic } from '../base/diagnostic.ts'
import { Findings } from './findings.ts'
import { NODE_DEPTH_LIMIT } from './nodeDepth.ts'
import { OpenNode } from './openNode.ts'
import { PHANDLES, phandleOf } from './phandles.ts'
import { encodeUtf8 } from './strings.ts'
import type { DeviceTree, DtProperty } from './tree.ts'
import { cellAt, setCell, stringsOf } from './values.ts'
import { walk } from './walk.ts'
import { HISTORY_LIMIT } from './workTree.ts'

export interface OverlayResult {
  readonly tree: DeviceTree
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Applies an overlay to a base tree as fdtoverlay does (fdt_overlay_apply() in libfdt), order of new
 * nodes and properties included: both come first in their node. The base needs /__symbols__ for every
 * label the overlay names. A fragment whose target is missing is named and left out, the others apply.
 */
export function applyOverlay(base: DeviceTree, overlay: DeviceTree): OverlayResult {
  return new Application(base, overlay).apply()
}

class Application {
  private readonly findings = new Findings()
  private readonly base: DeviceTree
  private readonly root: OpenNode
  private readonly overlay: OpenNode
  /** Fixups ('path:property:offset') whose label the base does not know; reported already. */
  private readonly unfilled = new Set<string>()
  /** Properties of the overlay whose value is ours, to be written into. */
  private readonly written = new Set<DtProperty>()
  /** The base's nodes by phandle, the first in tree order; null when that is to be found out. */
  private holders: Map<number, OpenNode> | null = null

  constructor(base: DeviceTree, overlay: DeviceTree) {
    this.base = base
    this.root = new OpenNode(base.root, null)
    this.overlay = new OpenNode(overlay.root, null)
  }

  apply(): OverlayResult {
    let highest = 0
    for (const { node } of walk(this.base)) highest = Math.max(highest, phandleOf(node) ?? 0)
    this.shiftPhandles(this.overlay, highest)
    const local = this.overlay.children.get('__local_fixups__')
    if (local !== undefined) this.shiftReferences(local, this.overlay, '', highest)
    this.fillReferences()
    const targets = this.mergeFragments()
    this.addSymbols(targets)
    return { tree: { ...this.base, root: this.root.close() }, diagnostics: this.findings.list }
  }

  private problem(what: string, message: string, path: string): void {
    this.findings.add(`overlay/${what}`, 'error', message, { kind: 'node', path })
  }

  // Phandles

  private shiftPhandles(node: OpenNode, by: number): void {
    for (const name of PHANDLES) {
      const old = node.properties.get(name)?.value
      if (old?.length === 4) this.writeCell(node, name, 0, cellAt(old, 0) + by)
    }
    for (const child of node.children.all()) this.shiftPhandles(child, by)
  }

  /** Follows /__local_fixups__ along the overlay: cells that hold a phandle of the overlay itself. */
  private shiftReferences(fixups: OpenNode, node: OpenNode, path: string, by: number): void {
    for (const { name, value } of fixups.properties.all())
      for (let at = 0; at + 4 <= value.length; at += 4) {
        const offset = cellAt(value, at)
        const old = node.properties.get(name)?.value
        if (old === undefined || offset + 4 > old.length)
          this.problem(
            'bad-fixup',
            `__local_fixups__ names byte ${offset} of ${name} in ${path || '/'}, which is not there.`,
            path || '/',
          )
        else this.writeCell(node, name, offset, cellAt(old, offset) + by)
      }
    for (const child of fixups.children.all()) {
      const target = node.children.get(child.name)
      if (target === undefined)
        this.problem(
          'bad-fixup',
          `__local_fixups__ names the node ${path}/${child.name}, which is not there.`,
          `${path}/${child.name}`,
        )
      else this.shiftReferences(child, target, `${path}/${child.name}`, by)
    }
  }

  /** Follows /__fixups__: cells that wait for a node of the base, by label. */
  private fillReferences(): void {
    const fixups = this.overlay.children.get('__fixups__')
    for (const { name: label, value } of fixups?.properties.all() ?? []) {
      const places = stringsOf(value) ?? []
      const phandle = this.phandleOfLabel(label, places[0] ?? '')
      for (const place of places) {
        const [path = '', name = '', digits = ''] = place.split(':')
        const offset = Number(digits)
        const node = nodeAtPath(this.overlay, path)
        const old = node?.properties.get(name)?.value
        if (node === undefined || !old || !Number.isSafeInteger(offset) || offset + 4 > old.length)
          this.problem(
            'bad-fixup',
            `__fixups__ names ${place} for ${label}, which is not there.`,
            path,
          )
        else if (phandle === null) this.unfilled.add(place)
        else this.writeCell(node, name, offset, phandle)
      }
    }
  }

  private phandleOfLabel(label: string, place: string): number | null {
    const path = place.slice(0, place.indexOf(':')) || '/'
    const symbols = this.root.children.get('__symbols__')
    if (symbols === undefined) {
      if (this.unfilled.size === 0)
        this.problem(
          'no-symbols',
          'The base has no /__symbols__, so no label of the overlay can be found in it: compile it with dtc -@.',
          '/',
        )
      return null
    }
    const symbol = symbols.properties.get(label)
    const target = symbol && nodeAtPath(this.root, stringsOf(symbol.value)?.[0] ?? '')
    const phandle = target?.phandle ?? null
    if (phandle === null) {
      this.problem(
        'missing-target',
        target
          ? `The node the base labels ${label} has no phandle.`
          : `The base has no label ${label}, which the overlay refers to.`,
        path,
      )
    }
    return phandle
  }

  private writeCell(node: OpenNode, name: string, offset: number, cell: number): void {
    const old = node.properties.get(name)
    if (old === undefined) return
    if (this.written.has(old)) {
      setCell(old.value, offset, cell >>> 0)
      return
    }
    const copy = { ...old, value: old.value.slice() }
    setCell(copy.value, offset, cell >>> 0)
    node.properties.replace(copy)
    this.written.add(copy)
  }

  // Fragments

  /** Path in the base of each fragment's target, by the fragment's name. */
  private mergeFragments(): Map<string, string> {
    const targets = new Map<string, string>()
    for (const fragment of this.overlay.children.all()) {
      const content = fragment.children.get('__overlay__')
      if (content === undefined) continue
      const target = this.targetOf(fragment)
      if (target === null) continue
      targets.set(fragment.name, target.path)
      this.merge(content, `/${fragment.name}/__overlay__`, target.node, target.node.depth)
    }
    return targets
  }

  /** @param depth - how many levels below the root the target is */
  private merge(content: OpenNode, path: string, target: OpenNode, depth: number): void {
    for (const changed of content.properties.all()) this.setProperty(target, changed)
    for (const label of content.labels) target.labels.add(label)
    for (const span of content.spans) target.spans.push(span)
    for (const child of content.children.all()) {
      const childPath = `${path}/${child.name}`
      let into = target.children.get(child.name)
      if (into === undefined) {
        if (depth >= NODE_DEPTH_LIMIT) {
          this.problem(
            'too-deep',
            `Nodes would be nested more than ${NODE_DEPTH_LIMIT} deep in the base; what is further down is left out.`,
            childPath,
          )
          continue
        }
        into = target.addChild(child.name)
      }
      this.merge(child, childPath, into, depth + 1)
    }
  }

  /** In place of the one of that name, or first of all. */
  private setProperty(node: OpenNode, changed: DtProperty): void {
    const { phandle } = node
    const old = node.properties.get(changed.name)
    if (old === undefined) node.properties.add(changed)
    else node.properties.replace({ ...changed, value: changed.value, ...historyOf(old, changed) })
    if (PHANDLES.includes(changed.name)) this.noteHolder(node, phandle)
  }

  /** @param before - the phandle it had */
  private noteHolder(node: OpenNode, before: number | null): void {
    const { phandle } = node
    if (phandle === before) return
    const isNew = before === null && phandle !== null && this.holders?.has(phandle) === false
    if (isNew) this.holders?.set(phandle, node)
    else this.holders = null
  }

  private targetOf(fragment: OpenNode): { readonly node: OpenNode; readonly path: string } | null {
    const cell = fragment.properties.get('target')?.value
    if (cell !== undefined) {
      const phandle = cellAt(cell, 0)
      if (cell.length === 4 && phandle !== 0xffffffff && phandle !== 0) {
        this.holders ??= holdersIn(this.root)
        const node = this.holders.get(phandle)
        if (node !== undefined) return { node, path: node.path || '/' }
      }
      if (!this.unfilled.has(`/${fragment.name}:target:0`))
        this.problem(
          'missing-target',
          `The target of ${fragment.name} is phandle 0x${phandle.toString(16)}, which no node of the base has.`,
          `/${fragment.name}`,
        )
      return null
    }
    const path = stringsOf(fragment.properties.get('target-path')?.value ?? new Uint8Array(0))?.[0]
    const node = path === undefined ? undefined : nodeAtPath(this.root, path)
    if (path !== undefined && node !== undefined) return { node, path }
    this.problem(
      'missing-target',
      path === undefined
        ? `${fragment.name} has neither target nor target-path.`
        : `The base has no node ${path}, the target of ${fragment.name}.`,
      `/${fragment.name}`,
    )
    return null
  }

  /** The overlay's labels become the base's, at the paths their nodes have there. */
  private addSymbols(targets: ReadonlyMap<string, string>): void {
    const added = this.overlay.children.get('__symbols__')
    if (added === undefined) return
    const symbols = this.root.children.get('__symbols__') ?? this.root.addChild('__symbols__')
    for (const symbol of added.properties.all()) {
      const match = /^\/([^/]+)\/__overlay__(?:\/(.*))?$/.exec(stringsOf(symbol.value)?.[0] ?? '')
      const target = match === null ? undefined : targets.get(match[1] ?? '')
      if (match === null || target === undefined) continue
      // libfdt ends the path of the fragment's own node in a '/'.
      const path = `${target === '/' ? '' : target}/${match[2] ?? ''}`
      this.setProperty(symbols, { ...symbol, value: encodeUtf8(`${path}\0`) })
    }
  }
}

function historyOf(
  old: DtProperty,
  changed: DtProperty,
): Pick<DtProperty, 'replaced' | 'moreReplaced'> {
  const all = [
    ...(old.replaced ?? []),
    ...(old.span ? [old.span] : []),
    ...(changed.replaced ?? []),
  ]
  const replaced = all.slice(-HISTORY_LIMIT)
  const left = all.length - replaced.length
  const moreReplaced = (old.moreReplaced ?? 0) + (changed.moreReplaced ?? 0) + left
  return {
    ...(replaced.length > 0 && { replaced }),
    ...(moreReplaced > 0 && { moreReplaced }),
  }
}

/**
 * The names on a path, which may begin with an alias in place of its first '/'; null when there is no
 * such alias. libfdt: fdt_path_offset().
 */
function namesOf(root: OpenNode, path: string): string[] | null {
  if (path.startsWith('/')) return path.split('/').filter((name) => name !== '')
  const [alias = ''] = path.split('/')
  const aliases = root.children.get('aliases')
  const target = stringsOf(aliases?.properties.get(alias)?.value ?? new Uint8Array(0))?.[0]
  return target?.startsWith('/') ? namesOf(root, target + path.slice(alias.length)) : null
}

function nodeAtPath(root: OpenNode, path: string): OpenNode | undefined {
  const names = namesOf(root, path)
  let node = names === null ? undefined : root
  for (const name of names ?? []) node = node?.children.get(name)
  return node
}

function holdersIn(root: OpenNode): Map<number, OpenNode> {
  const holders = new Map<number, OpenNode>()
  const visit = (node: OpenNode): void => {
    const { phandle } = node
    if (phandle !== null && !holders.has(phandle)) holders.set(phandle, node)
    for (const child of node.children.all()) visit(child)
  }
  visit(root)
  return holders
}
