import { describe, expect, it } from 'vitest'
import { initialPmuState } from '../../core/drivers/riscv-pmu/pmuState.ts'
import { readPmuQuestion } from '../../core/drivers/riscv-pmu/readPmuInput.ts'
import { runPmuScript } from '../../core/drivers/riscv-pmu/stepPmu.ts'
import { PMU_COMPANION } from './pmuCompanion.ts'
import { pmuRows } from './pmuRows.ts'

function rowsOf(input: object) {
  const read = readPmuQuestion({ ...input, kind: 'sequence' })
  if (read.kind !== 'ok' || read.question.kind !== 'sequence') throw new Error('no script')
  const { counters, perfIrq, ops, setup } = read.question
  const states = runPmuScript(initialPmuState(counters, perfIrq), ops, setup)
  return states.map((_state, at) => pmuRows(states, ops, setup, at))
}

describe(pmuRows, () => {
  it('has nothing but the start after boot', () => {
    const [boot = []] = rowsOf({ ops: [] })
    expect(boot.map(({ value, whys }) => [value, whys[0]?.why])).toEqual(
      ['0', '0', 'empty', 'empty', 'nobody'].map((value) => [value, 'As after boot.']),
    )
  })

  it.each(PMU_COMPANION.examples)(
    'names, for each value that changes in “$title”, the step that changed it',
    ({ input }) => {
      const all = rowsOf(input)
      for (const [at, rows] of all.entries()) {
        const before = new Map((all[at - 1] ?? []).map(({ title, value }) => [title, value]))
        for (const { title, value, whys } of rows)
          if (at > 0 && before.get(title) !== value)
            expect([title, whys[0]?.why]).toEqual([title, expect.stringMatching(`^${at}\\. `)])
      }
    },
  )
})
