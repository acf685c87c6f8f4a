import { useMemo } from 'react'
import { assemblePacket } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { disassemble } from '../../core/drivers/mediatek-cmdq/disassemble.ts'
import { packetNames, socNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import {
  type ModelRequest,
  type ReadRequest,
  readModelInput,
} from '../../core/drivers/mediatek-cmdq/readModelInput.ts'
import { wideNumbers } from '../../core/drivers/mediatek-cmdq/wideNumbers.ts'
import { gceShift } from '../../core/drivers/mediatek-cmdq/writesInput.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { Button } from '../../ui/Button.tsx'
import { late } from '../../ui/late.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { CompanionLayout } from '../frame/CompanionLayout.tsx'
import { InputProblems } from '../frame/InputProblems.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { Verdict } from '../frame/Verdict.tsx'
import styles from './Cmdq.module.css'
import { type CmdqKind, kindOf, modelInput, modeOf } from './cmdqInput.ts'
import { DecodeInputs } from './DecodeInputs.tsx'
import { GceRun } from './GceRun.tsx'
import { type GcePlace, type GcePlaceRead, readGcePlace } from './gcePlace.ts'
import { PacketExports } from './PacketExports.tsx'
import { PacketInputs } from './PacketInputs.tsx'
import { PacketReport } from './PacketReport.tsx'

/** Its findings are the whole model of mediatek-drm: they come behind the packet. */
const BoardQueue = late(async () => ({ default: (await import('./BoardQueue.tsx')).BoardQueue }))

const KINDS: readonly (readonly [kind: CmdqKind, title: string])[] = [
  ['packet', 'Build a packet'],
  ['decode', 'Read words'],
]

/** The command queue: packets call by call or from a path, word by word, and what the GCE does. */
export function CmdqView({ input, onChange }: CompanionViewProps) {
  const kind = kindOf(input)
  const read = useMemo(() => readModelInput(modelInput(input)), [input])
  const gce = useMemo(() => readGcePlace(input, modeOf(input)), [input])
  const problems = problemsOf(read, gce)
  const request = read.kind === 'ok' && problems.length === 0 ? read.request : null
  const place = gce.kind === 'ok' ? gce.place : null
  return (
    <CompanionLayout
      inputs={
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
          <div className={styles.kinds} role="group" aria-label="What to do">
            {KINDS.map(([it, title]) => (
              <Button
                key={it}
                aria-pressed={it === kind}
                onClick={() => onChange({ ...input, kind: it }, title)}
              >
                {title}
              </Button>
            ))}
          </div>
          {kind === 'packet' ? (
            <PacketInputs input={input} onChange={onChange} />
          ) : (
            <DecodeInputs input={input} onChange={onChange} />
          )}
        </>
      }
    >
      {problems.length > 0 && <InputProblems problems={problems} />}
      {read.kind === 'ok' && (
        <RemarkList
          label="Inputs not read"
          remarks={read.notes.map((text) => ({ tone: 'warn', text }))}
        />
      )}
      {request?.kind === 'packet' && place !== null && (
        <Packet request={request} place={place} input={input} onChange={onChange} />
      )}
      {request?.kind === 'decode' && place !== null && <Decoded request={request} place={place} />}
      <BoardQueue program={request?.kind === 'packet' ? request.program : null} />
    </CompanionLayout>
  )
}

/**
 * Why there is nothing to show, a sentence each. A link can bring numbers the form would refuse: words
 * made of them are well formed and not what anybody meant.
 */
function problemsOf(read: ReadRequest, gce: GcePlaceRead): readonly { readonly message: string }[] {
  if (read.kind === 'failed') return [read.problem]
  const wide = read.request.kind === 'packet' ? wideNumbers(read.request.program) : []
  return [...wide.map((message) => ({ message })), ...(gce.kind === 'bad' ? gce.problems : [])]
}

function Packet({
  request: { program },
  place,
  input,
  onChange,
}: CompanionViewProps & {
  readonly request: Extract<ModelRequest, { kind: 'packet' }>
  readonly place: GcePlace
}) {
  // A packet can hold half a million words: it is not built anew for every look at it.
  const packet = useMemo(() => assemblePacket(program), [program])
  const listing = useMemo(() => disassemble(packet.words, packetNames(program)), [packet, program])
  const { shift, mode } = program.settings
  return (
    <>
      <PacketReport program={program} packet={packet} />
      <GceRun
        key={mode}
        words={packet.words}
        listing={listing}
        base={place.address}
        shift={shift}
      />
      <PacketExports
        program={program}
        packet={packet}
        place={place}
        input={input}
        onChange={onChange}
      />
    </>
  )
}

function Decoded({
  request: { words, soc },
  place,
}: {
  readonly request: Extract<ModelRequest, { kind: 'decode' }>
  readonly place: GcePlace
}) {
  const listing = useMemo(() => disassemble(words, socNames(soc)), [words, soc])
  const odd = listing.instructions.filter(({ problems }) => problems.length > 0).length
  const count = `${words.length} ${words.length === 1 ? 'instruction' : 'instructions'}`
  const end = listing.closed
    ? 'The packet is closed: EOC stands before its last word.'
    : 'The packet is not closed: no EOC stands before its last word.'
  return (
    <>
      <Verdict
        tone={odd > 0 ? 'warn' : listing.closed ? 'ok' : 'quiet'}
        title={odd > 0 ? `${count}, ${odd} of them odd.` : `${count}.`}
        detail={end}
      />
      <GceRun words={words} listing={listing} base={place.address} shift={gceShift(socById(soc))} />
    </>
  )
}
