import type { BlockProperty, PropertyValue } from '../pipeline/document.ts'

/** A property as one DTS line: `reg = <0>;`, `enable-active-high;`. */
export function propertyLine({ name, value }: BlockProperty): string {
  return value.kind === 'flag' ? `${name};` : `${name} = ${valueText(value)};`
}

function valueText(value: Exclude<PropertyValue, { kind: 'flag' }>): string {
  switch (value.kind) {
    case 'strings':
      return value.strings.map(quote).join(', ')
    case 'cells':
      return `<${value.cells.map(cellText).join(' ')}>`
    case 'bytes':
      return `[${value.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}]`
  }
}

/** Small numbers in decimal, as counts and indices are written; larger ones, addresses, in hex. */
const cellText = (cell: number | { readonly to: string }): string => {
  if (typeof cell === 'object') return referenceText(cell.to)
  return cell < 0x20 ? String(cell) : `0x${cell.toString(16)}`
}

/** `&label`, or `&{/path}` for a full path. */
export const referenceText = (to: string): string => (to.startsWith('/') ? `&{${to}}` : `&${to}`)

/** A DTS string literal: quotes and backslashes escaped, anything unprintable as `\xNN`. */
export function quote(text: string): string {
  const escaped = text.replace(/["\\]|[^ -~]/g, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `"${escaped}"`
}
