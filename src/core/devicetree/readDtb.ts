import { type BlobLayout, readLayout } from './blobLayout.ts'
import { Findings } from './findings.ts'
import { NODE_DEPTH_LIMIT } from './nodeDepth.ts'
import { PathFinder } from './pathFinder.ts'
import type { ReadResult } from './readResult.ts'
import { decodeText } from './strings.ts'
import { SLASH } from './tokens.ts'
import type { DeviceTree, DtProperty } from './tree.ts'
import { type BuiltNode, TreeBuilder } from './treeBuilder.ts'
import { cellAt } from './values.ts'

const BEGIN_NODE = 1
const END_NODE = 2
const PROP = 3
const NOP = 4
const END = 9

/** As long as a path of NODE_DEPTH_LIMIT names of the length the specification allows. */
const PATH_LIMIT = 8192
const RESERVATION_LIMIT = 10_000
/** Nodes and properties; a board of the kernel has 40,000. */
const ITEM_LIMIT = 500_000
/** Names in the first bytes of the strings block are kept in a plain list; boards of the kernel have 8 kB of them. */
const NAMES_LENGTH = 1 << 16
/** The specification allows 31 characters; Linux boards have names of 60. */
const NAME_LIMIT = 1024
/** Of all names of properties, those that lie over each other counted each; boards of the kernel have 8 kB. */
const NAMES_LIMIT = 1 << 22

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
  private readonly builder = new TreeBuilder()
  private readonly bytes: Uint8Array
  private readonly file: string
  /** Property names by their offset in the strings block. */
  private names: (string | undefined)[] = []
  /** Bytes of the names still to be read. */
  private namesLeft = NAMES_LIMIT
  /** Whether a property behind a child node was reported. */
  private late = false

  constructor(bytes: Uint8Array, file: string) {
    this.bytes = bytes
    this.file = file
  }

  read(): ReadResult {
    const layout = readLayout(this.bytes, (what, message) => this.problem(what, message))
    if (layout !== null) this.readStructure(layout)
    const root = this.builder.finish()
    const tooLong = addSymbolLabels(root, this.bytes)
    if (tooLong !== undefined)
      this.problem(
        'long-path',
        `/__symbols__ gives ${tooLong} a path of more than ${PATH_LIMIT} bytes; labels of such paths are left out.`,
        'warning',
      )
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
    for (let at = reserveAt; at + 16 <= bytes.length; at += 16) {
      const address = (BigInt(cellAt(bytes, at)) << 32n) | BigInt(cellAt(bytes, at + 4))
      const size = (BigInt(cellAt(bytes, at + 8)) << 32n) | BigInt(cellAt(bytes, at + 12))
      if (address === 0n && size === 0n) return entries
      if (entries.length === RESERVATION_LIMIT) {
        this.problem(
          'too-many-reservations',
          `More than ${RESERVATION_LIMIT} memory reservations; those from the one of 0x${address.toString(16)} on are left out.`,
          'warning',
        )
        return entries
      }
      entries.push({ address, size })
    }
    this.problem(
      'unterminated-reservations',
      'The list of memory reservations has no end.',
      'warning',
    )
    return entries
  }

  /** Builds the tree up to the end tag, or to what is wrong. */
  private readStructure(layout: BlobLayout): void {
    const { bytes, builder } = this
    const { structAt, structEnd: end } = layout
    let at = structAt
    let itemsLeft = ITEM_LIMIT
    // Made as long as it gets: one that grows with holes is looked up as slowly as a map.
    this.names = new Array(Math.min(layout.stringsEnd - layout.stringsAt, NAMES_LENGTH))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    while (at + 4 <= end) {
      const tag = view.getUint32(at)
      if (tag === PROP || tag === BEGIN_NODE) itemsLeft -= 1
      if (itemsLeft < 0) {
        this.problem(
          'too-many-items',
          `More than ${ITEM_LIMIT} nodes and properties; reading stops in ${this.place}.`,
        )
        return
      }
      switch (tag) {
        case PROP: {
          if (at + 12 > end) {
            this.problem(
              'truncated',
              `A property of ${this.place} is cut off by the end of the structure block.`,
            )
            return
          }
          const length = view.getUint32(at + 4)
          const from = at + 12
          if (from + length > end) {
            this.problem(
              'bad-size',
              `A property of ${this.place} claims ${length} bytes, more than the structure block has left.`,
            )
            return
          }
          const name = this.propertyName(view.getUint32(at + 8), layout)
          if (builder.depth === 0) {
            this.problem('misplaced', 'A property stands outside of every node.')
            return
          }
          if (name !== null) {
            if (builder.hasChildren) this.reportLate()
            builder.add(new BlobProperty(name, bytes, from, length))
          }
          at = from + ((length + 3) & ~3)
          break
        }
        case BEGIN_NODE: {
          const stop = this.endOfName(at + 4, end, 'node')
          if (stop === null) return
          if (builder.depth > NODE_DEPTH_LIMIT && builder.depth > this.depthLimit) {
            this.problem(
              'too-deep',
              `Nodes are nested more than ${this.depthLimit} deep; reading stops in ${this.place}.`,
            )
            return
          }
          if (builder.depth === 0 && builder.hasRoot) {
            this.problem('second-root', 'The blob holds a second root node; reading stops there.')
            return
          }
          builder.open(decodeText(bytes, at + 4, stop))
          at = (stop + 4) & ~3
          break
        }
        case END_NODE:
          at += 4
          if (builder.depth === 0) {
            this.problem('unbalanced', 'A node ends that never started.')
            return
          }
          builder.close()
          break
        case NOP:
          at += 4
          break
        case END:
          if (builder.depth > 0)
            this.problem('unclosed-node', `The structure block ends inside of ${this.place}.`)
          if (!builder.hasRoot) this.problem('no-root', 'The blob holds no node.')
          return
        default:
          this.problem(
            'unknown-tag',
            `The structure block holds 0x${tag.toString(16)} at ${at}, which is no tag; reading stops in ${this.place}.`,
          )
          return
      }
    }
    this.problem('truncated', `The structure block ends without its end tag, in ${this.place}.`)
  }

  /** One level more for the nodes of an overlay as /__local_fixups__ repeats them. */
  private get depthLimit(): number {
    return NODE_DEPTH_LIMIT + (this.builder.topName === '__local_fixups__' ? 1 : 0)
  }

  /** Path of the node that is read, for a message. */
  private get place(): string {
    const path = this.builder.path
    return path.length > 200 ? `${path.slice(0, 200)}…` : path
  }

  /** Where a name ends that starts at `from`; null, and reported, when it is too long or never ends. */
  private endOfName(from: number, end: number, what: 'node' | 'property'): number | null {
    const { bytes } = this
    const last = Math.min(end, from + NAME_LIMIT)
    for (let at = from; at < last; at += 1) if (bytes[at] === 0) return at
    if (last < end)
      this.problem(
        'long-name',
        `A ${what} of ${this.place} has a name of more than ${NAME_LIMIT} bytes.`,
      )
    else
      this.problem(
        what === 'node' ? 'unterminated-name' : 'unterminated-string',
        `The name of a ${what} of ${this.place} never ends.`,
      )
    return null
  }

  private reportLate(): void {
    if (this.late) return
    this.late = true
    this.problem(
      'misplaced',
      `${this.place} has properties after its child nodes, where the kernel does not look.`,
      'warning',
    )
  }

  private propertyName(offset: number, { stringsAt, stringsEnd }: BlobLayout): string | null {
    const known = this.names[offset]
    if (known !== undefined) return known
    if (this.namesLeft < 0) return null
    const { bytes } = this
    const from = stringsAt + offset
    if (from >= stringsEnd) {
      this.problem(
        'bad-offset',
        `A property of ${this.place} has its name at ${offset}, outside of the strings block.`,
      )
      return null
    }
    const stop = this.endOfName(from, stringsEnd, 'property')
    if (stop === null) return null
    this.namesLeft -= stop - from
    if (this.namesLeft < 0) {
      this.problem(
        'too-many-names',
        `The names of properties have more than ${NAMES_LIMIT} bytes together; those from one of ${this.place} on are left out, with their properties.`,
      )
      return null
    }
    const name = decodeText(bytes, from, stop)
    this.names[offset] = name
    return name
  }
}

