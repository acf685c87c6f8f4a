import Copy from 'lucide-react/icons/copy'
import SquareArrowOutUpRight from 'lucide-react/icons/square-arrow-out-up-right'
import { useId, useState } from 'react'
import { disableSequence } from '../../core/drivers/mediatek-mmsys/disableSequence.ts'
import { enableSequence } from '../../core/drivers/mediatek-mmsys/enableSequence.ts'
import { formatCInitialisers } from '../../core/drivers/mediatek-mmsys/formatCInitialisers.ts'
import { formatDevmem } from '../../core/drivers/mediatek-mmsys/formatDevmem.ts'
import { type BoardProgram, selectPrograms } from '../../store/boardPrograms.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { useServices } from '../services.ts'
import { CompareTable } from './CompareTable.tsx'
import { filterLines } from './filterLines.ts'
import { missingMutex } from './missingMutex.ts'
import { PacketView } from './PacketView.tsx'
import { packetOf } from './packetOf.ts'
import { programLines } from './programLines.ts'
import styles from './RegistersPanel.module.css'
import { WriteLines } from './WriteLines.tsx'

type Direction = 'on' | 'off'
type Form = 'table' | 'packet'

const sequenceOf = ({ program }: BoardProgram, direction: Direction) =>
  direction === 'on' ? enableSequence(program) : disableSequence(program)

/** What the driver writes into MMSYS and mutex to switch a path on or off. */
export default function RegistersPanel() {
  const programs = useEditor(selectPrograms)
  const { copy, openWorkbench } = useServices()
  const [chosen, setChosen] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(null)
  const [direction, setDirection] = useState<Direction>('on')
  const [form, setForm] = useState<Form>('table')
  const [filter, setFilter] = useState('')
  const program = programs.find(({ key }) => key === chosen) ?? programs[0]
  if (program === undefined) {
    return (
      <p className={styles.empty}>
        No path is in force, so nothing is written. Draw one from the MMSYS to a display, and what
        the driver writes for it stands here.
      </p>
    )
  }
  const beside = programs.find(({ key }) => key === other && key !== program.key)
  const steps = sequenceOf(program, direction)
  const lines = programLines(steps, program)
  const shown = filterLines(lines, filter)
  const writes = shown.flatMap((line) => (line.kind === 'write' ? [line.write] : []))
  const total = lines.filter(({ kind }) => kind === 'write').length
  const packet = packetOf(writes, program.program.mmsys)
  const unplaced = missingMutex(program.program.mmsys)
  const count = writes.length === total ? `${total}` : `${writes.length} of ${total}`
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <PathChoice
          label="Path"
          programs={programs}
          value={program.key}
          onChange={(key) => setChosen(key)}
        />
        <Switch
          label="Sequence"
          value={direction}
          options={[
            ['on', 'Enable'],
            ['off', 'Disable'],
          ]}
          onChange={setDirection}
        />
        <Switch
          label="Shown as"
          value={form}
          options={[
            ['table', 'Writes'],
            ['packet', 'Packet'],
          ]}
          onChange={setForm}
        />
        {form === 'table' && programs.length > 1 && (
          <PathChoice
            label="Compare with"
            programs={programs.filter(({ key }) => key !== program.key)}
            value={beside?.key ?? ''}
            none="Compare…"
            onChange={(key) => setOther(key === '' ? null : key)}
          />
        )}
        <input
          type="search"
          className={styles.filter}
          aria-label="Filter the writes"
          placeholder="Filter"
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
        <span className="visually-hidden" role="status">
          {count} {total === 1 ? 'write' : 'writes'}
        </span>
        {packet.kind === 'ok' && (
          <Button
            aria-label="Open in the command queue workbench"
            title="Open these writes as a packet in the command queue workbench"
            onClick={() => openWorkbench(packet.input)}
          >
            <SquareArrowOutUpRight size={14} />
            <span className={styles.wide}>Workbench</span>
          </Button>
        )}
        <Menu
          trigger={
            <Button>
              <Copy size={14} />
              Copy {count}
            </Button>
          }
        >
          <MenuItem
            icon={null}
            onSelect={() => copy(formatCInitialisers(writes), 'the C initialisers')}
          >
            As C initialisers
          </MenuItem>
          <MenuItem icon={null} onSelect={() => copy(formatDevmem(writes), 'the devmem lines')}>
            As devmem lines
          </MenuItem>
          {packet.kind === 'ok' && (
            <>
              <MenuItem icon={null} onSelect={() => copy(packet.wordsText, 'the packet’s words')}>
                As GCE packet, words
              </MenuItem>
              <MenuItem icon={null} onSelect={() => copy(packet.listing, 'the disassembly')}>
                As GCE packet, disassembled
              </MenuItem>
            </>
          )}
        </Menu>
      </div>
      {program.never !== null && <p className={styles.never}>{program.never}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it */}
      <section className={styles.body} aria-label="Register writes" tabIndex={0}>
        {form === 'table' && unplaced !== null && <p className={styles.note}>{unplaced}</p>}
        {form === 'packet' ? (
          <PacketView packet={packet} />
        ) : beside === undefined ? (
          <WriteLines lines={shown} filter={filter} />
        ) : (
          <CompareTable
            a={{ name: program.name, writes }}
            b={{
              name: beside.name,
              writes: filterLines(
                programLines(sequenceOf(beside, direction), beside),
                filter,
              ).flatMap((line) => (line.kind === 'write' ? [line.write] : [])),
            }}
          />
        )}
      </section>
    </div>
  )
}

function PathChoice({
  label,
  programs,
  value,
  none,
  onChange,
}: {
  readonly label: string
  readonly programs: readonly BoardProgram[]
  readonly value: string
  /** How no path at all is called, where that can be chosen. */
  readonly none?: string
  readonly onChange: (key: string) => void
}) {
  return (
    <Select
      className={styles.choice}
      aria-label={label}
      value={value}
      onChange={onChange}
      options={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...programs.map(({ key, name, source }) => ({
          value: key,
          label: source === 'hardcoded' ? `${name} (hardcoded)` : name,
        })),
      ]}
    />
  )
}

function Switch<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, title: string])[]
  readonly onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{label}</legend>
      {options.map(([option, title]) => (
        <label key={option} data-on={option === value}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  )
}
