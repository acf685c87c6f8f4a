import type { CompanionModule } from '../companionModule.ts'
import { PmuView } from './PmuView.tsx'

const CYCLES = { type: 'PERF_TYPE_HARDWARE', config: 'PERF_COUNT_HW_CPU_CYCLES' }
const INSTRUCTIONS = { type: 'PERF_TYPE_HARDWARE', config: 'PERF_COUNT_HW_INSTRUCTIONS' }
const START = 1
const UPDATE = 4

export const PMU_COMPANION: CompanionModule = {
  View: PmuView,
  examples: [
    {
      title: 'Count cycles for a while',
      blurb: 'The life of an event: init, add, read twice, del, destroy.',
      input: {
        ...CYCLES,
        counters: { cycle: 5000, instret: 3000 },
        ops: [
          { op: 'init', ev: 'a', ...CYCLES },
          { op: 'add', ev: 'a', flags: START },
          { op: 'advance', cycle: 1000, instret: 700 },
          { op: 'read', ev: 'a' },
          { op: 'advance', cycle: 500, instret: 300 },
          { op: 'del', ev: 'a' },
          { op: 'destroy', ev: 'a' },
        ],
      },
    },
    {
      title: 'Time passes while the event is stopped',
      blurb: 'The patch as posted counts it all the same; v4.18 does not. Switch the version.',
      input: {
        ...INSTRUCTIONS,
        counters: { cycle: 100, instret: 100 },
        ops: [
          { op: 'init', ev: 'a', ...INSTRUCTIONS },
          { op: 'add', ev: 'a', flags: START },
          { op: 'advance', cycle: 50, instret: 50 },
          { op: 'stop', ev: 'a', flags: UPDATE },
          { op: 'advance', cycle: 900, instret: 900 },
          { op: 'start', ev: 'a', flags: 0 },
          { op: 'advance', cycle: 50, instret: 50 },
          { op: 'read', ev: 'a' },
        ],
      },
    },
    {
      title: 'A 32-bit counter runs over',
      blurb: 'A read gives 32 bits, the port declares 63: after the wrap the count is far off.',
      input: {
        ...CYCLES,
        xlen: 32,
        counters: { cycle: '0xfffffff0', instret: 0 },
        ops: [
          { op: 'init', ev: 'a', ...CYCLES },
          { op: 'add', ev: 'a', flags: START },
          { op: 'advance', cycle: 8, instret: 4 },
          { op: 'read', ev: 'a' },
          { op: 'advance', cycle: 32, instret: 16 },
          { op: 'read', ev: 'a' },
        ],
      },
    },
    {
      title: 'Refused, and the use count stays up',
      blurb: 'A raw event is refused without giving back what init took.',
      input: {
        type: 'PERF_TYPE_RAW',
        config: 0,
        ops: [
          { op: 'init', ev: 'raw', type: 'PERF_TYPE_RAW', config: 1 },
          { op: 'init', ev: 'a', ...CYCLES },
          { op: 'add', ev: 'a', flags: START },
          { op: 'del', ev: 'a' },
          { op: 'destroy', ev: 'a' },
        ],
      },
    },
    {
      title: 'Two events for one counter',
      blurb: 'The second takes the first one’s slot without a word.',
      input: {
        ...CYCLES,
        ops: [
          { op: 'init', ev: 'a', ...CYCLES },
          { op: 'init', ev: 'b', ...CYCLES },
          { op: 'add', ev: 'a', flags: START },
          { op: 'add', ev: 'b', flags: START },
          { op: 'advance', cycle: 100, instret: 100 },
          { op: 'del', ev: 'a' },
          { op: 'read', ev: 'b' },
        ],
      },
    },
    {
      title: 'Somebody else holds the hook',
      blurb: 'oprofile has it: the first event is refused, and so is every later one.',
      input: {
        ...CYCLES,
        perf_irq: 'oprofile',
        ops: [
          { op: 'init', ev: 'a', ...CYCLES },
          { op: 'perf_irq' },
          { op: 'init', ev: 'b', ...CYCLES },
        ],
      },
    },
  ],
}
