import { useMemo, useState } from 'react'
import { hex } from '../../core/base/hex.ts'
import type { Disassembly } from '../../core/drivers/mediatek-cmdq/disassemble.ts'
import type { GceThread } from '../../core/drivers/mediatek-cmdq/executeGce.ts'
import type { InstructionWord } from '../../core/drivers/mediatek-cmdq/instructionWord.ts'
import { instructionWordAt } from '../../core/drivers/mediatek-cmdq/instructionWordAt.ts'
import { physicalAddress } from '../../core/drivers/mediatek-cmdq/registerDevice.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { WordTable } from '../../ui/WordTable.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { Section } from '../frame/Section.tsx'
import styles from './Cmdq.module.css'
import { eventText } from './callText.ts'
import { gceMoments, type Intervention } from './gceMoments.ts'

const BITS = 64

interface GceRunProps {
  readonly words: readonly InstructionWord[]
  readonly listing: Disassembly
  /** Physical address of the first word. */
  readonly base: bigint
  readonly shift: number
}

/** What was done in the hardware's place, and to which words: others have a story of their own. */
interface Acted {
  readonly on: readonly InstructionWord[]
  readonly interventions: readonly Intervention[]
}

const NONE: readonly Intervention[] = []

/** The words with their fields, and a GCE thread that goes over them step by step. */
export function GceRun({ words, listing, base, shift }: GceRunProps) {
  const [acted, setActed] = useState<Acted>({ on: words, interventions: NONE })
  const interventions = acted.on === words ? acted.interventions : NONE
  const [chosen, setChosen] = useState(0)
  const { names } = listing
  const moments = useMemo(
    () => gceMoments(words, { base, shift, names }, interventions),
    [words, base, shift, names, interventions],
  )
  const at = Math.min(chosen, moments.length - 1)
  const moment = moments[at]
  if (moment === undefined) return null
  const { thread, text } = moment
  const intervene = (act: Intervention['act']) => {
    // From here on it is another story.
    const before = interventions.filter((it) => it.at < at)
    setActed({ on: words, interventions: [...before, { at, act }] })
    setChosen(at + 1)
  }
  const isActive = thread.status.kind !== 'ended' && thread.status.kind !== 'stopped'
  return (
    <>
      <Section title={`Words${words.length === 0 ? '' : ` (${words.length})`}, step by step`}>
        {words.length === 0 ? (
          <p>The packet holds no word yet.</p>
        ) : (
          <>
            <Stepper
              label="GCE thread"
              count={moments.length - 1}
              at={at}
              onStep={setChosen}
              text={text}
            />
            <Hardware thread={thread} listing={listing} onAct={intervene} />
            <WordTable
              label="Words of the packet"
              width={BITS}
              at={isActive ? Number((thread.pc - base) / 8n) : null}
              count={words.length}
              wordAt={instructionWordAt(listing)}
            />
          </>
        )}
      </Section>
      <Section title="The GCE thread">
        <FactTable
          label="GCE thread"
          columns={['State', 'Next instruction', 'Mask in force', 'Interrupts', 'Driver’s view']}
          rows={[
            [
              statusText(thread),
              <code key="pc">{thread.pc < 0n ? `-${hex(-thread.pc)}` : hex(thread.pc)}</code>,
              <code key="mask">{thread.mask === null ? 'none yet' : hex(thread.mask, 8)}</code>,
              thread.interrupts,
              thread.done ? 'packet done' : 'packet not done',
            ],
          ]}
        />
        <Events thread={thread} />
        <Registers thread={thread} />
      </Section>
    </>
  )
}

/** What the user does in the hardware's place. */
function Hardware({
  thread: { status, names },
  listing,
  onAct,
}: {
  readonly thread: GceThread
  readonly listing: Disassembly
  readonly onAct: (act: Intervention['act']) => void
}) {
  const awaited = status.kind === 'waiting' ? status : null
  const events = useMemo(() => eventsToRaise(listing), [listing])
  const [chosen, setChosen] = useState<number | null>(null)
  const picked = events.find((number) => number === chosen) ?? events[0]
  return (
    <div className={styles.acts}>
      {awaited !== null && (
        <Button
          look="primary"
          onClick={() => onAct({ kind: 'event', event: awaited.event, value: awaited.value })}
        >
          {awaited.value === 0 ? 'Clear' : 'Raise'} {eventText(names, awaited.event)}
        </Button>
      )}
      {status.kind === 'polling' && (
        <Button look="primary" onClick={() => onAct({ kind: 'match' })}>
          Let the register match
        </Button>
      )}
      {picked !== undefined && (
        <>
          <Select
            aria-label="Event of the hardware"
            className={styles.event}
            value={String(picked)}
            onChange={(number) => setChosen(Number(number))}
            options={events.map((number) => ({
              value: String(number),
              label: `${number} ${eventText(names, number)}`,
            }))}
          />
          <Button onClick={() => onAct({ kind: 'event', event: picked, value: 1 })}>
            Raise it
          </Button>
        </>
      )}
    </div>
  )
}

/** Those the packet speaks of, then those known on the SoC. */
function eventsToRaise({ instructions, names }: Disassembly): readonly number[] {
  const spoken = instructions.flatMap(({ effect }) =>
    effect.kind === 'event' ? [effect.event] : [],
  )
  return [...new Set([...spoken, ...names.events.map(({ number }) => number)])]
}

function Events({ thread: { events, names } }: { readonly thread: GceThread }) {
  const all = Object.entries(events)
  if (all.length === 0) return null
  return (
    <FactTable
      label="Events"
      columns={['Event', 'Value']}
      rows={all.map(([number, value]) => [eventText(names, Number(number)), value])}
    />
  )
}

function Registers({ thread: { registers, names } }: { readonly thread: GceThread }) {
  const all = Object.entries(registers)
  if (all.length === 0) return null
  return (
    <FactTable
      label="Registers written"
      columns={['Subsystem and address', `On ${names.soc}`, 'Value', 'Known bits']}
      rows={all.map(([key, { subsys, addr, value, known }]) => {
        const phys = physicalAddress(names.windows, subsys, addr)
        return [
          key,
          <code key="phys">{phys === null ? '–' : hex(phys, 8)}</code>,
          <code key="value">{hex(value, 8)}</code>,
          <code key="known">{hex(known, 8)}</code>,
        ]
      })}
    />
  )
}

function statusText({ status, names }: GceThread): string {
  switch (status.kind) {
    case 'running':
      return 'runs'
    case 'waiting':
      return `waits for ${eventText(names, status.event)} to be ${status.value}`
    case 'polling':
      return `polls ${status.register}`
    case 'ended':
      return 'at the end address'
    case 'stopped':
      return `stopped: ${status.why}`
  }
}
