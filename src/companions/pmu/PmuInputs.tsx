import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import { isEntries } from '../../core/base/fieldReader.ts'
import { PMU_FIELDS as F } from '../../core/drivers/riscv-pmu/fields.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { Hint } from '../frame/Hint.tsx'
import { ScriptEditor } from '../frame/ScriptEditor.tsx'
import { Section } from '../frame/Section.tsx'

/** The machine and the port, the event to look up, and the script. */
export function PmuInputs({ input, onChange }: CompanionViewProps) {
  const form = { values: input, onChange }
  const ops: readonly unknown[] = Array.isArray(input.ops) ? input.ops : []
  return (
    <>
      <Section title="Driver and machine">
        <FieldForm
          {...form}
          fields={[F.mode, F.xlen, F.counterWidth, F.numCounters, F.cacheDecode]}
        />
        <Hint>
          “seed” is the patch as first posted, “v4.18” the driver as merged. “standard” is a
          what-if: a port that fills in the decoder the driver leaves as a stub.
        </Hint>
      </Section>
      <ScriptEditor
        title="Script"
        steps={ops.map((op, at) => {
          const entries = isEntries(op) ? op : {}
          const kind = F.op.options.find((it) => it === entries.op)
          return {
            title: kind === undefined ? 'not an operation' : TITLES[kind],
            inputs: kind !== undefined && (
              <FieldForm
                look="dense"
                fields={OPERATION_FIELDS[kind]}
                values={entries}
                onChange={(next, label) =>
                  onChange(
                    { ...input, ops: ops.map((it, place) => (place === at ? next : it)) },
                    `Step ${at + 1}, ${label}`,
                  )
                }
              />
            ),
          }
        })}
        choices={F.op.options.map((op) => ({ id: op, title: TITLES[op] }))}
        onAdd={(id) => {
          const kind = F.op.options.find((op) => op === id) ?? 'read'
          onChange({ ...input, ops: [...ops, { op: kind, ...START[kind] }] }, `Add: ${kind}`)
        }}
        onReorder={(order, label) => onChange({ ...input, ops: order.map((at) => ops[at]) }, label)}
      />
      <Section title="At the start">
        <FieldForm {...form} fields={[F.cycle, F.instret, F.perfIrq]} />
      </Section>
      <Section title="Look up an event">
        <FieldForm {...form} fields={[F.type, F.config]} />
      </Section>
    </>
  )
}

type OperationName = (typeof F.op.options)[number]

const TITLES: Readonly<Record<OperationName, string>> = {
  init: 'init: perf opens an event',
  add: 'add: onto its counter',
  start: 'start: begin to count',
  stop: 'stop: cease to count',
  read: 'read: update the count',
  del: 'del: off its counter',
  destroy: 'destroy: perf closes it',
  advance: 'advance: time passes',
  counters: 'counters: they jump',
  perf_irq: 'perf_irq: the hook changes hands',
}

const OPERATION_FIELDS: Readonly<Record<OperationName, readonly FieldDescription[]>> = {
  init: [F.event, F.type, F.config],
  add: [F.event, F.flags],
  start: [F.event, F.flags],
  stop: [F.event, F.flags],
  read: [F.event],
  del: [F.event],
  destroy: [F.event],
  advance: [F.advanceCycle, F.advanceInstret],
  counters: [F.setCycle, F.setInstret],
  perf_irq: [F.owner],
}

/** What an operation begins with when it is added. */
const START: Readonly<Record<OperationName, object>> = {
  init: { ev: 'a', type: 'PERF_TYPE_HARDWARE', config: 'PERF_COUNT_HW_CPU_CYCLES' },
  add: { ev: 'a', flags: 1 },
  start: { ev: 'a', flags: 0 },
  stop: { ev: 'a', flags: 4 },
  read: { ev: 'a' },
  del: { ev: 'a' },
  destroy: { ev: 'a' },
  advance: { cycle: 100, instret: 100 },
  counters: { cycle: 0, instret: 0 },
  perf_irq: {},
}
