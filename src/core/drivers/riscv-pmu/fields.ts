import type { FieldDescription } from '../../base/fieldDescription.ts'
import { HARDWARE_EVENTS, PERF_TYPES } from './perfAbi.ts'

const U64_MAX = 0xffffffffffffffffn

const integer = (
  name: string,
  title: string,
  unit: string | null,
  [min, max]: readonly [number | bigint, number | bigint],
  byDefault: number | bigint | null,
): FieldDescription => ({ name, title, unit, min, max, default: byDefault, kind: 'integer' })

const u64 = (name: string, title: string, unit: string | null, byDefault: bigint | null = 0n) =>
  integer(name, title, unit, [0n, U64_MAX], byDefault)

const choice = <const Options extends readonly [number | string, ...(number | string)[]]>(
  name: string,
  title: string,
  unit: string | null,
  options: Options,
) =>
  ({
    name,
    title,
    unit,
    min: null,
    max: null,
    default: options[0],
    kind: 'choice',
    options,
  }) as const

const text = (name: string, title: string): FieldDescription => ({
  name,
  title,
  unit: null,
  min: null,
  max: null,
  default: null,
  kind: 'text',
})

/** The inputs of the RISC-V base PMU model, those of one operation last. */
export const PMU_FIELDS = {
  kind: choice('kind', 'What to compute', null, ['sequence', 'delta', 'map', 'sbi_map']),
  mode: choice('mode', 'Driver version', null, ['seed', 'v4.18']),
  /** As options put 64 first: it is the default. */
  xlen: choice('xlen', 'Bits one counter read returns', 'bit', [64, 32]),
  counterWidth: integer('counter_width', 'Counter width the port declares', 'bit', [0, 63], 63),
  numCounters: integer('num_counters', 'Most events added at a time', 'events', [0, 0x7fffffff], 2),
  cacheDecode: choice('cache_decode', 'Decoder of cache events', null, ['stub', 'standard']),
  perfIrq: text('perf_irq', 'Who holds the interrupt hook'),
  cycle: u64('counters.cycle', 'Counter cycle at the start', 'cycles'),
  instret: u64('counters.instret', 'Counter instret at the start', 'instructions'),
  type: {
    ...integer('type', 'Event type (perf_event_attr.type)', null, [0, 0xffffffff], null),
    options: PERF_TYPES,
  },
  config: {
    ...u64('config', 'Event (perf_event_attr.config)', null, null),
    options: HARDWARE_EVENTS,
  },
  newReading: u64('new', 'New counter reading', null, null),
  prevReading: u64('prev', 'Previous counter reading', null, null),
  op: choice('op', 'Operation', null, [
    'init',
    'add',
    'start',
    'stop',
    'read',
    'del',
    'destroy',
    'advance',
    'counters',
    'perf_irq',
  ]),
  event: text('ev', 'Event the operation is for'),
  flags: integer('flags', 'START 1, RELOAD 2, UPDATE 4', null, [0, 7], 0),
  advanceCycle: u64('cycle', 'Added to counter cycle', 'cycles'),
  advanceInstret: u64('instret', 'Added to counter instret', 'instructions'),
  setCycle: u64('cycle', 'New value of counter cycle', 'cycles', null),
  setInstret: u64('instret', 'New value of counter instret', 'instructions', null),
  owner: text('owner', 'New holder of the interrupt hook, null for nobody'),
} as const satisfies Readonly<Record<string, FieldDescription>>
