import { errnoName } from '../../core/base/errno.ts'
import { hex } from '../../core/base/hex.ts'
import { LATER_MESSAGES, type LogLine } from '../../core/drivers/at91sam9-wdt/kernelLog.ts'
import { type ProbeResult, probeWatchdog } from '../../core/drivers/at91sam9-wdt/probeWatchdog.ts'
import { readWatchdogInput } from '../../core/drivers/at91sam9-wdt/readWatchdogInput.ts'
import type { WatchdogInput } from '../../core/drivers/at91sam9-wdt/watchdogInput.ts'
import { watchdogNotes } from '../../core/drivers/at91sam9-wdt/watchdogNotes.ts'
import { LogView } from '../../ui/LogView.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { CompanionLayout } from '../frame/CompanionLayout.tsx'
import { DerivedTable } from '../frame/DerivedTable.tsx'
import { InputProblems } from '../frame/InputProblems.tsx'
import { type Remark, RemarkList } from '../frame/RemarkList.tsx'
import { Section } from '../frame/Section.tsx'
import { Verdict } from '../frame/Verdict.tsx'
import { At91sam9Inputs } from './At91sam9Inputs.tsx'
import { derivedRows } from './derivedRows.ts'
import { ModeRegisters } from './ModeRegisters.tsx'
import { NodeEditor } from './NodeEditor.tsx'
import { PingWindow } from './PingWindow.tsx'

/** What the driver makes of the node, the parameters and the register it finds. */
export function At91sam9View({ input, onChange }: CompanionViewProps) {
  const read = readWatchdogInput(input)
  return (
    <CompanionLayout inputs={<At91sam9Inputs input={input} onChange={onChange} />}>
      {read.kind === 'ok' ? (
        <Results model={read.input} input={input} onChange={onChange} />
      ) : (
        <InputProblems problems={read.problems} />
      )}
    </CompanionLayout>
  )
}

function Results({
  model,
  input,
  onChange,
}: CompanionViewProps & { readonly model: WatchdogInput }) {
  const result = probeWatchdog(model)
  const notes = watchdogNotes(model, result)
  const remarks = notes.map(
    ({ code, message }): Remark => ({
      tone: code === 'PING_MISSES_WINDOW' || code === 'WRITE_LOST' ? 'bad' : 'warn',
      text: message,
    }),
  )
  return (
    <>
      <Verdict {...verdictOf(result)} />
      {remarks.length > 0 && (
        <Section title="Worth knowing">
          <RemarkList label="Worth knowing" remarks={remarks} />
        </Section>
      )}
      <ModeRegisters result={result} />
      <PingWindow result={result} hz={model.hz} />
      <Section title="What follows, and why">
        <DerivedTable label="What follows, and why" rows={derivedRows(result, model.hz)} />
      </Section>
      <Section title="Kernel log">
        <LogView lines={result.log.map(consoleLine)} empty="The driver prints nothing." />
      </Section>
      <NodeEditor node={model.node} input={input} onChange={onChange} />
      <Section title="What it may print later">
        <LogView
          lines={LATER_MESSAGES.map(({ when, level, text }) => ({
            level,
            text,
            origin: <span>{when}:</span>,
          }))}
          empty=""
        />
      </Section>
    </>
  )
}

/** The console puts the driver and the device before a device's message. */
const consoleLine = ({ level, kind, text }: LogLine) => ({
  level,
  text: kind === 'dev' ? `at91_wdt <device>: ${text}` : text,
})

function verdictOf({ err, registered, mr, timeout, reasons }: ProbeResult) {
  const why = reasons.find(({ of }) => of === 'err')?.why ?? ''
  if (err !== 0)
    return { tone: 'bad', title: `The probe fails with ${errnoName(err)}.`, detail: why } as const
  if (registered !== true)
    return { tone: 'warn', title: 'No watchdog device.', detail: why } as const
  return {
    tone: 'ok',
    title: 'The watchdog runs.',
    detail: `User space has ${timeout} s between two pings; the mode register holds ${hex(mr ?? 0, 8)}.`,
  } as const
}
