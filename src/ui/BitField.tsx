import { type KeyboardEvent, useId, useState } from 'react'
import { hex } from '../core/base/hex.ts'
import styles from './BitField.module.css'

/** One field of a register or instruction word. Fields do not overlap; bits of none are reserved. */
export interface BitFieldPart {
  readonly name: string
  readonly msb: number
  readonly lsb: number
  readonly value: number | bigint
  /** What this value does; '' where the number says it all. */
  readonly meaning: string
  /** 'changed' stands out, 'ignored' steps back. */
  readonly state?: 'plain' | 'changed' | 'ignored'
}

export interface BitFieldProps {
  /** What the word is: 'MR, wanted'. */
  readonly label: string
  /** Bits, 8 to 64. */
  readonly width: number
  readonly value: number | bigint
  /** In any order. */
  readonly fields: readonly BitFieldPart[]
  /** Said while no field is pointed at. */
  readonly note?: string
}

/** Bits a line holds; a wider word is drawn in lines of this many. */
const LINE = 32

/**
 * A word with its fields drawn to scale, most significant bit left. What a field means stands below
 * it while the pointer or the focus is on it; the arrow keys go from field to field.
 */
export function BitField({ label, width, value, fields, note = '' }: BitFieldProps) {
  const [pointed, setPointed] = useState<string | null>(null)
  const [current, setCurrent] = useState(0)
  const meaningId = useId()
  const ordered = [...fields].sort((a, b) => b.msb - a.msb)
  const shown = ordered.find(({ name }) => name === pointed)
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(Math.max(current + step, 0), ordered.length - 1)
    setCurrent(next)
    const part = ordered[next]
    if (part === undefined) return
    event.currentTarget.querySelector<HTMLElement>(`[data-name="${part.name}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div className={styles.word} role="group" aria-label={label} onKeyDown={move}>
      <p className={styles.head}>
        <strong>{label}</strong>
        <code>{hex(value, Math.ceil(width / 4))}</code>
      </p>
      {linesOf(width).map(({ msb, lsb }) => (
        <div
          key={msb}
          className={styles.bits}
          style={{ gridTemplateColumns: `repeat(${msb - lsb + 1}, minmax(0, 1fr))` }}
        >
          {cellsOf(ordered, msb, lsb).map(({ part, from, to }) => (
            <Cell
              key={from}
              part={part}
              from={from}
              to={to}
              share={(from - to + 1) / (msb - lsb + 1)}
              isStop={part !== null && ordered.indexOf(part) === current}
              isPointed={part !== null && part.name === pointed}
              onPoint={setPointed}
              onFocus={() => part !== null && setCurrent(ordered.indexOf(part))}
            />
          ))}
        </div>
      ))}
      <p className={styles.meaning} id={meaningId} data-shown={shown !== undefined}>
        {shown === undefined ? note : fieldText(shown)}
      </p>
    </div>
  )
}

interface CellProps {
  /** Null for reserved bits. */
  readonly part: BitFieldPart | null
  readonly from: number
  readonly to: number
  /** Of the line's width, 0 to 1. */
  readonly share: number
  readonly isStop: boolean
  readonly isPointed: boolean
  readonly onPoint: (name: string | null) => void
  readonly onFocus: () => void
}

function Cell({ part, from, to, share, isStop, isPointed, onPoint, onFocus }: CellProps) {
  const style = { gridColumn: `span ${from - to + 1}` }
  const numbers = (
    <span className={styles.numbers} aria-hidden="true">
      <span>{from}</span>
      {from !== to && <span>{to}</span>}
    </span>
  )
  if (part === null) {
    return (
      <span className={styles.cell} style={style} data-reserved="true" title="reserved">
        {numbers}
      </span>
    )
  }
  const { name, value, state = 'plain' } = part
  return (
    <button
      type="button"
      className={styles.cell}
      style={style}
      aria-label={fieldText(part)}
      tabIndex={isStop ? 0 : -1}
      data-name={name}
      data-state={state}
      data-set={BigInt(value) !== 0n}
      data-pointed={isPointed}
      data-narrow={share < NARROW}
      onPointerEnter={() => onPoint(name)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => {
        onFocus()
        onPoint(name)
      }}
      onBlur={() => onPoint(null)}
    >
      {numbers}
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>
        {to !== part.lsb ? '…' : part.msb === to ? String(value) : hex(value)}
      </span>
    </button>
  )
}

/** Share of a line below which a name stands upright; in wider fields it is broken into lines. */
const NARROW = 0.06

/** 'WDV [11:0] = 0x7ff (2047): counts 2048 ticks'. */
function fieldText({ name, msb, lsb, value, meaning }: BitFieldPart): string {
  const bits = msb === lsb ? `[${msb}]` : `[${msb}:${lsb}]`
  const number = msb === lsb ? String(value) : `${hex(value)} (${value})`
  return `${name} ${bits} = ${number}${meaning === '' ? '' : `: ${meaning}`}`
}

const linesOf = (width: number) =>
  Array.from({ length: Math.ceil(width / LINE) }, (_, at) => {
    const msb = width - 1 - at * LINE
    return { msb, lsb: Math.max(0, msb - LINE + 1) }
  })

/** What stands in a line, from the left: fields, those cut at its ends, and the bits of none. */
function cellsOf(ordered: readonly BitFieldPart[], msb: number, lsb: number) {
  const cells: { part: BitFieldPart | null; from: number; to: number }[] = []
  let next = msb
  for (const part of ordered) {
    if (part.msb < lsb || part.lsb > msb) continue
    const from = Math.min(part.msb, msb)
    const to = Math.max(part.lsb, lsb)
    if (from < next) cells.push({ part: null, from: next, to: from + 1 })
    cells.push({ part, from, to })
    next = to - 1
  }
  if (next >= lsb) cells.push({ part: null, from: next, to: lsb })
  return cells
}
