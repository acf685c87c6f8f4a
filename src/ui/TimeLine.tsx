import { useId } from 'react'
import styles from './TimeLine.module.css'
import { anchorOf, axisTicks, labelRows } from './timeScale.ts'
import { useMediaQuery } from './useMediaQuery.ts'

/** How a span or mark is drawn. Each has a pattern or shape of its own beside its colour. */
export type TimeTone = 'ok' | 'bad' | 'warn' | 'plain' | 'quiet'

export interface TimeSpan {
  readonly from: number
  /** Exclusive; null for open. */
  readonly to: number | null
  readonly label: string
  readonly tone: TimeTone
}

export interface TimeMark {
  readonly at: number
  readonly label: string
  readonly tone: TimeTone
}

export interface TimeLane {
  /** Stands before the lane; lanes of one line have different names. */
  readonly name: string
  readonly spans: readonly TimeSpan[]
  readonly marks: readonly TimeMark[]
}

export interface TimeLineProps {
  readonly label: string
  /** Of all times given: 'ms', 'step'. */
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly lanes: readonly TimeLane[]
  /** The stretch that is now, drawn as a band; null for none. */
  readonly now?: { readonly from: number; readonly to: number } | null
  /** How a time is written in the table. */
  readonly format?: (time: number) => string
}

const BAR = 24
const ROW = 15
const AXIS = 20
/** Letters that are as wide as a line, and marks on its axis: on most screens, and on a phone's. */
const ROOMY = { letters: 110, ticks: 10 }
const NARROW = { letters: 42, ticks: 5 }
const TONES: readonly TimeTone[] = ['ok', 'bad', 'warn', 'plain', 'quiet']

/**
 * Spans and marks over time, to scale, a lane below the other. The drawing is for the eyes; the table
 * below it says the same.
 */
export function TimeLine(props: TimeLineProps) {
  const { label, unit, from, to, lanes, now = null, format = String } = props
  const patternId = useId()
  const { letters, ticks } = useMediaQuery('(max-width: 560px)') ? NARROW : ROOMY
  const share = (time: number) => (Math.min(Math.max(time, from), to) - from) / (to - from || 1)
  const percent = (time: number) => `${(share(time) * 100).toFixed(3)}%`
  const placed = lanes.map((lane) => {
    const marks = [...lane.marks].sort((a, b) => a.at - b.at)
    const texts = marks.map((mark) => ({ at: share(mark.at), text: mark.label }))
    const rows = labelRows(texts, letters)
    return { ...lane, marks, rows, height: BAR + 6 + ROW * (Math.max(-1, ...rows) + 1) }
  })
  const tops = placed.map((_, at) =>
    placed.slice(0, at).reduce((sum, { height }) => sum + height, 0),
  )
  const bottom = placed.reduce((sum, { height }) => sum + height, 0)
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.chart} aria-hidden="true">
        <div className={styles.names}>
          {placed.map(({ name, height }) => (
            <span key={name} style={{ height }}>
              {name}
            </span>
          ))}
          <span className={styles.unit} style={{ height: AXIS }}>
            {unit}
          </span>
        </div>
        <svg className={styles.drawing} aria-hidden="true" width="100%" height={bottom + AXIS}>
          <Patterns id={patternId} />
          {axisTicks(from, to, ticks).map((time) => (
            <g key={time} className={styles.tick}>
              <line x1={percent(time)} x2={percent(time)} y1={0} y2={bottom} />
              <text
                x={percent(time)}
                y={bottom + 14}
                textAnchor={anchorOf({ at: share(time), text: '' }, letters)}
              >
                {Number(time.toPrecision(12))}
              </text>
            </g>
          ))}
          {placed.map((lane, at) => (
            <Lane
              key={lane.name}
              lane={lane}
              top={tops[at] ?? 0}
              percent={percent}
              share={share}
              end={to}
              letters={letters}
              patternId={patternId}
            />
          ))}
          {now !== null && (
            <rect
              className={styles.now}
              x={percent(now.from)}
              width={`${(share(now.to) - share(now.from)) * 100}%`}
              y={0}
              height={bottom}
            />
          )}
        </svg>
      </div>
      <Twin label={label} unit={unit} lanes={lanes} format={format} />
    </figure>
  )
}

