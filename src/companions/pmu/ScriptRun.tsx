import { useState } from 'react'
import { errnoName } from '../../core/base/errno.ts'
import { hex } from '../../core/base/hex.ts'
import { COUNTERS, type Counters } from '../../core/drivers/riscv-pmu/counter.ts'
import { stateNames } from '../../core/drivers/riscv-pmu/perfAbi.ts'
import type { PmuOperation } from '../../core/drivers/riscv-pmu/pmuOperation.ts'
import type { PmuSetup, PmuState } from '../../core/drivers/riscv-pmu/pmuState.ts'
import { BitField, type BitFieldPart } from '../../ui/BitField.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { TimeLine } from '../../ui/TimeLine.tsx'
import { DerivedTable } from '../frame/DerivedTable.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { Section } from '../frame/Section.tsx'
import { operationText } from './operationText.ts'
import { pmuLanes } from './pmuLanes.ts'
import { holderText, pmuRows } from './pmuRows.ts'

/** The script, stepped over forward and back: events, slots, counters and the use count. */
export function ScriptRun({
  states,
  ops,
  setup,
}: {
  readonly states: readonly PmuState[]
  readonly ops: readonly PmuOperation[]
  readonly setup: PmuSetup
}) {
  // Null is the end, wherever that is; another script keeps the step one is at where it can.
  const [chosen, setChosen] = useState<number | null>(null)
  const at = Math.min(chosen ?? ops.length, ops.length)
  const state = states[at]
  const done = ops[at - 1]
  if (state === undefined) return null
  return (
    <Section title="The script, step by step">
      <Stepper
        label="Operations"
        count={ops.length}
        at={at}
        onStep={setChosen}
        text={done === undefined ? 'after boot' : `${operationText(done)}${returnText(state)}`}
      />
      <TimeLine
        label="Events and use count, by step"
        unit="steps done"
        from={0}
        to={states.length}
        now={{ from: at, to: at + 1 }}
        lanes={pmuLanes(states)}
      />
      {state.events.size === 0 ? (
        <p>No event is there after step {at}.</p>
      ) : (
        <FactTable
          label={`Events after step ${at}`}
          columns={['Event', 'Counter', 'Index', 'State', 'Last reading', 'Count']}
          rows={[...state.events].map(([name, event]) => [
            name,
            COUNTERS[event.config].name,
            event.idx,
            stateNames(event.state).join(' | ') || 'counting',
            <code key="prev">{hex(event.prev, 16)}</code>,
            <strong key="count">{event.count.toString()}</strong>,
          ])}
        />
      )}
      <FactTable
        label={`The driver after step ${at}`}
        columns={[
          'Use count',
          'Events there',
          'Events added',
          'Slot 0, cycle',
          'Slot 1, instret',
          'Interrupt hook',
        ]}
        rows={[
          [
            String(state.activeEvents),
            state.events.size,
            state.nEvents,
            state.slots[0] ?? 'empty',
            state.slots[1] ?? 'empty',
            holderText(state),
          ],
        ]}
      />
      <h3>Why, after step {at}</h3>
      <DerivedTable label={`Why, after step ${at}`} rows={pmuRows(states, ops, setup, at)} />
      {COUNTERS.map(({ name, csr }) => (
        <CounterWord key={name} name={name} csr={csr} counters={state.counters} setup={setup} />
      ))}
    </Section>
  )
}

function returnText({ returns }: PmuState): string {
  const last = returns.at(-1)
  return last === null || last === undefined ? '' : ` → ${errnoName(last)}`
}

/** A counter's 64 bits: which of them a read gives, and which of those the declared width keeps. */
function CounterWord({
  name,
  csr,
  counters,
  setup: { xlen, counterWidth },
}: {
  readonly name: keyof Counters
  readonly csr: number
  readonly counters: Counters
  readonly setup: PmuSetup
}) {
  const value = counters[name]
  const part = (
    title: string,
    msb: number,
    lsb: number,
    meaning: string,
  ): readonly BitFieldPart[] =>
    msb < lsb
      ? []
      : [
          {
            name: title,
            msb,
            lsb,
            value: BigInt.asUintN(msb - lsb + 1, value >> BigInt(lsb)),
            meaning,
          },
        ]
  const kept = Math.min(counterWidth, xlen)
  return (
    <BitField
      label={`Counter ${name}, CSR ${hex(csr, 3)}`}
      width={64}
      value={value}
      fields={[
        ...part('not read', 63, xlen, 'one CSR read does not return these bits'),
        ...part(
          'read, cut off',
          xlen - 1,
          kept,
          'above the width the port declares: cut off a difference',
        ),
        ...part('read and counted', kept - 1, 0, 'part of every difference'),
      ]}
      note={`A read gives ${xlen} bits; the port declares ${counterWidth}.${
        counterWidth > xlen ? ' A wrap-around counts far too much.' : ''
      }`}
    />
  )
}
