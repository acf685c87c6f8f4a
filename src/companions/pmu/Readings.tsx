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
        with the {xlen} bits a read has. Added should be what went by while the event was started:
        where it is not, the count is wrong.
      </p>
      <FactTable
        label="Readings"
        columns={[
          'Step',
          'Event',
          'Before',
          'Now',
          'Added to the count',
          'Went by',
          'While started',
          '',
        ]}
        rows={readings.map(({ step, ev, prev, now, delta, passed, ran, wrapped }, at) => [
          `${step + 1}${readings[at - 1]?.step === step ? ' again' : ''}`,
          ev,
          <code key="before">{hex(prev, xlen / 4)}</code>,
          <code key="now">{hex(now, xlen / 4)}</code>,
          delta.toString(),
          passed === null ? 'no counter' : passed.toString(),
          ran.toString(),
          [
            ...(wrapped ? ['ran over its end'] : []),
            ...(ran !== delta ? [`counts wrong: ${whyWrong({ delta, passed, ran })}`] : []),
          ].join(', '),
        ])}
      />
    </Section>
  )
}

/** Of a reading that adds something else than went by while the event was started. */
function whyWrong({ delta, passed, ran }: Pick<Reading, 'delta' | 'passed' | 'ran'>): string {
  if (passed === null) return 'an errno is taken for a reading'
  if (passed !== delta) return 'the width declared is not the counter’s'
  return delta > ran
    ? 'with what went by while the event was not started'
    : 'without what went by before the last start'
}
