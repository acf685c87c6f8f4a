import { EBUSY } from '../../base/errno.ts'
import { mapEvent } from './mapEvent.ts'
import { TYPE_HARDWARE, TYPE_HW_CACHE } from './perfAbi.ts'
import type { PmuOperation } from './pmuOperation.ts'
import { OWN_HANDLER, type PmuSetup, type PmuState } from './pmuState.ts'

type Init = Extract<PmuOperation, { op: 'init' }>

/**
 * Takes the PMU for an event, or says why not. Two traps are the driver's own: a foreign holder of
 * the interrupt hook is refused but overwritten, so that the next first event meets our own handler
 * and takes it for foreign; and events of raw or unknown type are refused with the use count up.
 *
 * Kernel: riscv_event_init(), reserve_pmc_hardware(). v4.18 requests an interrupt instead of
 * sharing a hook, and the base PMU has none to request.
 *
 * @returns the next state and what init returns
 */
export function initEvent(state: PmuState, init: Init, setup: PmuSetup): [PmuState, number] {
  const { ev, type, config } = init
  const step = state.returns.length
  const first = setup.mode === 'seed' && state.activeEvents === 0
  const taken = {
    ...state,
    activeEvents: state.activeEvents + 1,
    perfIrq: first ? OWN_HANDLER : state.perfIrq,
  }
  if (first && state.perfIrq !== null) {
    const text = 'PMC hardware busy (reserved by oprofile)'
    const log = [...state.log, { step, level: 'warn', once: false, text } as const]
    return [{ ...taken, activeEvents: state.activeEvents, log }, EBUSY]
  }

  const mapping = mapEvent(type, config, setup.cacheDecode)
  if (mapping.kind === 'refused') {
    const { errno } = mapping
    const givesBack = type === TYPE_HARDWARE || type === TYPE_HW_CACHE
    return givesBack
      ? [release(taken, setup), errno]
      : [{ ...taken, leaks: [...taken.leaks, { step, ev, errno }] }, errno]
  }
  const event = { config: mapping.index, idx: -1, state: 0, prev: 0n, count: 0n } as const
  const replaced = state.events.has(ev)
  return [
    {
      ...taken,
      events: new Map(state.events).set(ev, event),
      ran: new Map(state.ran).set(ev, 0n),
      hazards: replaced ? [...state.hazards, { step, code: 'EVENT_REPLACED', ev }] : state.hazards,
    },
    0,
  ]
}

/** Kernel: riscv_event_destroy(). perf frees the event afterwards. */
export function destroyEvent(state: PmuState, ev: string, setup: PmuSetup): PmuState {
  const events = new Map(state.events)
  events.delete(ev)
  const step = state.returns.length
  return release(
    {
      ...state,
      events,
      hazards: state.slots.includes(ev)
        ? [...state.hazards, { step, code: 'DESTROYED_IN_SLOT', ev }]
        : state.hazards,
    },
    setup,
  )
}

/** One use less; the last one clears the hook, whoever holds it by then. */
function release(state: PmuState, { mode }: PmuSetup): PmuState {
  const activeEvents = state.activeEvents - 1
  const clears = mode === 'seed' && activeEvents === 0
  return { ...state, activeEvents, perfIrq: clears ? null : state.perfIrq }
}
