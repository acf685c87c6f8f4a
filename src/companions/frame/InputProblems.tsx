import type { InputProblem } from '../../core/base/fieldReader.ts'
import { RemarkList } from './RemarkList.tsx'
import { Section } from './Section.tsx'
import { Verdict } from './Verdict.tsx'

/** What stands in the place of results while the inputs, from a link perhaps, cannot be used. */
export function InputProblems({
  problems,
}: {
  readonly problems: readonly Pick<InputProblem, 'message'>[]
}) {
  return (
    <>
      <Verdict
        tone="bad"
        title="These inputs cannot be used."
        detail="Put right what is named below, or take one of the examples."
      />
      <Section title="What is wrong">
        <RemarkList
          label="Wrong inputs"
          remarks={problems.map(({ message }) => ({ tone: 'bad', text: message }))}
        />
      </Section>
    </>
  )
}