/** A property that makes the view of its value when asked: most values of a board are never looked at. */
class BlobProperty implements DtProperty {
  // `declare`: a field that is defined before it is set costs as much again, thousands of times.
  declare readonly name: string
  declare private readonly blob: Uint8Array
  declare readonly from: number
  declare readonly length: number

  constructor(name: string, blob: Uint8Array, from: number, length: number) {
    this.name = name
    this.blob = blob
    this.from = from
    this.length = length
  }

  get value(): Uint8Array {
    const { blob, from, length } = this
    return new Uint8Array(blob.buffer, blob.byteOffset + from, length)
  }
}

/** /__symbols__ says which labels the source had. Gives the first one whose path is too long to be followed. */
function addSymbolLabels(root: BuiltNode, bytes: Uint8Array): string | undefined {
  const symbols = root.children.find(({ name }) => name === '__symbols__')
  if (symbols === undefined) return undefined
  let tooLong: string | undefined
  const paths = new PathFinder(root, bytes)
  for (const property of symbols.properties) {
    if (!(property instanceof BlobProperty)) continue
    const { name, from, length } = property
    if (bytes[from] !== SLASH) continue
    if (length - 1 > PATH_LIMIT) {
      tooLong ??= name
      continue
    }
    const end = from + length - 1
    if (firstZero(bytes, from, end + 1) !== end) continue
    const node = paths.find(from, end)
    if (node === null) continue
    if (node.labels.length === 0) node.labels = [name]
    else node.labels.push(name)
  }
  return tooLong
}

/** Where the first zero of `bytes[from, to)` stands; `to` where there is none. */
function firstZero(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at] !== 0) at += 1
  return at
}
