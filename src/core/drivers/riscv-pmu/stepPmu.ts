import { ENOSPC } from '../../base/errno.ts'
import { addU64, COUNTERS, type Counters } from './counter.ts'
import { destroyEvent, initEvent } from './eventOwnership.ts'
import { addEvent, deleteEvent, readEvent, startEvent, stopEvent } from './eventTransitions.ts'
import { STOPPED } from './perfAbi.ts'
import type { PmuOperation } from './pmuOperation.ts'
import type { PmuSetup, PmuState } from './pmuState.ts'

/**
 * The states a list of operations leads through: one more than there are operations, the first
 * being `start`. State n is what stands before operation n, so stepping either way is an index.
 */
export function runPmuScript(
  start: PmuState,
  operations: readonly PmuOperation[],
  setup: PmuSetup,
): readonly PmuState[] {
  const states = [start]
  let state = start
  for (const operation of operations) {
    state = stepPmu(state, operation, setup)
    states.push(state)
  }
  return states
}

/**
 * One operation. Any can be asked for at any time, in an order perf's core would never choose too;
 * an operation on an event that does not exist does nothing and is noted as a hazard.
 */
function stepPmu(state: PmuState, operation: PmuOperation, setup: PmuSetup): PmuState {
  const [next, returned] = apply(state, operation, setup)
  return { ...next, returns: [...state.returns, returned] }
}

type Applied = readonly [next: PmuState, returned: number | null]

function apply(state: PmuState, operation: PmuOperation, setup: PmuSetup): Applied {
  switch (operation.op) {
    case 'init':
      return initEvent(state, operation, setup)
    case 'advance': {
      const { cycle, instret } = state.counters
      const counters = {
        cycle: addU64(cycle, operation.cycle),
        instret: addU64(instret, operation.instret),
      }
      return [{ ...state, counters, ran: ranOn(state, operation) }, null]
    }
    case 'counters': {
      const counters = {
        cycle: operation.cycle ?? state.counters.cycle,
        instret: operation.instret ?? state.counters.instret,
      }
      const by = {
        cycle: BigInt.asUintN(setup.xlen, counters.cycle - state.counters.cycle),
        instret: BigInt.asUintN(setup.xlen, counters.instret - state.counters.instret),
      }
      return [{ ...state, counters, ran: ranOn(state, by) }, null]
    }
    case 'perf_irq':
      return [{ ...state, perfIrq: operation.owner }, null]
    default:
      return state.events.has(operation.ev)
        ? applyToEvent(state, operation, setup)
        : [withoutEvent(state, operation.ev), null]
  }
}

/** What each event should have counted by now, after its counter went on by so much. */
const ranOn = ({ events, ran }: PmuState, by: Counters): PmuState['ran'] =>
  new Map(
    [...events].map(([ev, { idx, config, state }]) => {
      const isStarted = idx !== -1 && (state & STOPPED) === 0
      const before = ran.get(ev) ?? 0n
      return [ev, isStarted ? addU64(before, by[COUNTERS[config].name]) : before]
    }),
  )

type EventOperation = Extract<
  PmuOperation,
  { op: 'add' | 'start' | 'stop' | 'read' | 'del' | 'destroy' }
>

function applyToEvent(state: PmuState, operation: EventOperation, setup: PmuSetup): Applied {
  const { ev } = operation
  switch (operation.op) {
    case 'add':
      return state.nEvents === setup.numCounters
        ? [state, ENOSPC]
        : [addEvent(state, ev, operation.flags, setup), 0]
    case 'start':
      return [startEvent(state, ev, operation.flags, setup), null]
    case 'stop':
      return [stopEvent(state, ev, operation.flags, setup), null]
    case 'read':
      return [readEvent(state, ev, setup), null]
    case 'del':
      return [deleteEvent(state, ev, setup), null]
    case 'destroy':
      return [destroyEvent(state, ev, setup), null]
  }
}

const withoutEvent = (state: PmuState, ev: string): PmuState => ({
  ...state,
  hazards: [...state.hazards, { step: state.returns.length, code: 'NO_SUCH_EVENT', ev }],
})
