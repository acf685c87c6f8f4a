import { isEntries } from '../../core/base/fieldReader.ts'
import {
  BASE_PMU_MAPS,
  PMU_MAP_ISSUES,
  pmuNodeText,
} from '../../core/drivers/riscv-pmu/pmuNodeText.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { ExportText } from '../frame/ExportText.tsx'
import { NodePicker } from '../frame/NodePicker.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { ScriptEditor } from '../frame/ScriptEditor.tsx'
import { Section } from '../frame/Section.tsx'
import { MAP_FIELDS, MAP_KINDS, type MapKind, pmuRows, readPmuMaps } from './pmuMaps.ts'
import { pmuNodesIn } from './pmuNodes.ts'

/** The node that tells the firmware of today's kernels which counter can count what. */
export function PmuNode({ input, onChange }: CompanionViewProps) {
  const reading = readPmuMaps(input.node)
  const rows: readonly unknown[] = Array.isArray(input.node) ? input.node : BASE_ROWS
  const change = (node: readonly unknown[], label: string) => onChange({ ...input, node }, label)
  const none = pmuNodeText(BASE_PMU_MAPS, input.mode === 'v4.18' ? 'v4.18' : 'seed')
  const written = reading.kind === 'ok' ? pmuNodeText(reading.maps, 'today') : null
  const problems =
    reading.kind === 'bad'
      ? reading.problems.map(({ message }) => message)
      : written?.kind === 'text'
        ? written.issues.map((issue) => PMU_MAP_ISSUES[issue])
        : []
  return (
    <>
      <ExportText
        title="riscv,pmu node, for today’s kernels"
        text={written?.kind === 'text' ? written.text : ''}
        fileName="riscv-pmu.dtsi"
        empty="The rows below cannot be written."
      />
      <ScriptEditor
        title="Rows of the node"
        steps={rows.map((row, at) => {
          const entries = isEntries(row) ? row : {}
          const kind = MAP_KINDS.find((it) => it === entries.map)
          return {
            title: kind === undefined ? 'not a row' : TITLES[kind],
            inputs: kind !== undefined && (
              <FieldForm
                look="dense"
                fields={MAP_FIELDS[kind]}
                hex={Object.fromEntries(MAP_FIELDS[kind].map(({ name }) => [name, 1]))}
                values={entries}
                onChange={(next, label) =>
                  change(
                    rows.map((it, place) => (place === at ? next : it)),
                    `Row ${at + 1}, ${label}`,
                  )
                }
              />
            ),
          }
        })}
        choices={MAP_KINDS.map((kind) => ({ id: kind, title: TITLES[kind] }))}
        onAdd={(kind) => change([...rows, { map: kind }], `Add a row: ${kind}`)}
        onReorder={(order, label) =>
          change(
            order.map((at) => rows[at]),
            label,
          )
        }
      />
      <Section title="Take the rows from a device tree">
        <NodePicker
          what="riscv,pmu node"
          find={pmuNodesIn}
          onTake={(maps, label) => change(pmuRows(maps), label)}
        />
      </Section>
      <Section title="About the node">
        <RemarkList
          label="About the node"
          remarks={[
            ...problems.map((text) => ({ tone: 'warn' as const, text })),
            {
              tone: 'quiet',
              text: 'OpenSBI reads the node; Linux does not. Event indices are those of the SBI driver in the table above, bit n of a bitmap is mhpmcounter n.',
            },
            ...(none.kind === 'none' ? [{ tone: 'quiet' as const, text: none.why }] : []),
          ]}
        />
      </Section>
    </>
  )
}

const TITLES: Readonly<Record<MapKind, string>> = {
  counters: 'riscv,event-to-mhpmcounters',
  selector: 'riscv,event-to-mhpmevent',
  raw: 'riscv,raw-event-to-mhpmcounters',
}

const BASE_ROWS: readonly unknown[] = BASE_PMU_MAPS.eventToCounters.map((row) => ({
  map: 'counters',
  ...row,
}))
