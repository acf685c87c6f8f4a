import { initialPmuState, type PmuState } from '../../core/drivers/riscv-pmu/pmuState.ts'
import { type PmuQuestion, readPmuQuestion } from '../../core/drivers/riscv-pmu/readPmuInput.ts'
import { runPmuScript } from '../../core/drivers/riscv-pmu/stepPmu.ts'
import { LogView } from '../../ui/LogView.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { CompanionLayout } from '../frame/CompanionLayout.tsx'
import { InputProblems } from '../frame/InputProblems.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { Section } from '../frame/Section.tsx'
import { Verdict } from '../frame/Verdict.tsx'
import { EventAnswers } from './EventAnswers.tsx'
import { hazardText, leakText } from './hazardText.ts'
import { PmuInputs } from './PmuInputs.tsx'
import { PmuNode } from './PmuNode.tsx'
import { Readings } from './Readings.tsx'
import { ScriptRun } from './ScriptRun.tsx'

type Sequence = Extract<PmuQuestion, { kind: 'sequence' }>

/** What the base PMU does with events, operation by operation. */
export function PmuView({ input, onChange }: CompanionViewProps) {
  const read = readPmuQuestion({ ...input, kind: 'sequence' })
  return (
    <CompanionLayout inputs={<PmuInputs input={input} onChange={onChange} />}>
      {read.kind === 'bad' ? (
        <InputProblems problems={read.problems} />
      ) : (
        read.question.kind === 'sequence' && <Results sequence={read.question} />
      )}
      <EventAnswers input={input} onChange={onChange} />
      <PmuNode input={input} onChange={onChange} />
    </CompanionLayout>
  )
}

function Results({ sequence }: { readonly sequence: Sequence }) {
  const { counters, perfIrq, ops, setup } = sequence
  const states = runPmuScript(initialPmuState(counters, perfIrq), ops, setup)
  const last = states.at(-1)
  if (last === undefined) return null
  const stray = last.hazards.find(({ code }) => code === 'OUT_OF_BOUNDS_WRITE')
  if (stray !== undefined)
    return <InputProblems problems={[{ message: `${hazardText(stray)} ${ADD_FIRST}` }]} />
  return (
    <>
      <Verdict {...verdictOf(last)} />
      <ScriptRun states={states} ops={ops} setup={setup} />
      {last.leaks.length + last.hazards.length > 0 && (
        <Section title="What goes wrong without a word">
          <RemarkList
            label="What goes wrong without a word"
            remarks={[
              ...last.leaks.map((leak) => ({ tone: 'bad' as const, text: leakText(leak) })),
              ...last.hazards.map((hazard) => ({
                tone: 'warn' as const,
                text: hazardText(hazard),
              })),
            ]}
          />
        </Section>
      )}
      <Readings readings={last.readings} setup={setup} />
      <Section title="Kernel log">
        <LogView
          lines={last.log.map(({ level, text, step, once }) => ({
            level,
            text,
            origin: <span title={once ? 'Printed once per boot' : undefined}>step {step + 1}</span>,
          }))}
          empty="The driver prints nothing."
        />
      </Section>
    </>
  )
}

/** A script that perf's core can never run has no result. */
const ADD_FIRST = 'perf’s core never takes off what it has not put on: put an add before this del.'

function verdictOf({ leaks, hazards, activeEvents, events, readings, returns }: PmuState) {
  const refused = returns.filter((it) => it !== null && it < 0).length
  const wrong = readings.filter(({ delta, ran }) => delta !== ran).length
  const count = (number: number, one: string, many: string) =>
    `${number} ${number === 1 ? one : many}`
  const detail = `Use count ${activeEvents}, ${count(events.size, 'event', 'events')} there; ${count(refused, 'operation', 'operations')} refused.`
  if (leaks.length > 0) {
    return { tone: 'bad', title: `The use count leaks ${leaks.length}.`, detail } as const
  }
  if (wrong > 0) {
    return {
      tone: 'bad',
      title: `${count(wrong, 'reading counts', 'readings count')} wrong.`,
      detail,
    } as const
  }
  if (hazards.length > 0) {
    return {
      tone: 'warn',
      title: `${count(hazards.length, 'thing goes', 'things go')} wrong without a word.`,
      detail,
    } as const
  }
  return refused > 0
    ? ({ tone: 'warn', title: 'Not everything was accepted.', detail } as const)
    : ({ tone: 'ok', title: 'Everything is counted as it should be.', detail } as const)
}
