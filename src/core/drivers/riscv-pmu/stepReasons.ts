import { errnoName } from '../../base/errno.ts'
import { hex } from '../../base/hex.ts'
import type { DriverStep, Reason } from '../../base/reason.ts'
import { COUNTERS } from './counter.ts'
import { type EventMapping, mapEvent } from './mapEvent.ts'
import { TYPE_HARDWARE, TYPE_HW_CACHE, UPTODATE } from './perfAbi.ts'
import type { PmuOperation } from './pmuOperation.ts'
import type { PmuEvent, PmuSetup, PmuState } from './pmuState.ts'

/** The driver's functions an operation goes through: arch/riscv/kernel/perf_event.c. */
export const PMU_STEPS = {
  boot: { title: 'Start up', kernel: 'init_hw_perf_events' },
  open: { title: 'Open the event', kernel: 'riscv_event_init' },
  hook: { title: 'Take the interrupt hook', kernel: 'reserve_pmc_hardware' },
  map: { title: 'Map the event', kernel: 'riscv_map_hw_event, riscv_map_cache_event' },
  add: { title: 'Add', kernel: 'riscv_pmu_add' },
  start: { title: 'Start', kernel: 'riscv_pmu_start' },
  stop: { title: 'Stop', kernel: 'riscv_pmu_stop' },
  read: { title: 'Read', kernel: 'riscv_pmu_read' },
  del: { title: 'Delete', kernel: 'riscv_pmu_del' },
  destroy: { title: 'Destroy', kernel: 'riscv_event_destroy' },
  outside: { title: 'Outside of the driver', kernel: 'none' },
} as const satisfies Readonly<Record<string, DriverStep>>

export type PmuStep = keyof typeof PMU_STEPS

/** What the reasons are given for: a value of the hart, or, under the event's name, one of an event. */
export type PmuValue =
  | 'returns'
  | 'active_events'
  | 'n_events'
  | 'perf_irq'
  | 'slots.0'
  | 'slots.1'
  | `ev.${string}.${keyof PmuEvent}`

export interface PmuReason extends Reason<PmuStep> {
  readonly of: PmuValue
}

/** A reason for each value one operation gave or changed. */
export function stepReasons(
  before: PmuState,
  after: PmuState,
  operation: PmuOperation,
  setup: PmuSetup,
): readonly PmuReason[] {
  const reasons: PmuReason[] = []
  const because = (of: PmuValue, [step, why]: StepWhy) => reasons.push({ of, step, why })
  const told = { before, after, operation, setup }
  const returned = after.returns.at(-1) ?? null
  if (returned !== null) because('returns', whyReturned(told, returned))
  if (after.activeEvents !== before.activeEvents) because('active_events', whyUseCount(told))
  if (after.nEvents !== before.nEvents) because('n_events', whyAdded(operation))
  if (after.perfIrq !== before.perfIrq) because('perf_irq', whyHook(told))
  for (const index of [0, 1] as const)
    if (after.slots[index] !== before.slots[index])
      because(`slots.${index}`, whySlot(after.slots[index], before.slots[index]))
  if (!('ev' in operation)) return reasons
  const { ev } = operation
  const [old, now] = [before.events.get(ev), after.events.get(ev)]
  if (now === undefined) return reasons
  // A new event is a new beginning, also where one of its name was there.
  const isNew = operation.op === 'init'
  const isToCount = operation.op === 'start' || (operation.op === 'add' && old !== now)
  for (const key of EVENT_VALUES)
    if (isNew || old?.[key] !== now[key] || (isToCount && key === 'state'))
      because(`ev.${ev}.${key}`, WHY_EVENT[key](told, now, old))
  return reasons
}

const EVENT_VALUES = ['config', 'idx', 'state', 'prev', 'count'] as const

type StepWhy = readonly [step: PmuStep, why: string]

interface Told {
  readonly before: PmuState
  readonly after: PmuState
  readonly operation: PmuOperation
  readonly setup: PmuSetup
}

