import { errnoName } from '../../core/base/errno.ts'
import { hex } from '../../core/base/hex.ts'
import { COUNTERS } from '../../core/drivers/riscv-pmu/counter.ts'
import { EVENT_TABLE, type EventRow, eventRow } from '../../core/drivers/riscv-pmu/eventTable.ts'
import type { EventMapping } from '../../core/drivers/riscv-pmu/mapEvent.ts'
import { mapEvent } from '../../core/drivers/riscv-pmu/mapEvent.ts'
import { readPmuQuestion } from '../../core/drivers/riscv-pmu/readPmuInput.ts'
import type { SbiEvent } from '../../core/drivers/riscv-pmu/sbiEvent.ts'
import { PMU_STEPS, whyMapped } from '../../core/drivers/riscv-pmu/stepReasons.ts'
import { TODAY_STEPS, whyLegacy, whySbi } from '../../core/drivers/riscv-pmu/todayReasons.ts'
import type { CompanionViewProps } from '../companionModule.ts'
import { DerivedTable, type Why } from '../frame/DerivedTable.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { Section } from '../frame/Section.tsx'

const BASE = 'Base PMU'
const LEGACY = 'Legacy driver today'
const SBI = 'SBI driver today'
const COLUMNS = ['Event', 'Type', 'Config', BASE, LEGACY, SBI]

/** What each driver answers to one event, and to all that have a name. */
export function EventAnswers({ input }: CompanionViewProps) {
  const read = readPmuQuestion({ ...input, kind: 'map' })
  if (read.kind === 'bad') {
    return (
      <Section title="One event">
        <RemarkList
          label="Wrong inputs"
          remarks={read.problems.map(({ message }) => ({ tone: 'bad', text: message }))}
        />
      </Section>
    )
  }
  if (read.question.kind !== 'map') return null
  const { type, config, decode } = read.question
  const named = EVENT_TABLE.find((row) => row.type === type && row.config === config)
  const asked = {
    ...eventRow(named?.name ?? 'the event asked for', type, config),
    base: mapEvent(type, config, decode),
  }
  return (
    <>
      <Section title="One event">
        <FactTable label="What each driver answers" columns={COLUMNS} rows={[cells(asked)]} />
        <DerivedTable
          label="Why each driver answers so"
          rows={[
            { title: BASE, value: mapping(asked.base), whys: [whyOf(type, asked.base)] },
            {
              title: LEGACY,
              value: mapping(asked.legacy),
              whys: [{ why: whyLegacy(asked.legacy), step: TODAY_STEPS.legacy }],
            },
            {
              title: SBI,
              value: sbiText(asked.sbi),
              whys: [{ why: whySbi(type, config), step: TODAY_STEPS.sbi }],
            },
          ]}
        />
      </Section>
      <Section title="All events that have a name">
        <FactTable
          label="All events that have a name"
          columns={COLUMNS}
          current={named?.name ?? null}
          rows={EVENT_TABLE.map((row) =>
            cells({ ...row, base: mapEvent(row.type, row.config, decode) }),
          )}
        />
      </Section>
    </>
  )
}

function whyOf(type: number, answer: EventMapping): Why {
  const [step, why] = whyMapped(type, answer)
  return { why, step: PMU_STEPS[step] }
}

const cells = ({ name, type, config, base, legacy, sbi }: EventRow) =>
  [
    name,
    type,
    <code key="config">{hex(config)}</code>,
    mapping(base),
    mapping(legacy),
    sbiText(sbi),
  ] as const

const mapping = (answer: EventMapping): string =>
  answer.kind === 'counter' ? `counter ${COUNTERS[answer.index].name}` : errnoName(answer.errno)

const sbiText = (event: SbiEvent): string =>
  event.kind === 'event'
    ? `index ${hex(event.index, 5)}${event.data === 0n ? '' : `, data ${hex(event.data)}`}`
    : errnoName(event.errno)
