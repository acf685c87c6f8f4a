import { printValue } from '../../devicetree/printValue.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import type { BlockProperty } from '../../pipeline/document.ts'
import type { PatchValue, PathLabels } from './treePatch.ts'

/** A property as one DTS line: `reg = <0>;`, `enable-active-high;`. */
export function propertyLine(
  { name, value }: { readonly name: string; readonly value: PatchValue } | BlockProperty,
  labelOf: PathLabels = NO_LABELS,
): string {
  const text = valueText(value, labelOf)
  return text === '' ? `${name};` : `${name} = ${text};`
}

const NO_LABELS: PathLabels = new Map()

/**
 * A value as DTS text, nodes by their label where they have one; empty for a flag. A list without
 * elements is a flag, too: the text has no other form for it.
 */
export function valueText(value: PatchValue, labelOf: PathLabels): string {
  switch (value.kind) {
    case 'flag':
      return ''
    case 'strings':
      return value.strings.map(quote).join(', ')
    case 'cells':
      if (value.cells.length === 0) return ''
      return `<${value.cells.map((cell) => cellText(cell, labelOf)).join(' ')}>`
    case 'bytes':
      if (value.bytes.length === 0) return ''
      return `[${value.bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join(' ')}]`
    case 'path': {
      const label = labelOf.get(value.to)
      return label === undefined ? quote(value.to) : `&${label}`
    }
    case 'copy':
      return printValue(value.property)
  }
}

/** Small numbers in decimal, as counts and indices are written; larger ones, addresses, in hex. */
function cellText(cell: number | { readonly to: string }, labelOf: PathLabels): string {
  if (typeof cell === 'object') return referenceText(labelOf.get(cell.to) ?? cell.to)
  const unsigned = cell >>> 0
  return unsigned < 0x20 ? String(unsigned) : `0x${unsigned.toString(16)}`
}

/** `&label`, or `&{/path}` for a full path. */
const referenceText = (to: string): string => (to.startsWith('/') ? `&{${to}}` : `&${to}`)

/** A DTS string literal: quotes and backslashes escaped, anything unprintable as its bytes. */
export function quote(text: string): string {
  const escaped = text.replace(/["\\]|[^ -~]/gu, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`
    return bytesOfText(char).reduce(
      (hex, byte) => `${hex}\\x${byte.toString(16).padStart(2, '0')}`,
      '',
    )
  })
  return `"${escaped}"`
}

/** A text of a blob is read byte by byte, so what fits a byte is one; the rest is UTF-8. */
export const bytesOfText = (text: string): number[] =>
  [...text].flatMap((char) => {
    const code = char.codePointAt(0) ?? 0
    return code < 0x100 ? [code] : [...encodeUtf8(char)]
  })
