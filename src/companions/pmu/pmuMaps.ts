import { integerField } from '../../core/base/describedField.ts'
import { type Entries, FieldReader, type InputProblem } from '../../core/base/fieldReader.ts'
import { hex } from '../../core/base/hex.ts'
import { BASE_PMU_MAPS, type PmuMaps } from '../../core/drivers/riscv-pmu/pmuNodeText.ts'

const cell = (name: string, title: string) => integerField(name, title, null, [0, 0xffffffff], 0)

/** The inputs of a row, by which of the node's properties it belongs to. */
export const MAP_FIELDS = {
  counters: [
    cell('first', 'First event'),
    cell('last', 'Last event'),
    cell('counters', 'Counters, bitmap'),
  ],
  selector: [cell('index', 'Event'), cell('high', 'Selector, high'), cell('low', 'Selector, low')],
  raw: [
    cell('high', 'Value, high'),
    cell('low', 'Value, low'),
    cell('mask_high', 'Mask, high'),
    cell('mask_low', 'Mask, low'),
    cell('counters', 'Counters, bitmap'),
  ],
} as const

export const MAP_KINDS = ['counters', 'selector', 'raw'] as const
export type MapKind = (typeof MAP_KINDS)[number]

export type MapsReading =
  | { readonly kind: 'ok'; readonly maps: PmuMaps }
  | { readonly kind: 'bad'; readonly problems: readonly InputProblem[] }

/** The rows as data for the node: `[{ map: 'counters', first, last, counters }, …]`, in any order. */
export function readPmuMaps(raw: unknown): MapsReading {
  const reader = new FieldReader()
  if (raw === undefined) return { kind: 'ok', maps: BASE_PMU_MAPS }
  const rows = reader.list(raw, 'node').map((row, at) => {
    const from = reader.object(row, `node[${at}]`)
    const map = MAP_KINDS.find((kind) => kind === from.map)
    if (map === undefined) {
      reader.report('NOT_A_CHOICE', `node[${at}].map`, `must be one of ${MAP_KINDS.join(', ')}.`)
    }
    return { map, read: (name: string) => numberOf(reader, from, name, at) }
  })
  const of = (kind: MapKind) => rows.filter(({ map }) => map === kind).map(({ read }) => read)
  const maps: PmuMaps = {
    eventToCounters: of('counters').map((read) => ({
      first: read('first'),
      last: read('last'),
      counters: read('counters'),
    })),
    eventToSelector: of('selector').map((read) => ({
      index: read('index'),
      high: read('high'),
      low: read('low'),
    })),
    rawToCounters: of('raw').map((read) => ({
      value: [read('high'), read('low')],
      mask: [read('mask_high'), read('mask_low')],
      counters: read('counters'),
    })),
  }
  const { problems } = reader
  return problems.length === 0 ? { kind: 'ok', maps } : { kind: 'bad', problems }
}

/** The same rows again, numbers in hexadecimal as the node has them. */
export const pmuRows = ({ eventToCounters, eventToSelector, rawToCounters }: PmuMaps) => [
  ...eventToCounters.map((row) => ({ map: 'counters', ...inHex(row) })),
  ...eventToSelector.map((row) => ({ map: 'selector', ...inHex(row) })),
  ...rawToCounters.map(({ value: [high, low], mask: [mask_high, mask_low], counters }) => ({
    map: 'raw',
    ...inHex({ high, low, mask_high, mask_low, counters }),
  })),
]

const inHex = (row: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, hex(cell)]))

const numberOf = (reader: FieldReader, from: Entries, name: string, at: number): number =>
  Number(reader.requiredInteger(from, cell(`node[${at}].${name}`, name)))
