import { hex } from '../../core/base/hex.ts'
import type { PmuSetup, Reading } from '../../core/drivers/riscv-pmu/pmuState.ts'
import { FactTable } from '../frame/FactTable.tsx'
import { Section } from '../frame/Section.tsx'

/** Every update of a count: what was read, what was added, and what really went by. */
export function Readings({
  readings,
  setup: { xlen, counterWidth },
}: {
  readonly readings: readonly Reading[]
  readonly setup: PmuSetup
}) {
  if (readings.length === 0) return null
  return (
    <Section title="Readings">
      <p>
        Added is (now − before) modulo 2⁶⁴, its lowest {counterWidth} bits; what went by is the same
        with the {xlen} bits a read has. Where they differ, the count is wrong.
      </p>
      <FactTable
        label="Readings"
        columns={['Step', 'Event', 'Before', 'Now', 'Added to the count', 'Went by', '']}
        rows={readings.map(({ step, ev, prev, now, delta, passed, wrapped }, at) => [
          `${step + 1}${readings[at - 1]?.step === step ? ' again' : ''}`,
          ev,
          <code key="before">{hex(prev, xlen / 4)}</code>,
          <code key="now">{hex(now, xlen / 4)}</code>,
          delta.toString(),
          passed === null ? 'no counter' : passed.toString(),
          [
            ...(wrapped ? ['ran over its end'] : []),
            ...(passed !== null && passed !== delta ? ['counts wrong'] : []),
          ].join(', '),
        ])}
      />
    </Section>
  )
}
