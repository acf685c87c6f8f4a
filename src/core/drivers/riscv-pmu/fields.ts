import { choiceField, integerField, textField } from '../../base/describedField.ts'
import type { FieldDescription } from '../../base/fieldDescription.ts'
import { HARDWARE_EVENTS, PERF_TYPES } from './perfAbi.ts'

const U64_MAX = 0xffffffffffffffffn

const u64 = (name: string, title: string, unit: string | null, byDefault: bigint | null = 0n) =>
  integerField(name, title, unit, [0n, U64_MAX], byDefault)

/** The inputs of the RISC-V base PMU model, those of one operation last. */
export const PMU_FIELDS = {
  kind: choiceField('kind', 'What to compute', ['sequence', 'delta', 'map', 'sbi_map']),
  mode: choiceField('mode', 'Driver version', ['seed', 'v4.18']),
  /** As options put 64 first: it is the default. */
  xlen: { ...choiceField('xlen', 'Bits one counter read returns', [64, 32]), unit: 'bit' },
  counterWidth: integerField(
    'counter_width',
    'Counter width the port declares',
    'bit',
    [0, 63],
    63,
  ),
  numCounters: integerField(
    'num_counters',
    'Most events added at a time',
    'events',
    [0, 0x7fffffff],
    2,
  ),
  cacheDecode: choiceField('cache_decode', 'Decoder of cache events', ['stub', 'standard']),
  perfIrq: textField('perf_irq', 'Who holds the interrupt hook'),
  cycle: u64('counters.cycle', 'Counter cycle at the start', 'cycles'),
  instret: u64('counters.instret', 'Counter instret at the start', 'instructions'),
  type: {
    ...integerField('type', 'Event type (perf_event_attr.type)', null, [0, 0xffffffff], null),
    options: PERF_TYPES,
  },
  config: {
    ...u64('config', 'Event (perf_event_attr.config)', null, null),
    options: HARDWARE_EVENTS,
  },
  newReading: u64('new', 'New counter reading', null, null),
  prevReading: u64('prev', 'Previous counter reading', null, null),
  op: choiceField('op', 'Operation', [
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
  event: textField('ev', 'Event’s name'),
  flags: integerField('flags', 'START 1, RELOAD 2, UPDATE 4', null, [0, 7], 0),
  advanceCycle: u64('cycle', 'Added to counter cycle', 'cycles'),
  advanceInstret: u64('instret', 'Added to counter instret', 'instructions'),
  setCycle: u64('cycle', 'New value of counter cycle', 'cycles', null),
  setInstret: u64('instret', 'New value of counter instret', 'instructions', null),
  owner: textField('owner', 'New holder of the interrupt hook, null for nobody'),
} as const satisfies Readonly<Record<string, FieldDescription>>
