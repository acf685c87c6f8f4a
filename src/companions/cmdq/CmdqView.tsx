import { useMemo } from 'react'
import { assemblePacket } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { deviceNames } from '../../core/drivers/mediatek-cmdq/deviceNames.ts'
import { disassemble } from '../../core/drivers/mediatek-cmdq/disassemble.ts'
import {
  type ModelRequest,
  readModelInput,
} from '../../core/drivers/mediatek-cmdq/readModelInput.ts'
import { Button } from '../../ui/Button.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { CompanionLayout } from '../frame/CompanionLayout.tsx'
import { InputProblems } from '../frame/InputProblems.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { Verdict } from '../frame/Verdict.tsx'
import { addressOf } from './addressOf.ts'
import { BoardQueue } from './BoardQueue.tsx'
import styles from './Cmdq.module.css'
import { type CmdqKind, kindOf, modelInput } from './cmdqInput.ts'
import { DecodeInputs } from './DecodeInputs.tsx'
import { GceRun } from './GceRun.tsx'
import { PacketExports } from './PacketExports.tsx'
import { PacketInputs } from './PacketInputs.tsx'
import { PacketReport } from './PacketReport.tsx'

const KINDS: readonly (readonly [kind: CmdqKind, title: string])[] = [
  ['packet', 'Build a packet'],
  ['decode', 'Read words'],
]

/** The command queue: packets call by call or from a path, word by word, and what the GCE does. */
export function CmdqView({ input, onChange }: CompanionViewProps) {
  const kind = kindOf(input)
  const read = useMemo(() => readModelInput(modelInput(input)), [input])
  const request = read.kind === 'ok' ? read.request : null
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
      {read.kind === 'failed' ? (
        <InputProblems problems={[{ message: read.problem.message }]} />
      ) : (
        <RemarkList
          label="Inputs not read"
          remarks={read.notes.map((text) => ({ tone: 'warn', text }))}
        />
      )}
      {request?.kind === 'packet' && <Packet request={request} input={input} onChange={onChange} />}
      {request?.kind === 'decode' && <Decoded words={request.words} input={input} />}
      <BoardQueue program={request?.kind === 'packet' ? request.program : null} />
    </CompanionLayout>
  )
}

function Packet({
  request: { program },
  input,
  onChange,
}: CompanionViewProps & { readonly request: Extract<ModelRequest, { kind: 'packet' }> }) {
  // A packet can hold half a million words: it is not built anew for every look at it.
  const packet = useMemo(() => assemblePacket(program), [program])
  const listing = useMemo(
    () => disassemble(packet.words, deviceNames(program.devices)),
    [packet, program],
  )
  const { shift, mode } = program.settings
  const base = addressOf(input)
  return (
    <>
      <PacketReport program={program} packet={packet} />
      <GceRun key={mode} words={packet.words} listing={listing} base={base} shift={shift} />
      <PacketExports program={program} packet={packet} input={input} onChange={onChange} />
    </>
  )
}

function Decoded({
  words,
  input,
}: {
  readonly words: readonly bigint[]
  readonly input: CompanionViewProps['input']
}) {
  const listing = useMemo(() => disassemble(words), [words])
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
      <GceRun words={words} listing={listing} base={addressOf(input)} shift={0} />
    </>
  )
}
