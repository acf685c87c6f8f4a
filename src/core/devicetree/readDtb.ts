import { Findings } from './findings.ts'
import type { ReadResult } from './readResult.ts'
import { decodeText } from './strings.ts'
import { SLASH } from './tokens.ts'
import type { DeviceTree, DtProperty } from './tree.ts'
import { cellAt } from './values.ts'

const MAGIC = 0xd00dfeed
const BEGIN_NODE = 1
const END_NODE = 2
const PROP = 3
const NOP = 4
const END = 9

const HEADER_V16 = 36
const HEADER_V17 = 40
const DEPTH_LIMIT = 256
/** Far above any path of DEPTH_LIMIT names of the length the specification allows. */
const PATH_LIMIT = 8192
const RESERVATION_LIMIT = 10_000

/** A node while its children are read. Finished by being left as it is. */
interface OpenNode {
  readonly name: string
  readonly labels: string[]
  readonly properties: DtProperty[]
  readonly children: OpenNode[]
  readonly spans: readonly never[]
}

/** Where the blocks of a blob stand, each inside of the bytes there are. */
interface Layout {
  readonly structAt: number
  readonly structEnd: number
  readonly stringsAt: number
  readonly stringsEnd: number
  readonly reserveAt: number
  readonly bootCpuid: number
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
    const layout = this.readHeader()
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

  private readHeader(): Layout | null {
    const { bytes } = this
    const length = bytes.length
    if (length < 8 || cellAt(bytes, 0) !== MAGIC) {
      const start = length === 0 ? 'the file is empty' : `it starts with ${hexBytes(bytes, 4)}`
      this.problem(
        'bad-magic',
        `This is no device tree blob: one starts with d0 0d fe ed, and ${start}.`,
      )
      return null
    }
    if (length < HEADER_V16) {
      this.problem('truncated', `The blob ends inside its header, after ${length} bytes.`)
      return null
    }
    const total = cellAt(bytes, 4)
    const version = cellAt(bytes, 20)
    const compatible = cellAt(bytes, 24)
    if (compatible > 17 || version < 16) {
      this.problem(
        'bad-version',
        `The blob has version ${version} (readable from ${compatible} on); versions 16 and 17 are read.`,
      )
      return null
    }
    if (version >= 17 && length < HEADER_V17) {
      this.problem('truncated', `The blob ends inside its header, after ${length} bytes.`)
      return null
    }
    const header = version >= 17 ? HEADER_V17 : HEADER_V16
    if (total > length)
      this.problem(
        'truncated',
        `The blob says it has ${total} bytes, but only ${length} are there.`,
      )
    else if (total < header)
      this.problem('bad-size', `The blob says it has ${total} bytes, less than its header has.`)
    const end = total < header ? length : Math.min(total, length)

    const structAt = this.offset('structure block', cellAt(bytes, 8), header, end)
    const stringsAt = this.offset('strings block', cellAt(bytes, 12), header, end)
    const reserveAt = this.offset('memory reservation block', cellAt(bytes, 16), header, end)
    if (structAt === null) return null
    if (structAt % 4 !== 0)
      this.problem(
        'misaligned',
        `The structure block starts at ${structAt}, which is no multiple of 4.`,
      )
    const structSize = version >= 17 ? cellAt(bytes, 36) : end - structAt
    return {
      structAt,
      structEnd: this.blockEnd('structure block', structAt, structSize, end),
      stringsAt: stringsAt ?? end,
      stringsEnd:
        stringsAt === null
          ? end
          : this.blockEnd('strings block', stringsAt, cellAt(bytes, 32), end),
      reserveAt: reserveAt ?? end,
      bootCpuid: cellAt(bytes, 28),
    }
  }

  private offset(block: string, at: number, header: number, end: number): number | null {
    if (at >= header && at <= end) return at
    this.problem(
      'bad-offset',
      `The ${block} would start at ${at}, which is ${at < header ? 'inside the header' : `outside of the ${end} bytes there are`}.`,
    )
    return null
  }

  private blockEnd(block: string, at: number, size: number, end: number): number {
    if (at + size <= end) return at + size
    this.problem(
      'bad-size',
      `The ${block} of ${size} bytes at ${at} runs past the end of the blob.`,
    )
    return end
  }

  private readReservations({ reserveAt }: Layout): DeviceTree['memreserve'] {
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
  private readStructure(layout: Layout): OpenNode | null {
    const { bytes } = this
    const { structAt, structEnd: end } = layout
    const open: OpenNode[] = []
    let root: OpenNode | null = null
    let node: OpenNode | null = null
    let at = structAt
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    while (at + 4 <= end) {
      const tag = view.getUint32(at)
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
          let stop = at + 4
          while (stop < end && bytes[stop] !== 0) stop += 1
          if (stop >= end) {
            this.problem('unterminated-name', `The name of a node in ${pathOf(open)} never ends.`)
            return root
          }
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
    { stringsAt, stringsEnd }: Layout,
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
    let stop = from
    while (stop < stringsEnd && bytes[stop] !== 0) stop += 1
    if (stop >= stringsEnd) {
      this.problem('unterminated-string', `The name of a property of ${pathOf(open)} never ends.`)
      return null
    }
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

const hexBytes = (bytes: Uint8Array, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => byte.toString(16).padStart(2, '0')).join(' ')

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
      const children = find(parent)?.children ?? []
      index = new Map(children.toReversed().map((child) => [child.name, child]))
      indexes.set(parent, index)
    }
    return index.get(path.slice(cut + 1))
  }
  return find
}
