import { encodeUtf8 } from './strings.ts'
import type { DeviceTree, DtNode } from './tree.ts'
import { ValueWriter } from './valueWriter.ts'

const MAGIC = 0xd00dfeed
const BEGIN_NODE = 1
const END_NODE = 2
const PROP = 3
const END = 9
const HEADER = 40
/** Longer names do not lend their ends to others. No real one is near. */
const SHARED_NAME = 256

/** The tree as a flattened blob of version 17, byte for byte as dtc lays it out. */
export function encodeDtb({ root, memreserve, bootCpuid }: DeviceTree): Uint8Array {
  const structure = new ValueWriter()
  const strings = new StringTable()
  writeNode(root, structure, strings)
  structure.cell(END)

  const reserved = (memreserve.length + 1) * 16
  const structAt = HEADER + reserved
  const stringsAt = structAt + structure.length
  const blob = new ValueWriter()
  const header = [
    MAGIC,
    stringsAt + strings.bytes.length,
    structAt,
    stringsAt,
    HEADER,
    17,
    16,
    bootCpuid,
    strings.bytes.length,
    structure.length,
  ]
  for (const cell of header) blob.cell(cell)
  for (const { address, size } of [...memreserve, { address: 0n, size: 0n }]) {
    blob.integer(address, 64)
    blob.integer(size, 64)
  }
  blob.append(structure.taken())
  blob.append(strings.bytes.taken())
  return blob.taken()
}

function writeNode(node: DtNode, out: ValueWriter, strings: StringTable): void {
  out.cell(BEGIN_NODE)
  out.append(encodeUtf8(node.name))
  out.byte(0)
  align(out)
  for (const { name, value } of node.properties) {
    out.cell(PROP)
    out.cell(value.length)
    out.cell(strings.offsetOf(name))
    out.append(value)
    align(out)
  }
  for (const child of node.children) writeNode(child, out, strings)
  out.cell(END_NODE)
}

function align(out: ValueWriter): void {
  while (out.length % 4 !== 0) out.byte(0)
}

/** Property names once each; one that is the end of an earlier one needs no bytes of its own. */
class StringTable {
  readonly bytes = new ValueWriter()
  private readonly offsets = new Map<string, number>()

  offsetOf(name: string): number {
    const known = this.offsets.get(name)
    if (known !== undefined) return known
    const offset = this.bytes.length
    const encoded = encodeUtf8(name)
    this.bytes.append(encoded)
    this.bytes.byte(0)
    this.offsets.set(name, offset)
    // A name beyond ASCII has no simple ends to share.
    const shared = encoded.length === name.length && name.length <= SHARED_NAME ? name.length : 0
    for (let i = 1; i < shared; i += 1) {
      const end = name.slice(i)
      if (!this.offsets.has(end)) this.offsets.set(end, offset + i)
    }
    return offset
  }
}
