import type { SourceSpan } from '../base/sourceSpan.ts'
import { phandleFrom } from './phandles.ts'
import type { DtNode, DtProperty } from './tree.ts'

/** A node that is being changed, as libfdt changes one: what is new comes first, the newest before all. */
export class OpenNode {
  readonly name: string
  readonly parent: OpenNode | null
  readonly labels: Set<string>
  readonly spans: SourceSpan[]
  readonly properties: NamedList<DtProperty>
  readonly children: NamedList<OpenNode>

  constructor({ name, labels, properties, children, spans }: DtNode, parent: OpenNode | null) {
    this.name = name
    this.parent = parent
    this.labels = new Set(labels)
    this.spans = [...spans]
    this.properties = new NamedList(properties, (property) => [property])
    this.children = new NamedList(
      children.map((child) => new OpenNode(child, this)),
      nodeNames,
    )
  }

  /** The root's is empty. */
  get path(): string {
    return this.parent === null ? '' : `${this.parent.path}/${this.name}`
  }

  /** Levels below the root. */
  get depth(): number {
    return this.parent === null ? 0 : this.parent.depth + 1
  }

  get phandle(): number | null {
    return phandleFrom((name) => this.properties.get(name))
  }

  addChild(name: string): OpenNode {
    const child = new OpenNode({ name, labels: [], properties: [], children: [], spans: [] }, this)
    this.children.add(child)
    return child
  }

  close(): DtNode {
    return {
      name: this.name,
      labels: [...this.labels],
      properties: this.properties.all(),
      children: this.children.all().map((child) => child.close()),
      spans: this.spans,
    }
  }
}

/** Parts found by name, to be replaced in their place or added before all others. */
class NamedList<Part extends { readonly name: string }> {
  private readonly parts: Part[]
  /** They come before the others, the last one first. */
  private readonly added: Part[] = []
  /** Where in `parts` the first of a name is, or, as -1 and down, in `added`. */
  private places: Map<string, number> | null = null
  private readonly namesOf: (name: string) => readonly string[]

  /** @param namesOf - the names that one of a name answers to */
  constructor(parts: readonly Part[], namesOf: (name: string) => readonly string[]) {
    this.parts = [...parts]
    this.namesOf = namesOf
  }

  all(): Part[] {
    return [...this.added.toReversed(), ...this.parts]
  }

  /** The first that answers to the name. */
  get(name: string): Part | undefined {
    const place = this.index().get(name)
    if (place === undefined) return undefined
    return place < 0 ? this.added[-1 - place] : this.parts[place]
  }

  add(part: Part): void {
    const places = this.index()
    this.added.push(part)
    for (const name of this.namesOf(part.name)) places.set(name, -this.added.length)
  }

  /** Puts a part in the place of the first one of its name. */
  replace(part: Part): void {
    const place = this.index().get(part.name)
    if (place === undefined) return
    if (place < 0) this.added[-1 - place] = part
    else this.parts[place] = part
  }

  private index(): Map<string, number> {
    if (this.places !== null) return this.places
    const places = new Map<string, number>()
    this.parts.forEach((part, place) => {
      for (const name of this.namesOf(part.name)) if (!places.has(name)) places.set(name, place)
    })
    this.places = places
    return places
  }
}

/** Its own, and that without unit address. libfdt: fdt_nodename_eq_(). */
function nodeNames(name: string): readonly string[] {
  const at = name.indexOf('@')
  return at === -1 ? [name] : [name, name.slice(0, at)]
}
