import ChevronRight from 'lucide-react/icons/chevron-right'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Fragment, useEffect, useId, useRef, useState } from 'react'
import { hex } from '../../core/base/hex.ts'
import type { EndpointId } from '../../core/base/ids.ts'
import { useEditor } from '../../store/editorStore.ts'
import type { Lit, Selection } from '../../store/viewSlice.ts'
import { BitField } from '../../ui/BitField.tsx'
import { BitStrip } from '../../ui/BitStrip.tsx'
import type { LineSubject, ProgramLine, WriteLine } from './programLines.ts'
import styles from './RegistersPanel.module.css'
import { keepsBits, meaningText, placeText, writtenFields } from './writeText.ts'

const BITS = 32

/**
 * The steps of a path as a table. Pointing at one lights its link or block on the canvas; what the
 * canvas points at, or has selected, lights its lines here.
 */
export function WriteLines({
  lines,
  filter,
}: {
  readonly lines: readonly ProgramLine[]
  readonly filter: string
}) {
  const lit = useEditor((state) => state.lit)
  const selection = useEditor((state) => state.selection)
  const light = useEditor((state) => state.light)
  const [open, setOpen] = useState<string | null>(null)
  const pointing = useRef(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const isShown = ({ subject }: ProgramLine) =>
    isLit(subject, lit) || isSelected(subject, selection)
  const first = lines.find(isShown)?.key
  useEffect(() => {
    if (first === undefined || pointing.current) return
    body.current?.querySelector(`[data-key="${first}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [first])
  useEffect(() => () => light(null), [light])

  if (lines.length === 0) return <p className={styles.empty}>No step matches “{filter}”.</p>
  const point = ({ subject: { link, blocks } }: ProgramLine) => {
    pointing.current = true
    light({ links: link === null ? [] : [link], blocks })
  }
  const leave = () => {
    pointing.current = false
    light(null)
  }
  return (
    <table className={styles.table} aria-label="Steps in the driver’s order">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Register</th>
          <th scope="col">Bits written</th>
          <th scope="col">Mask</th>
          <th scope="col">Value</th>
          <th scope="col" className={styles.meaning}>
            Meaning
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {lines.map((line) => {
          const { key, what } = line
          const handlers = {
            'data-key': key,
            'data-lit': isShown(line),
            onMouseEnter: () => point(line),
            onMouseLeave: leave,
            onFocus: () => point(line),
            onBlur: leave,
          }
          return line.kind === 'quiet' ? (
            <tr key={key} {...handlers} data-quiet="true">
              <th scope="row" title={what}>
                {what}
              </th>
              <td colSpan={4} data-doubtful={line.doubtful}>
                {line.doubtful && (
                  <TriangleAlert className={styles.alert} size={13} aria-label="Doubtful" />
                )}
                {line.why}
              </td>
              <td className={styles.meaning} />
            </tr>
          ) : (
            <WriteRow
              key={key}
              line={line}
              handlers={handlers}
              isOpen={open === key}
              onToggle={() => setOpen(open === key ? null : key)}
            />
          )
        })}
      </tbody>
    </table>
  )
}

function WriteRow({
  line: { what, write },
  handlers,
  isOpen,
  onToggle,
}: {
  readonly line: WriteLine
  readonly handlers: object
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const id = useId()
  const fields = writtenFields(write)
  const meaning = meaningText(write)
  return (
    <Fragment>
      <tr {...handlers}>
        <th scope="row" title={what}>
          {what}
        </th>
        <td>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            title={write.register}
            onClick={onToggle}
          >
            <ChevronRight size={13} aria-hidden="true" />
            <code className={styles.place}>{placeText(write)}</code>
            <code>{write.register}</code>
          </button>
        </td>
        <td>
          <BitStrip width={BITS} fields={fields} />
        </td>
        <td>
          <code>{keepsBits(write) ? hex(write.mask) : 'all'}</code>
        </td>
        <td>
          <code>{hex(write.value)}</code>
        </td>
        <td className={styles.meaning}>
          <code title={meaning}>{meaning}</code>
        </td>
      </tr>
      {isOpen && (
        <tr id={id}>
          <td colSpan={5} className={styles.opened}>
            <BitField
              label={write.register}
              width={BITS}
              value={write.value}
              fields={fields}
              note={
                keepsBits(write)
                  ? 'Read, changed in these bits, and written back.'
                  : 'Written as a whole.'
              }
            />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

function isLit({ link, blocks }: LineSubject, lit: Lit | null): boolean {
  if (lit === null) return false
  return (
    (link !== null && lit.links.includes(link)) ||
    blocks.some((block) => lit.blocks.includes(block))
  )
}

function isSelected({ link }: LineSubject, selection: Selection | null): boolean {
  if (selection?.kind !== 'link' || link === null) return false
  const ends: readonly EndpointId[] = [selection.from, selection.to]
  return ends.includes(link)
}
