import { type BlobLayout, readLayout } from './blobLayout.ts'
import { Findings } from './findings.ts'
import type { ReadResult } from './readResult.ts'
import { decodeText } from './strings.ts'
import { SLASH } from './tokens.ts'
import type { DeviceTree, DtProperty } from './tree.ts'
import { cellAt } from './values.ts'

const BEGIN_NODE = 1
const END_NODE = 2
const PROP = 3
const NOP = 4
const END = 9

const DEPTH_LIMIT = 256
/** Far above any path of DEPTH_LIMIT names of the length the specification allows. */
const PATH_LIMIT = 8192
const RESERVATION_LIMIT = 10_000
/** Nodes and properties; a board of the kernel has 40,000. */
const ITEM_LIMIT = 500_000
/** The specification allows 31 characters; Linux boards have names of 60. */
const NAME_LIMIT = 1024

/** A node while its children are read. Finished by being left as it is. */
interface OpenNode {
  readonly name: string
  readonly labels: string[]
  readonly properties: DtProperty[]
  readonly children: OpenNode[]
  readonly spans: readonly never[]
}

/**
 * Reads a flattened device tree of version 16 or 17. Never throws on input: every offset is checked,
 * what is wrong is named in `diagnostics`, and the tree holds what came before it.
 *
 * @param file - what the findings call the blob
 */
export function readDtb(bytes: Uint8Array, file: string): ReadResult {
  return new BlobReader(bytes, file).read()
}

class BlobReader {
  private readonly findings = new Findings()
  private readonly bytes: Uint8Array
  private readonly file: string
  /** Property names by their offset in the strings block. */
  private readonly names = new Map<number, string>()
  /** Whether a property behind a child node was reported. */
  private late = false

  constructor(bytes: Uint8Array, file: string) {
    this.bytes = bytes
    this.file = file
  }

  read(): ReadResult {
    const layout = readLayout(this.bytes, (what, message) => this.problem(what, message))
    const root = (layout === null ? null : this.readStructure(layout)) ?? openNode('')
    addSymbolLabels(root)
    const tree: DeviceTree = {
      root,
      memreserve: layout === null ? [] : this.readReservations(layout),
      bootCpuid: layout?.bootCpuid ?? 0,
    }
    return {
      tree,
      diagnostics: this.findings.list,
      deletions: [],
      files: [this.file],
      overlay: tree.root.children.some((node) =>
        node.children.some(({ name }) => name === '__overlay__'),
      ),
    }
  }

  private problem(what: string, message: string, severity: 'error' | 'warning' = 'error'): void {
    this.findings.add(`dtb/${what}`, severity, message, { kind: 'file', file: this.file })
  }

  private readReservations({ reserveAt }: BlobLayout): DeviceTree['memreserve'] {
    const { bytes } = this
    const entries: { address: bigint; size: bigint }[] = []
    for (
      let at = reserveAt;
      at + 16 <= bytes.length && entries.length < RESERVATION_LIMIT;
      at += 16
    ) {
      const address = (BigInt(cellAt(bytes, at)) << 32n) | BigInt(cellAt(bytes, at + 4))
      const size = (BigInt(cellAt(bytes, at + 8)) << 32n) | BigInt(cellAt(bytes, at + 12))
      if (address === 0n && size === 0n) return entries
      entries.push({ address, size })
    }
    this.problem(
      'unterminated-reservations',
      'The list of memory reservations has no end.',
      'warning',
    )
    return entries
  }

