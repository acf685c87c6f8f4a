import type { ProbeResult } from '../../core/drivers/at91sam9-wdt/probeWatchdog.ts'
import { RUN_STEPS, silenceReasons } from '../../core/drivers/at91sam9-wdt/silenceReasons.ts'
import {
  type SilentUserSpace,
  type SpanKind,
  type Timeline,
  watchdogTimeline,
} from '../../core/drivers/at91sam9-wdt/timeline.ts'
import { TimeLine, type TimeMark, type TimeTone } from '../../ui/TimeLine.tsx'
import { DerivedTable } from '../frame/DerivedTable.tsx'
import { Section } from '../frame/Section.tsx'

const SPANS: Readonly<Record<SpanKind, { readonly label: string; readonly tone: TimeTone }>> = {
  'too-early': { label: 'a ping faults', tone: 'bad' },
  legal: { label: 'a ping is legal', tone: 'ok' },
  'too-late': { label: 'too late', tone: 'quiet' },
}

/** When a ping is legal, when the kernel pings, and what happens when nobody does. */
export function PingWindow({ result, hz }: { readonly result: ProbeResult; readonly hz: number }) {
  const timeline = watchdogTimeline(result, hz)
  if (timeline === null) {
    return (
      <Section title="Ping window">
        <p>No timer runs, so there is no window to show.</p>
      </Section>
    )
  }
  return (
    <Section title="Ping window">
      <OneRound timeline={timeline} />
      {timeline.silentUserSpace !== null && (
        <Silence silent={timeline.silentUserSpace} fault={timeline.fault} />
      )}
    </Section>
  )
}

function OneRound({ timeline: { spans, nextPing, fault } }: { readonly timeline: Timeline }) {
  const underflow = spans.find(({ kind }) => kind === 'too-late')?.fromMs ?? 0
  const marks: readonly TimeMark[] = [
    {
      at: nextPing.ms,
      label: `kernel pings, ${round(nextPing.ms)} ms`,
      tone: nextPing.verdict === 'legal' ? 'ok' : 'bad',
    },
    { at: underflow, label: `counter runs out, ${round(underflow)} ms: ${fault}`, tone: 'bad' },
  ]
  return (
    <TimeLine
      label="From one restart of the counter on"
      unit="ms"
      from={0}
      to={Math.max(underflow, nextPing.ms) * 1.12}
      format={round}
      lanes={[
        {
          name: 'After a restart',
          spans: spans.map(({ kind, fromMs, toMs }) => ({
            from: fromMs,
            to: toMs,
            ...SPANS[kind],
          })),
          marks,
        },
      ]}
    />
  )
}

function Silence({ silent, fault }: { readonly silent: SilentUserSpace; readonly fault: string }) {
  const { deadlineMs, lastPingMs, givesUpMs, faultMs } = silent
  const mark = (at: number | null, what: string, tone: TimeTone): readonly TimeMark[] =>
    at === null ? [] : [{ at, label: `${what}, ${round(at)} ms`, tone }]
  const end = faultMs ?? givesUpMs
  const rows = silenceReasons(silent).map(({ of, step, why }) => ({
    title: MOMENTS[of],
    value: silent[of] === null ? 'never' : `${round(silent[of])} ms`,
    whys: [{ why, step: RUN_STEPS[step] }],
  }))
  return (
    <>
      <TimeLine
        label="If user space opens the device and never writes"
        unit="ms"
        from={0}
        to={end * 1.1}
        format={round}
        lanes={[
          {
            name: 'User space silent',
            spans: [
              { from: 0, to: deadlineMs, label: 'the kernel pings on', tone: 'ok' },
              { from: deadlineMs, to: end, label: 'nobody pings', tone: 'warn' },
            ],
            marks: [
              ...mark(lastPingMs, 'last ping', 'plain'),
              ...mark(deadlineMs, 'user’s deadline', 'warn'),
              ...mark(givesUpMs, '“I will reset your machine !”', 'bad'),
              ...mark(faultMs, fault, 'bad'),
            ],
          },
        ]}
      />
      <DerivedTable label="If user space opens the device and never writes, and why" rows={rows} />
    </>
  )
}

const MOMENTS: Readonly<Record<keyof SilentUserSpace, string>> = {
  lastPingMs: 'Last ping',
  deadlineMs: 'User’s deadline',
  givesUpMs: 'The timer gives up',
  faultMs: 'The counter runs out',
}

const round = (ms: number): string => String(Math.round(ms * 100) / 100)
