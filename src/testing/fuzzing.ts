import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll } from 'vitest'

/**
 * Trials of what nobody wrote. `npm test` tries a fixed number with a fixed seed; `npm run fuzz` names
 * seconds for each suite, the first seed and a file for the counts, and goes on with one seed after
 * the other. A seed that fails is named with the smallest input found.
 */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
const REPORT = process.env.FUZZ_REPORT

/** A test has the time it is given, and as much again as a busy machine may take. */
export const FUZZ_TIMEOUT = SECONDS * 1000 + 120_000

/** What a suite counts. */
export interface FuzzCounts {
  tried: number
  /** Inputs that were wrong, or steps that were made to fail, and did no harm. */
  faults: number
  /** Changes a person was told were kept, or never told were not, and that are gone. */
  lost: number
}

export interface Fuzzing {
  readonly counts: FuzzCounts
  /** Runs a trial for each seed there is time for. */
  readonly hunt: (trial: (seed: number) => void | Promise<void>) => Promise<void>
  /** A property of that many inputs a seed. */
  readonly check: <Input>(
    runs: number,
    inputs: fc.Arbitrary<Input>,
    holds: (input: Input) => void | Promise<void>,
  ) => Promise<void>
}

/** @param tests - how many tests of the suite share its time */
export function fuzzing(suite: string, tests: number): Fuzzing {
  const counts: FuzzCounts = { tried: 0, faults: 0, lost: 0 }
  afterAll(() => {
    const { tried, faults, lost } = counts
    console.info(`${suite}: ${tried} tried, ${faults} faults survived, work lost ${lost} times`)
    if (REPORT !== undefined) appendFileSync(REPORT, `${JSON.stringify({ suite, ...counts })}\n`)
  })
  const hunt: Fuzzing['hunt'] = async (trial) => {
    const end = Date.now() + (SECONDS * 1000) / tests
    let seed = SEED
    do {
      await trial(seed)
      seed += 1
      await new Promise((resume) => setImmediate(resume))
    } while (Date.now() < end)
  }
  const check: Fuzzing['check'] = (runs, inputs, holds) =>
    hunt((seed) =>
      fc.assert(
        fc.asyncProperty(inputs, async (one) => holds(one)),
        { seed, numRuns: runs },
      ),
    )
  return { counts, hunt, check }
}
