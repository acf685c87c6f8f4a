import { errnoName } from '../../core/base/errno.ts'
import { hexByte } from '../../core/base/hex.ts'
import { resetPin } from '../../core/drivers/f71808e-wdt/chips.ts'
import { moduleOptions } from '../../core/drivers/f71808e-wdt/moduleOptions.ts'
import { notesOf, REVIEW_REMARKS } from '../../core/drivers/f71808e-wdt/notes.ts'
import { readInput } from '../../core/drivers/f71808e-wdt/readInput.ts'
import { runWatchdog, type WatchdogRun } from '../../core/drivers/f71808e-wdt/runWatchdog.ts'
import type { WatchdogInput } from '../../core/drivers/f71808e-wdt/watchdogInput.ts'
import { LogView } from '../../ui/LogView.tsx'
import type { Tone } from '../../ui/ToneIcon.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { CompanionLayout } from '../frame/CompanionLayout.tsx'
import { DerivedTable } from '../frame/DerivedTable.tsx'
import { ExportText } from '../frame/ExportText.tsx'
import { InputProblems } from '../frame/InputProblems.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { FoldedSection, Section } from '../frame/Section.tsx'
import { Verdict } from '../frame/Verdict.tsx'
import { ActionResults } from './ActionResults.tsx'
import { FintekInputs } from './FintekInputs.tsx'
import { fintekRows } from './fintekRows.ts'
import { Operations } from './Operations.tsx'
import { PinTable } from './PinTable.tsx'
import { TimesTable } from './TimesTable.tsx'

/** What the driver does to a Super-I/O chip, operation by operation. */
export function FintekView({ input, onChange }: CompanionViewProps) {
  const reading = readInput(input)
  return (
    <CompanionLayout inputs={<FintekInputs input={input} onChange={onChange} />}>
      {reading.kind === 'ok' ? (
        <Results model={reading.input} />
      ) : (
        <InputProblems problems={reading.problems} />
      )}
    </CompanionLayout>
  )
}

function Results({ model }: { readonly model: WatchdogInput }) {
  const run = runWatchdog(model)
  const { modprobe, kernelCommandLine } = moduleOptions(model.params)
  const notes = notesOf(run)
  const unchanged = 'Every parameter has its default: nothing to write.'
  return (
    <>
      <Verdict {...verdictOf(run)} />
      {notes.length > 0 && (
        <Section title="Worth knowing">
          <RemarkList
            label="Worth knowing"
            remarks={notes.map(({ severity, message }) => ({
              tone: severity === 'warning' ? 'warn' : 'quiet',
              text: message,
            }))}
          />
        </Section>
      )}
      <Operations run={run} />
      <TimesTable run={run} />
      <ActionResults run={run} />
      <Section title="What follows, and why">
        <DerivedTable label="What follows, and why" rows={fintekRows(run)} />
      </Section>
      <Section title="Kernel log">
        <LogView
          lines={run.log.map(({ level, text, afterOperations }) => ({
            level,
            text,
            origin: <span title="Operations carried out by then">after {afterOperations}</span>,
          }))}
          empty="The driver prints nothing."
        />
      </Section>
      <PinTable pin={model.params.f71862fgPin} type={run.watchdog?.chip.type ?? null} />
      <ExportText
        title="modprobe.d line"
        text={modprobe}
        fileName="f71808e_wdt.conf"
        empty={unchanged}
      />
      <ExportText
        title="Kernel command line"
        text={kernelCommandLine}
        fileName="f71808e_wdt-cmdline.txt"
        empty={unchanged}
      />
      {model.mode === 'seed' && (
        <FoldedSection title="What the review of 2020-11-08 asked of the patch">
          <RemarkList
            label="Review"
            remarks={REVIEW_REMARKS.map((text) => ({ tone: 'quiet', text }))}
          />
        </FoldedSection>
      )}
    </>
  )
}

function verdictOf({ input, watchdog, init, probe, log }: WatchdogRun): {
  readonly tone: Tone
  readonly title: string
  readonly detail: string
} {
  const said = log.findLast(({ level }) => level === 'err')?.text
  if (watchdog === null) {
    return {
      tone: 'bad',
      title: `No watchdog: loading returns ${errnoName(init)}.`,
      detail: said ?? 'No known Fintek chip answers at 0x2e or 0x4e.',
    }
  }
  const found = `${watchdog.chip.name} at ${hexByte(watchdog.base)}`
  if (probe !== 0) {
    return {
      tone: 'bad',
      title: `${found}, but setting it up fails with ${errnoName(probe ?? 0)}.`,
      detail: said ?? '',
    }
  }
  return {
    tone: 'ok',
    title: `Found ${found}.`,
    detail: `${watchdog.timeout} s between two pings; the reset comes out at ${resetPin(watchdog.chip, input.params.f71862fgPin)}.`,
  }
}
