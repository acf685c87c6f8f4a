import { useEffect, useRef, useState } from 'react'
import type { NodeEntry } from '../../core/convert/open/nodeList.ts'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import styles from './NodeBrowser.module.css'

/** A list of any length, of which only the lines in view are there, and the active one. */
export function NodeOptions({
  id,
  entries,
  at,
  isPart,
  onPick,
}: {
  readonly id: string
  readonly entries: readonly NodeEntry[]
  /** The active one. */
  readonly at: number
  /** Whether some are left out, so that a line has to say where its node stands. */
  readonly isPart: boolean
  readonly onPick: (entry: NodeEntry) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  /** px */
  const height = useMediaQuery('(pointer: coarse)') ? 40 : 22
  // Brings the active line into view, also when the list got another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another line there
  useEffect(() => {
    const { current } = list
    if (current === null) return
    const line = at * height
    if (line < current.scrollTop) current.scrollTop = line
    else if (line + height > current.scrollTop + current.clientHeight)
      current.scrollTop = line + height - current.clientHeight
  }, [at, height, entries])

  const first = Math.max(0, Math.floor(top / height) - SPARE)
  const inView = entries.slice(first, first + MOST_IN_VIEW)
  const rows = inView.map((entry, i) => ({ entry, index: first + i }))
  const active = entries[at]
  if (active !== undefined && !rows.some(({ index }) => index === at))
    rows.push({ entry: active, index: at })
  return (
    <div
      ref={list}
      id={id}
      className={styles.list}
      role="listbox"
      aria-label="Nodes"
      tabIndex={-1}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: entries.length * height }}>
        {rows.map(({ entry, index }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={entry.path}
            id={optionId(id, index)}
            role="option"
            aria-selected={index === at}
            aria-setsize={entries.length}
            aria-posinset={index + 1}
            aria-label={nameOf(entry)}
            className={styles.option}
            data-deleted={entry.isDeleted}
            style={{
              top: index * height,
              height,
              paddingLeft: isPart ? 14 : 8 + 12 * Math.min(entry.depth, 9),
            }}
            onClick={() => onPick(entry)}
          >
            <span>{entry.name}</span>
            {entry.labels.length > 0 && <b>{entry.labels.join(', ')}</b>}
            {isPart && <small>{entry.path.slice(0, entry.path.lastIndexOf('/')) || '/'}</small>}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Lines above the view, and as many as the tallest list can show. */
const SPARE = 8
const MOST_IN_VIEW = 80

const nameOf = ({ path, labels, isDeleted }: NodeEntry): string =>
  [path, ...labels, ...(isDeleted ? ['deleted'] : [])].join(', ')

export const optionId = (list: string, index: number): string => `${list}-${index}`
