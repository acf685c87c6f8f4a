import type { DtNode, DtProperty } from '../devicetree/tree.ts'
import { cellAt as cellOf } from '../devicetree/values.ts'

/** Properties as the kernel's of_property_read_*() family reads them, malformed ones included. */

/** First property of that name. Null when absent. */
export function findProperty({ properties }: DtNode, name: string): DtProperty | null {
  // By number: what runs before it is compiled pays for each call of an iterator or a closure.
  for (let i = 0; i < properties.length; i += 1) {
    const property = properties[i]
    if (property?.name === name) return property
  }
  return null
}

/** First cell, unsigned. Null when the property is absent or shorter than four bytes. */
export function readU32(node: DtNode, name: string): number | null {
  const property = findProperty(node, name)
  return property === null ? null : cellAt(property.value, 0)
}

/** The cell that begins at a byte offset, unsigned. Null when it does not lie inside. */
export function cellAt(bytes: Uint8Array, offset: number): number | null {
  return offset + 4 > bytes.length ? null : cellOf(bytes, offset)
}

/** Text up to the first NUL, or to the end where none is. Null when the property is absent. */
export function stringAt(node: DtNode, name: string): string | null {
  const property = findProperty(node, name)
  if (property === null) return null
  return readStrings(property.value)[0] ?? ''
}

/** A string list: what stands between NULs. A missing last NUL is forgiven; no bytes, no strings. */
export function readStrings(bytes: Uint8Array): string[] {
  const strings: string[] = []
  let from = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(0, from)
    const to = end === -1 ? bytes.length : end
    strings.push(latinText(bytes, from, to))
    from = to + 1
  }
  return strings
}

/** A character for each byte, as many at a time as a call can have arguments. */
function latinText(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += MANY)
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, Math.min(to, at + MANY)))
  return text
}

const MANY = 4096

/** The `compatible` list; empty when absent. */
export function compatibleOf(node: DtNode): string[] {
  const property = findProperty(node, 'compatible')
  return property === null ? [] : readStrings(property.value)
}
