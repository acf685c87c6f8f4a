import { type Errno, errnoName } from '../../base/errno.ts'
import { type InputProblem, isEntries } from '../../base/fieldReader.ts'
import { COUNTERS, counterDelta } from './counter.ts'
import { PMU_FIELDS } from './fields.ts'
import { mapEvent } from './mapEvent.ts'
import { stateNames } from './perfAbi.ts'
import { initialPmuState, type PmuEvent, type PmuState } from './pmuState.ts'
import { type PmuQuestion, readPmuQuestion } from './readPmuInput.ts'
import { mapSbiEvent } from './sbiEvent.ts'
import { runPmuScript } from './stepPmu.ts'

/**
 * The RISC-V base PMU model from one JSON object to another, for the command line.
 *
 * Takes a sequence of operations (`kind: 'sequence'`, the default), a counter difference ('delta'),
 * or an event to map by the base PMU ('map') or by today's SBI driver ('sbi_map'). Counts are
 * decimal strings, raw readings hexadecimal ones. Input that cannot be used gives
 * `{ error, problems }`: the first problem and all of them. Never throws.
 */
export function runRiscvPmuModel(input: unknown): unknown {
  if (!isEntries(input)) {
    return failed([{ code: 'WRONG_KIND', field: 'in', message: 'The input must be an object.' }])
  }
  const read = readPmuQuestion(input)
  return read.kind === 'ok' ? answer(read.question) : failed(read.problems)
}

/** A width past 63, or a negative one, would be an undefined shift in C, and is named as such. */
function failed(problems: readonly InputProblem[]) {
  const shift = problems.some(({ code, field }) => code === 'OUT_OF_RANGE' && field === WIDTH.name)
  return { error: problems[0], problems, ...(shift ? { hazard: 'UNDEFINED_SHIFT' } : {}) }
}

const WIDTH = PMU_FIELDS.counterWidth

function answer(question: PmuQuestion): unknown {
  switch (question.kind) {
    case 'sequence': {
      const { counters, perfIrq, ops, setup } = question
      const start = initialPmuState(counters, perfIrq)
      return sequence(runPmuScript(start, ops, setup).at(-1) ?? start)
    }
    case 'delta':
      return delta(question.now, question.prev, question.width)
    case 'map': {
      const mapping = mapEvent(question.type, question.config, question.decode)
      return mapping.kind === 'counter'
        ? { ret: mapping.index, errno: null, counter: COUNTERS[mapping.index].name }
        : { ...refusal(mapping.errno), counter: null, why: mapping.why }
    }
    case 'sbi_map': {
      const event = mapSbiEvent(question.type, question.config)
      return event.kind === 'event'
        ? { ret: 0, errno: null, event_idx: hex(event.index, 5), event_data: hex(event.data, 1) }
        : refusal(event.errno)
    }
  }
}

const refusal = (errno: Errno) => ({ ret: errno, errno: errnoName(errno).slice(1) })

const hex = (value: number | bigint, digits: number): string =>
  `0x${value.toString(16).padStart(digits, '0')}`

/** RISC-V hardware shifts by 64 as by 0 and so gives the mask 0; C leaves it undefined. */
function delta(now: bigint, prev: bigint, width: number) {
  if (width > Number(WIDTH.max)) return { delta: null, hazard: 'UNDEFINED_SHIFT' }
  const value = counterDelta(now, prev, width)
  return { delta: value.toString(), hex: hex(value, 16) }
}

function sequence(state: PmuState) {
  const { returns, slots, log, hazards, leaks, counters, readings } = state
  return {
    returns,
    events: Object.fromEntries([...state.events].map(([name, event]) => [name, shown(event)])),
    n_events: state.nEvents,
    slots,
    active_events: state.activeEvents,
    perf_irq: state.perfIrq,
    counters: { cycle: hex(counters.cycle, 16), instret: hex(counters.instret, 16) },
    log,
    hazards,
    leaks: leaks.map((leak) => ({ ...leak, errno: errnoName(leak.errno).slice(1) })),
    readings: readings.map(({ step, ev, prev, now, delta: added, passed, ran, wrapped }) => ({
      step,
      ev,
      prev: hex(prev, 16),
      now: hex(now, 16),
      delta: added.toString(),
      passed: passed === null ? null : passed.toString(),
      ran: ran.toString(),
      wrapped,
    })),
  }
}

const shown = ({ idx, config, state, prev, count }: PmuEvent) => ({
  idx,
  counter: COUNTERS[config].name,
  state: stateNames(state),
  prev: hex(prev, 16),
  count: count.toString(),
})