interface PlacedLane extends TimeLane {
  readonly rows: readonly number[]
}

function Lane({
  lane,
  top,
  percent,
  share,
  end,
  letters,
  patternId,
}: {
  readonly lane: PlacedLane
  readonly top: number
  readonly percent: (time: number) => string
  readonly share: (time: number) => number
  readonly end: number
  readonly letters: number
  readonly patternId: string
}) {
  return (
    <g transform={`translate(0 ${top})`}>
      {lane.spans.map(({ from, to, label, tone }) => {
        const width = share(to ?? end) - share(from)
        return (
          <g key={`${from} ${label}`} className={styles.span} data-tone={tone}>
            <title>{label}</title>
            <rect x={percent(from)} width={`${width * 100}%`} y={1} height={BAR - 2} rx={3} />
            <rect
              x={percent(from)}
              width={`${width * 100}%`}
              y={1}
              height={BAR - 2}
              rx={3}
              fill={`url(#${patternId}-${tone})`}
            />
          </g>
        )
      })}
      {lane.marks.map(({ at, label, tone }, index) => (
        <g key={`${at} ${label}`} className={styles.mark} data-tone={tone}>
          <title>{label}</title>
          <line x1={percent(at)} x2={percent(at)} y1={-1} y2={BAR + 3} />
          <circle cx={percent(at)} cy={BAR - 1} r={4} />
          <text
            x={percent(at)}
            y={BAR + 14 + ROW * (lane.rows[index] ?? 0)}
            textAnchor={anchorOf({ at: share(at), text: label }, letters)}
          >
            {label}
          </text>
        </g>
      ))}
      {/* Last, so that a mark does not strike a name through. */}
      {lane.spans.map(({ from, to, label }) => {
        const width = share(to ?? end) - share(from)
        return (
          label.length < width * letters && (
            <text
              key={`${from} ${label}`}
              className={styles.label}
              x={`${(share(from) + width / 2) * 100}%`}
              y={BAR / 2 + 4}
              textAnchor="middle"
            >
              {label}
            </text>
          )
        )
      })}
    </g>
  )
}

/** A texture for each tone, so that none is told by its colour alone. */
function Patterns({ id }: { readonly id: string }) {
  const lines: Readonly<Record<TimeTone, string>> = {
    ok: '',
    plain: '',
    bad: 'M0 8L8 0M-2 2L2 -2M6 10L10 6',
    warn: 'M0 0L8 8M-2 6L2 10M6 -2L10 2',
    quiet: 'M0 4H3',
  }
  return (
    <defs>
      {TONES.map((tone) => (
        <pattern key={tone} id={`${id}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path d={lines[tone]} className={styles.texture} data-tone={tone} />
        </pattern>
      ))}
    </defs>
  )
}

/** The same as a table, for whoever does not see the drawing or wants the numbers. */
function Twin({
  label,
  unit,
  lanes,
  format,
}: Pick<Required<TimeLineProps>, 'label' | 'unit' | 'lanes' | 'format'>) {
  const rows = lanes.flatMap(({ name, spans, marks }) =>
    [
      ...spans.map((span) => ({ name, ...span })),
      ...marks.map(({ at, ...mark }) => ({ name, from: at, to: at, ...mark })),
    ].sort((a, b) => a.from - b.from),
  )
  return (
    <details className={styles.twin}>
      <summary>As a table</summary>
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col">From ({unit})</th>
            <th scope="col">To ({unit})</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.name} ${row.from} ${row.label}`}>
              <td>{row.name}</td>
              <td>{format(row.from)}</td>
              <td>{row.to === null ? 'open' : format(row.to)}</td>
              <td>{row.label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
