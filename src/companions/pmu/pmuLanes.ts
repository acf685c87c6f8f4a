import { STOPPED, stateNames } from '../../core/drivers/riscv-pmu/perfAbi.ts'
import type { PmuState } from '../../core/drivers/riscv-pmu/pmuState.ts'
import type { TimeLane, TimeSpan, TimeTone } from '../../ui/TimeLine.tsx'

interface Phase {
  readonly label: string
  readonly tone: TimeTone
}

/**
 * A lane for each event ever accepted, its state flags as spans and its readings as marks, and one
 * for the use count. The time is the step: what holds after n operations lasts from n to n + 1.
 */
export function pmuLanes(states: readonly PmuState[]): readonly TimeLane[] {
  const names = new Set(states.flatMap(({ events }) => [...events.keys()]))
  const readings = states.at(-1)?.readings ?? []
  return [
    ...[...names].map((name) => ({
      name: `event ${name}`,
      spans: spansOf(states, (state) => phaseOf(state, name)),
      marks: readings
        .filter(({ ev }) => ev === name)
        .map(({ step, delta, ran, wrapped }) => ({
          at: step + 1,
          label: `${wrapped ? 'wrapped, ' : ''}+${delta} = ${countAfter(states, step, name)}`,
          tone: ran !== delta ? ('bad' as const) : ('ok' as const),
        })),
    })),
    {
      name: 'use count',
      spans: spansOf(states, ({ activeEvents, events }) => ({
        label: activeEvents > events.size ? `${activeEvents}, leaked` : String(activeEvents),
        tone: activeEvents > events.size ? 'bad' : activeEvents > 0 ? 'ok' : 'quiet',
      })),
      marks: [],
    },
  ]
}

/** Of a reading, which was of an event that was there. */
const countAfter = (states: readonly PmuState[], step: number, name: string): bigint =>
  states[step + 1]?.events.get(name)?.count ?? 0n

function phaseOf({ events }: PmuState, name: string): Phase | null {
  const event = events.get(name)
  if (event === undefined) return null
  if (event.idx === -1) return { label: 'not added', tone: 'quiet' }
  if (event.state === 0) return { label: 'counting', tone: 'ok' }
  const tone = (event.state & STOPPED) === 0 ? 'ok' : 'plain'
  return { label: stateNames(event.state).join(' '), tone }
}

/** Steps with the same phase as one span; null leaves a gap. */
function spansOf(
  states: readonly PmuState[],
  phaseIn: (state: PmuState) => Phase | null,
): readonly TimeSpan[] {
  const spans: { from: number; to: number; label: string; tone: TimeTone }[] = []
  states.forEach((state, at) => {
    const now = phaseIn(state)
    const last = spans.at(-1)
    if (now === null) return
    if (last?.to === at && last.label === now.label) last.to = at + 1
    else spans.push({ from: at, to: at + 1, ...now })
  })
  return spans
}
