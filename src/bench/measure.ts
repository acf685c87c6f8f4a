/** One line of the table: how long something took beside a reference measured in the same run. */
export interface Row {
  readonly work: string
  /** Medians of one round each, ms. */
  readonly ms: number
  /** Half of the rounds lie between these, ms. */
  readonly spread: readonly [number, number]
  readonly reference: string
  readonly referenceMs: number
  /** `ms / referenceMs`: below 1 is faster than the reference. */
  readonly ratio: number
  /** What to reach, as it is printed: 'at most 0.25'. Null where there is none. */
  readonly goal: string | null
}

export interface Contest<Input> {
  readonly work: string
  /** Makes what one run works on; not counted, nor that the collector moves it out of the way of what is new. */
  readonly prepare: () => Input
  readonly run: (input: Input) => unknown
  readonly reference: string
  /** A constant number of ms where the reference is a limit such as one frame. */
  readonly against: (() => unknown) | number
  readonly goal?: string
  readonly rounds?: number
  /** How often both run within one round, for what is too short for the clock. */
  readonly repeat?: number
}

/** Rounds that count for nothing: by then the code is compiled as well as it ever is. */
const WARM_UP = 3

/** Both in turns, so that whatever slows the machine slows both. */
export function measure<Input>(contest: Contest<Input>): Row {
  const { work, prepare, run, reference, against } = contest
  const { goal = null, rounds = 15, repeat = 1 } = contest
  const times: number[] = []
  const references: number[] = []
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const runs = Array.from({ length: repeat }, () => {
      const input = prepare()
      return { input, run: () => run(input) }
    })
    if (runs.some(({ input }) => input !== undefined)) moveToOld()
    const time = timeOf((at) => runs[at]?.run(), repeat)
    const other = typeof against === 'number' ? against : timeOf(against, repeat)
    if (round < WARM_UP) continue
    times.push(time)
    references.push(other)
  }
  return rowOf({ work, times, reference, references, goal })
}

/** What survives two small collections is not looked at by further ones. Node has `gc` where it is asked for it. */
function moveToOld(): void {
  for (let times = 0; times < 2; times += 1) globalThis.gc?.({ type: 'minor' })
}

function rowOf(taken: {
  readonly work: string
  readonly times: readonly number[]
  readonly reference: string
  readonly references: readonly number[]
  readonly goal: string | null
}): Row {
  const { work, times, reference, references, goal } = taken
  const ms = quantile(times, 0.5)
  const referenceMs = quantile(references, 0.5)
  const spread = [quantile(times, 0.25), quantile(times, 0.75)] as const
  return { work, ms, spread, reference, referenceMs, ratio: ms / referenceMs, goal }
}

/** ms of one of `repeat` runs. */
function timeOf(run: (at: number) => unknown, repeat: number): number {
  const start = performance.now()
  for (let at = 0; at < repeat; at += 1) run(at)
  return (performance.now() - start) / repeat
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