  /** The root, or null when not even that is there. */
  private readStructure(layout: BlobLayout): OpenNode | null {
    const { bytes } = this
    const { structAt, structEnd: end } = layout
    const open: OpenNode[] = []
    let root: OpenNode | null = null
    let node: OpenNode | null = null
    let at = structAt
    let itemsLeft = ITEM_LIMIT
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    while (at + 4 <= end) {
      const tag = view.getUint32(at)
      if (tag === PROP || tag === BEGIN_NODE) itemsLeft -= 1
      if (itemsLeft < 0) {
        this.problem(
          'too-many-items',
          `More than ${ITEM_LIMIT} nodes and properties; reading stops in ${pathOf(open)}.`,
        )
        return root
      }
      switch (tag) {
        case PROP: {
          if (at + 12 > end) {
            this.problem(
              'truncated',
              `A property of ${pathOf(open)} is cut off by the end of the structure block.`,
            )
            return root
          }
          const length = view.getUint32(at + 4)
          const from = at + 12
          if (from + length > end) {
            this.problem(
              'bad-size',
              `A property of ${pathOf(open)} claims ${length} bytes, more than the structure block has left.`,
            )
            return root
          }
          const name = this.propertyName(view.getUint32(at + 8), layout, open)
          if (node === null) {
            this.problem('misplaced', 'A property stands outside of every node.')
            return root
          }
          if (name !== null) {
            if (node.children.length > 0) this.reportLate(open)
            node.properties.push({
              name,
              value: new Uint8Array(bytes.buffer, bytes.byteOffset + from, length),
            })
          }
          at = from + ((length + 3) & ~3)
          break
        }
        case BEGIN_NODE: {
          const stop = this.endOfName(at + 4, end, 'node', open)
          if (stop === null) return root
          const child = openNode(decodeText(bytes, at + 4, stop))
          at = (stop + 4) & ~3
          if (open.length >= DEPTH_LIMIT) {
            this.problem(
              'too-deep',
              `Nodes are nested more than ${DEPTH_LIMIT} deep; reading stops there.`,
            )
            return root
          }
          if (node !== null) node.children.push(child)
          else if (root === null) root = child
          else {
            this.problem('second-root', 'The blob holds a second root node; reading stops there.')
            return root
          }
          open.push(child)
          node = child
          break
        }
        case END_NODE:
          at += 4
          if (open.pop() === undefined) {
            this.problem('unbalanced', 'A node ends that never started.')
            return root
          }
          node = open.at(-1) ?? null
          break
        case NOP:
          at += 4
          break
        case END:
          if (open.length > 0)
            this.problem('unclosed-node', `The structure block ends inside of ${pathOf(open)}.`)
          if (root === null) this.problem('no-root', 'The blob holds no node.')
          return root
        default:
          this.problem(
            'unknown-tag',
            `The structure block holds 0x${tag.toString(16)} at ${at}, which is no tag; reading stops in ${pathOf(open)}.`,
          )
          return root
      }
    }
    this.problem('truncated', `The structure block ends without its end tag, in ${pathOf(open)}.`)
    return root
  }

  /** Where a name ends that starts at `from`; null, and reported, when it is too long or never ends. */
  private endOfName(
    from: number,
    end: number,
    what: 'node' | 'property',
    open: readonly OpenNode[],
  ): number | null {
    const { bytes } = this
    const last = Math.min(end, from + NAME_LIMIT)
    for (let at = from; at < last; at += 1) if (bytes[at] === 0) return at
    if (last < end)
      this.problem(
        'long-name',
        `A ${what} of ${pathOf(open)} has a name of more than ${NAME_LIMIT} bytes.`,
      )
    else
      this.problem(
        what === 'node' ? 'unterminated-name' : 'unterminated-string',
        `The name of a ${what} of ${pathOf(open)} never ends.`,
      )
    return null
  }

  private reportLate(open: readonly OpenNode[]): void {
    if (this.late) return
    this.late = true
    this.problem(
      'misplaced',
      `${pathOf(open)} has properties after its child nodes, where the kernel does not look.`,
      'warning',
    )
  }

  private propertyName(
    offset: number,
    { stringsAt, stringsEnd }: BlobLayout,
    open: readonly OpenNode[],
  ): string | null {
    const known = this.names.get(offset)
    if (known !== undefined) return known
    const { bytes } = this
    const from = stringsAt + offset
    if (from >= stringsEnd) {
      this.problem(
        'bad-offset',
        `A property of ${pathOf(open)} has its name at ${offset}, outside of the strings block.`,
      )
      return null
    }
    const stop = this.endOfName(from, stringsEnd, 'property', open)
    if (stop === null) return null
    const name = decodeText(bytes, from, stop)
    this.names.set(offset, name)
    return name
  }
}

function openNode(name: string): OpenNode {
  return { name, labels: [], properties: [], children: [], spans: [] }
}

function pathOf(open: readonly OpenNode[]): string {
  const path = open
    .slice(1)
    .map(({ name }) => `/${name}`)
    .join('')
  return path === '' ? '/' : path.length > 200 ? `${path.slice(0, 200)}…` : path
}

/** /__symbols__ says which labels the source had. */
function addSymbolLabels(root: OpenNode): void {
  const symbols = root.children.find(({ name }) => name === '__symbols__')
  if (symbols === undefined) return
  const find = pathFinder(root)
  for (const { name, value } of symbols.properties) {
    const end = value.length - 1
    if (value[0] !== SLASH || end > PATH_LIMIT || value.indexOf(0) !== end) continue
    find(decodeText(value, 0, end))?.labels.push(name)
  }
}

/** Looks nodes up by path, each parent's children indexed when first asked for. */
function pathFinder(root: OpenNode): (path: string) => OpenNode | undefined {
  const indexes = new Map<string, ReadonlyMap<string, OpenNode>>()
  const find = (path: string): OpenNode | undefined => {
    if (path === '' || path === '/') return root
    const cut = path.lastIndexOf('/')
    if (cut === -1) return undefined
    const parent = path.slice(0, cut)
    let index = indexes.get(parent)
    if (index === undefined) {
      const children = find(parent)?.children
      if (children === undefined) return undefined
      index = new Map(children.toReversed().map((child) => [child.name, child]))
      indexes.set(parent, index)
    }
    return index.get(path.slice(cut + 1))
  }
  return find
}
