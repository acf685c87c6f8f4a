import type { DtProperty, ValueMarker } from './tree.ts'
import { cellAt } from './values.ts'

type Markers = readonly ValueMarker[]
/** A marker that opens a segment; the others stand inside of one. */
type Opener = Exclude<ValueMarker, { readonly kind: 'label' | 'opaque' | 'phandle' }>

/** Part of a value written in one form: the bytes [from, to). */
interface Segment {
  readonly kind: 'cells' | 'bytes' | 'string' | 'file' | 'path'
  readonly from: number
  readonly to: number
  readonly bits: 8 | 16 | 32 | 64
  readonly ref: string
}

/** A value as source, without the '='; empty for a flag. */
export function printValue({ value, markers = [] }: Pick<DtProperty, 'value' | 'markers'>): string {
  if (value.length === 0) return ''
  const segments = segmentsOf(value, markers) ?? [guess(value)]
  const words = wordsOf(markers)
  const parts = segments.map((segment) => {
    const labels = words.labels.get(segment.from) ?? ''
    return `${labels}${printSegment(value, segment, words)}`
  })
  return `${parts.join(', ')} ${words.labels.get(value.length) ?? ''}`.trimEnd()
}

/** What stands in a value beside its bytes, by offset. */
interface Words {
  /** 'label: ' */
  readonly labels: ReadonlyMap<number, string>
  /** References in cells, and unknown macros, in place of the bytes there. */
  readonly stand: ReadonlyMap<number, string>
}

function wordsOf(markers: Markers): Words {
  const labels = new Map<number, string>()
  const stand = new Map<number, string>()
  for (const marker of markers) {
    const { offset, kind } = marker
    if (kind === 'label') labels.set(offset, `${labels.get(offset) ?? ''}${marker.label}: `)
    else if (kind === 'phandle') stand.set(offset, `&${reference(marker.ref)}`)
    else if (kind === 'opaque') stand.set(offset, marker.spelling)
  }
  return { labels, stand }
}

/** Segments by the markers; null when they do not fit the bytes, or say nothing. */
function segmentsOf(value: Uint8Array, markers: Markers): Segment[] | null {
  const segments: Segment[] = []
  const starts = markers.filter(isOpener)
  if (starts[0]?.offset !== 0) return null
  for (const [i, marker] of starts.entries()) {
    const from = marker.offset
    const to = starts[i + 1]?.offset ?? value.length
    const bits = marker.kind === 'cells' ? marker.bits : 8
    const broken = to < from || to > value.length || (to - from) % (bits / 8) !== 0
    if (broken || (marker.kind === 'string' && to > from && value[to - 1] !== 0)) return null
    const ref = marker.kind === 'path' ? marker.ref : ''
    if (to > from) segments.push({ kind: marker.kind, from, to, bits, ref })
  }
  return segments
}

const isOpener = (marker: ValueMarker): marker is Opener =>
  marker.kind !== 'label' && marker.kind !== 'opaque' && marker.kind !== 'phandle'

/** As dtc guesses: printable strings, then cells, then bytes. */
function guess(value: Uint8Array): Segment {
  const whole = { from: 0, to: value.length, ref: '' }
  const zeros = value.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0)
  const strings =
    value[value.length - 1] === 0 &&
    zeros <= value.length - zeros &&
    value.every((byte) => byte === 0 || isText(byte))
  if (strings) return { ...whole, kind: 'string', bits: 8 }
  return value.length % 4 === 0
    ? { ...whole, kind: 'cells', bits: 32 }
    : { ...whole, kind: 'bytes', bits: 8 }
}

const isText = (byte: number): boolean => (byte >= 32 && byte < 127) || (byte >= 7 && byte <= 13)

function printSegment(value: Uint8Array, segment: Segment, words: Words): string {
  const { kind, from, to, bits } = segment
  switch (kind) {
    case 'path':
      return `&${reference(segment.ref)}`
    case 'string':
      return words.stand.get(from) ?? printStrings(value, from, to)
    case 'cells':
      return `${bits === 32 ? '' : `/bits/ ${bits} `}<${printElements(value, segment, words)}>`
    case 'bytes':
    case 'file':
      return `[${printElements(value, segment, words)}]`
  }
}

const reference = (ref: string): string => (ref.includes('/') ? `{${ref}}` : ref)

function printElements(value: Uint8Array, segment: Segment, { labels, stand }: Words): string {
  const { from, to, kind, bits } = segment
  const size = bits / 8
  const elements: string[] = []
  for (let at = from; at < to; at += size) {
    const label = at === from ? '' : (labels.get(at) ?? '')
    elements.push(`${label}${stand.get(at) ?? printElement(value, at, size, kind === 'cells')}`)
  }
  return elements.join(' ')
}

function printElement(value: Uint8Array, at: number, size: number, cells: boolean): string {
  let number = BigInt(value[at] ?? 0)
  if (size === 4) number = BigInt(cellAt(value, at))
  else for (let i = 1; i < size; i += 1) number = (number << 8n) | BigInt(value[at + i] ?? 0)
  const digits = number.toString(16).padStart(2, '0')
  return cells ? `0x${digits}` : digits
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [7, '\\a'],
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
  [34, '\\"'],
  [92, '\\\\'],
])

/** One literal for each zero-terminated string. */
function printStrings(value: Uint8Array, from: number, to: number): string {
  const strings: string[] = []
  let text = ''
  for (let at = from; at < to; at += 1) {
    const byte = value[at] ?? 0
    if (byte === 0) {
      strings.push(`"${text}"`)
      text = ''
    } else if (byte >= 32 && byte < 127) text += ESCAPES.get(byte) ?? String.fromCharCode(byte)
    else text += ESCAPES.get(byte) ?? `\\x${byte.toString(16).padStart(2, '0')}`
  }
  return strings.join(', ')
}
