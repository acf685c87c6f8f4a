import { addU64, counterDelta, readCounter } from './counter.ts'
import { EF_RELOAD, EF_START, EF_UPDATE, STOPPED, UPTODATE } from './perfAbi.ts'
import type { Hazard, PmuEvent, PmuLogLine, PmuSetup, PmuState } from './pmuState.ts'

/**
 * The driver's callbacks on one event, each from a state to the next.
 * Kernel: arch/riscv/kernel/perf_event.c.
 */

/** riscv_pmu_add(), where there is room: a slot that is taken is simply overwritten. */
export function addEvent(state: PmuState, ev: string, flags: number, setup: PmuSetup): PmuState {
  const event = eventOf(state, ev)
  const lost = state.slots[event.config]
  const step = state.returns.length
  const placed = withEvent(
    {
      ...state,
      slots: withSlot(state.slots, event.config, ev),
      nEvents: state.nEvents + 1,
      hazards:
        lost === null || lost === ev
          ? state.hazards
          : [...state.hazards, { step, code: 'SLOT_OVERWRITTEN', lost }],
    },
    ev,
    { idx: event.config, state: STOPPED | UPTODATE },
  )
  return (flags & EF_START) === 0 ? placed : startEvent(placed, ev, EF_RELOAD, setup)
}

/**
 * riscv_pmu_start(). The seed takes the counter's value only where there is none yet, so what
 * passed while the event was stopped is counted by its next reading; v4.18 always takes it.
 */
export function startEvent(state: PmuState, ev: string, flags: number, setup: PmuSetup): PmuState {
  const event = eventOf(state, ev)
  if ((event.state & STOPPED) === 0) return warnOnce(state, START_NOT_STOPPED)
  const stale = (flags & EF_RELOAD) !== 0 && (event.state & UPTODATE) === 0
  const warned = stale ? warnOnce(state, START_NOT_UPTODATE) : state
  const started = withEvent(warned, ev, { state: 0 })
  if (setup.mode === 'seed' && event.prev !== 0n) return started
  const [read, prev] = takeReading(started, event.idx, setup)
  return withEvent(read, ev, { prev })
}

/** riscv_pmu_stop() */
export function stopEvent(state: PmuState, ev: string, flags: number, setup: PmuSetup): PmuState {
  const event = eventOf(state, ev)
  const warned = (event.state & STOPPED) === 0 ? state : warnOnce(state, STOP_STOPPED)
  const stopped = withEvent(warned, ev, { state: event.state | STOPPED })
  if ((flags & EF_UPDATE) === 0 || (event.state & UPTODATE) !== 0) return stopped
  return withEvent(readEvent(stopped, ev, setup), ev, { state: event.state | STOPPED | UPTODATE })
}

/** riscv_pmu_read(), whatever the event's state. */
export function readEvent(state: PmuState, ev: string, setup: PmuSetup): PmuState {
  const { idx, prev, count } = eventOf(state, ev)
  const [read, now] = takeReading(state, idx, setup)
  const delta = counterDelta(now, prev, setup.counterWidth)
  const reading = {
    step: state.returns.length,
    ev,
    prev,
    now,
    delta,
    passed: idx === -1 ? null : BigInt.asUintN(setup.xlen, now - prev),
    ran: state.ran.get(ev) ?? 0n,
    wrapped: idx !== -1 && now < prev,
  }
  const ran = new Map(state.ran).set(ev, 0n)
  return withEvent({ ...read, ran, readings: [...read.readings, reading] }, ev, {
    prev: now,
    count: addU64(count, delta),
  })
}

/** riscv_pmu_del(): the slot is emptied whoever is in it, and before the last reading. */
export function deleteEvent(state: PmuState, ev: string, setup: PmuSetup): PmuState {
  const { idx } = eventOf(state, ev)
  const outside: readonly Hazard[] =
    idx === -1 ? [{ step: state.returns.length, code: 'OUT_OF_BOUNDS_WRITE', index: idx }] : []
  const removed = {
    ...state,
    slots: idx === -1 ? state.slots : withSlot(state.slots, idx, null),
    nEvents: state.nEvents - 1,
    hazards: [...state.hazards, ...outside],
  }
  return stopEvent(removed, ev, EF_UPDATE, setup)
}

const START_NOT_STOPPED = 'WARN_ON_ONCE in riscv_pmu_start: event is not stopped'
const START_NOT_UPTODATE =
  'WARN_ON_ONCE in riscv_pmu_start: reload of an event that is not up to date'
const STOP_STOPPED = 'WARN_ON_ONCE in riscv_pmu_stop: event is already stopped'
const BAD_INDEX = 'WARN_ON_ONCE in read_counter: bad counter index'

/** One place in the code warns once per boot: nothing is added when it already has. */
function warnOnce(state: PmuState, place: string, detail = ''): PmuState {
  if (state.log.some((line) => line.once && line.text.startsWith(place))) return state
  const step = state.returns.length
  const line: PmuLogLine = { step, level: 'warn', once: true, text: `${place}${detail}` }
  return { ...state, log: [...state.log, line] }
}

function takeReading(state: PmuState, idx: number, { xlen }: PmuSetup): [PmuState, bigint] {
  const { value, badIndex } = readCounter(state.counters, idx, xlen)
  return [badIndex ? warnOnce(state, BAD_INDEX, ` ${idx}`) : state, value]
}

/** Callers have looked: an event that is not there is our own mistake. */
function eventOf(state: PmuState, ev: string): PmuEvent {
  const event = state.events.get(ev)
  if (event === undefined) throw new Error(`no event ${ev}`)
  return event
}

const withEvent = (state: PmuState, ev: string, change: Partial<PmuEvent>): PmuState => ({
  ...state,
  events: new Map(state.events).set(ev, { ...eventOf(state, ev), ...change }),
})

const withSlot = (
  [cycle, instret]: PmuState['slots'],
  index: 0 | 1,
  ev: string | null,
): PmuState['slots'] => (index === 0 ? [ev, instret] : [cycle, ev])
