import ChevronRight from 'lucide-react/icons/chevron-right'
import { Fragment, useId, useState } from 'react'
import { hex } from '../core/base/hex.ts'
import { BitField, type BitFieldPart } from './BitField.tsx'
import { BitStrip } from './BitStrip.tsx'
import styles from './WordTable.module.css'

export interface Word {
  readonly value: bigint
  readonly fields: readonly BitFieldPart[]
  /** What it does, in a line. */
  readonly text: string
  /** What is odd about it, a sentence each. */
  readonly problems: readonly string[]
}

export interface WordTableProps {
  readonly label: string
  /** Bits of a word. */
  readonly width: number
  /** How many there are, and each by its place: of many, not all are asked for. */
  readonly count: number
  readonly wordAt: (index: number) => Word
  /** Index of the word something stands at. */
  readonly at?: number | null
}

/** More are not drawn: the first and the last of them tell what is between. */
const MANY = 240
const LAST = 8

/** Words in order: each with its fields to scale and its meaning, and opened, its fields in full. */
export function WordTable({ label, width, count, wordAt, at = null }: WordTableProps) {
  const [open, setOpen] = useState<number | null>(null)
  const isCut = count > MANY
  const head = isCut ? MANY - LAST : count
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => {
      const index = from + place
      return (
        <WordRow
          key={index}
          index={index}
          word={wordAt(index)}
          width={width}
          isAt={index === at}
          isOpen={index === open}
          onToggle={() => setOpen(open === index ? null : index)}
        />
      )
    })
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Word</th>
          <th scope="col">Fields</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {rows(0, head)}
        {isCut && (
          <tr>
            <td colSpan={4} className={styles.cut}>
              {count - MANY} words more
            </td>
          </tr>
        )}
        {isCut && rows(count - LAST, count)}
      </tbody>
    </table>
  )
}

function WordRow({
  index,
  word: { value, fields, text, problems },
  width,
  isAt,
  isOpen,
  onToggle,
}: {
  readonly index: number
  readonly word: Word
  readonly width: number
  readonly isAt: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const id = useId()
  const digits = hex(value, width / 4)
  return (
    <Fragment>
      <tr data-at={isAt} aria-current={isAt ? 'step' : undefined}>
        <td className={styles.index}>{index}</td>
        <td className={styles.word}>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`Fields of word ${index}, ${digits}`}
            onClick={onToggle}
          >
            <ChevronRight size={13} aria-hidden="true" />
            <code>{digits}</code>
          </button>
        </td>
        <td className={styles.strip}>
          <BitStrip width={width} fields={fields} />
        </td>
        <td>
          <code>{text}</code>
          {problems.map((problem) => (
            <p key={problem} className={styles.problem}>
              {problem}
            </p>
          ))}
        </td>
      </tr>
      {isOpen && (
        <tr id={id}>
          <td colSpan={4} className={styles.opened}>
            <BitField label={`Word ${index}`} width={width} value={value} fields={fields} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}