function whyReturned({ before, operation, setup }: Told, returned: number): StepWhy {
  if (operation.op === 'init') {
    const mapping = mapEvent(operation.type, operation.config, setup.cacheDecode)
    const answer = mapping.kind === 'refused' ? mapping.errno : 0
    return answer === returned
      ? whyMapped(operation.type, mapping)
      : ['hook', `The interrupt hook was ${before.perfIrq}’s, so the first use is refused.`]
  }
  const places = `${before.nEvents} of ${setup.numCounters}`
  return returned === 0
    ? ['add', `${places} events were added, so there was room.`]
    : ['add', `${places} events are added already: ${errnoName(returned)}.`]
}

/** What an event's type and config alone decide. Types without a table are refused where it is opened. */
export function whyMapped(type: number, mapping: EventMapping): StepWhy {
  const step = type === TYPE_HARDWARE || type === TYPE_HW_CACHE ? 'map' : 'open'
  return [step, mapping.kind === 'refused' ? mapping.why : 'There is a counter for the event.']
}

function whyUseCount({ before, after, operation }: Told): StepWhy {
  if (operation.op !== 'init') return ['destroy', 'One use less.']
  const isLeak = after.leaks.length > before.leaks.length
  return isLeak
    ? ['open', 'Raised before the event was looked at, and not lowered when it was refused.']
    : ['open', 'Each event opened is a use.']
}

const whyAdded = ({ op }: PmuOperation): StepWhy =>
  op === 'add'
    ? ['add', 'One event more.']
    : ['del', 'One event less, whether it was added or not.']

function whyHook({ before, after, operation }: Told): StepWhy {
  if (operation.op === 'perf_irq') return ['outside', 'Somebody else wrote there.']
  if (after.perfIrq === null) return ['destroy', 'The last use clears it, whoever holds it.']
  return before.perfIrq === null
    ? ['hook', 'The first use puts the driver’s handler there.']
    : [
        'hook',
        `The driver’s handler replaced ${before.perfIrq}’s, and stays though it was refused.`,
      ]
}

function whySlot(now: string | null, lost: string | null): StepWhy {
  if (now === null) return ['del', 'Emptied, whoever was in it.']
  return ['add', lost === null ? `Points at ${now}.` : `Points at ${now} now; ${lost} is lost.`]
}

type WhyOfEvent = (told: Told, now: PmuEvent, old: PmuEvent | undefined) => StepWhy

const WHY_EVENT: Readonly<Record<keyof PmuEvent, WhyOfEvent>> = {
  config: (_told, { config }) => ['map', `Type and config map to ${COUNTERS[config].name}.`],
  idx: (_told, { idx }) =>
    idx === -1
      ? ['open', '-1 until it is added.']
      : ['add', 'The counter chosen when it was opened.'],
  state: whyState,
  prev: whyPrevious,
  count: whyCount,
}

function whyState({ operation }: Told, { state }: PmuEvent, old: PmuEvent | undefined): StepWhy {
  if (operation.op === 'init') return ['open', 'No flag is set when it is opened.']
  if (operation.op === 'start' && old?.state === 0)
    return ['start', 'It counts already: a warning, and nothing changes.']
  if (state === 0) return ['start', 'Starting clears all flags: it counts.']
  if (operation.op === 'add') return ['add', 'Added, and not started: nothing is left to read.']
  const isRead = operation.op === 'del' || (operation.op === 'stop' && (state & UPTODATE) !== 0)
  return [
    'stop',
    isRead ? 'Stopped, and its count brought up to date.' : 'Stopped without a reading.',
  ]
}

function whyPrevious(told: Told, { prev }: PmuEvent): StepWhy {
  if (told.operation.op === 'init') return ['open', '0 also stands for no reading.']
  if (readingOf(told) !== undefined) return ['read', `The reading, ${hex(prev)}.`]
  return told.setup.mode === 'seed'
    ? ['start', 'There was no reading yet, so it begins with the counter’s value.']
    : ['start', 'Each start begins with the counter’s value.']
}

function whyCount(told: Told, { count }: PmuEvent, old: PmuEvent | undefined): StepWhy {
  const reading = readingOf(told)
  if (reading === undefined) return ['open', 'Nothing is counted yet.']
  const { prev, now, delta } = reading
  const { counterWidth } = told.setup
  return [
    'read',
    `${old?.count ?? 0n} + ${delta} = ${count}: the lowest ${counterWidth} bits of ${hex(now)} − ${hex(prev)} are added.`,
  ]
}

const readingOf = ({ before, after }: Told) => after.readings.slice(before.readings.length).at(-1)
