import CircuitBoard from 'lucide-react/icons/circuit-board'
import Cpu from 'lucide-react/icons/cpu'
import Layers from 'lucide-react/icons/layers'
import Search from 'lucide-react/icons/search'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ListedBoard } from '../../core/convert/open/boardList.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './BoardList.module.css'

/** More are found by typing: a kernel has thousands. */
const MOST_SHOWN = 300

const KINDS = {
  board: { icon: CircuitBoard, name: 'board' },
  blob: { icon: Cpu, name: 'compiled' },
  overlay: { icon: Layers, name: 'overlay' },
} as const satisfies Readonly<Record<ListedBoard['kind'], unknown>>

/** The boards found in a folder or an archive: typed for, chosen by arrows and Enter or by a click. */
export default function BoardList({
  boards,
  onChoose,
}: {
  readonly boards: readonly ListedBoard[]
  readonly onChoose: (board: ListedBoard | null) => void
}) {
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const found = matching(boards, filter)
  const shown = found.slice(0, MOST_SHOWN)
  const optionId = (at: number) => `${id}-${at}`
  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(shown.length - 1, active + step)))
    }
    const chosen = shown[active]
    if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen)
  }
  return (
    <Dialog title="Which board?" onClose={() => onChoose(null)}>
      <div className={styles.search}>
        <Search size={15} aria-hidden="true" />
        <input
          // showModal() looks for the attribute, which React does not write
          ref={(input) => input?.setAttribute('autofocus', '')}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown.length === 0 ? undefined : optionId(active)}
          aria-label="Filter boards by name, SoC or path"
          placeholder="Name, SoC or path"
          autoComplete="off"
          spellCheck={false}
          value={filter}
          onChange={(event) => {
            setFilter(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <span role="status">{countText(found.length, boards.length)}</span>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        aria-label="Boards"
        tabIndex={-1}
      >
        {shown.map((board, at) => {
          const { icon: Icon, name } = KINDS[board.kind]
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the filter's, which keeps the focus
            <div
              key={board.file}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              data-at={at}
              data-kind-of-file={board.kind}
              className={styles.option}
              onClick={() => onChoose(board)}
            >
              <Icon size={15} aria-hidden="true" />
              <strong>{board.title}</strong>
              <span className={styles.soc}>
                {board.kind === 'board' ? '' : `${name} · `}
                {board.soc ?? 'SoC unknown'}
              </span>
              <code>{board.file}</code>
            </div>
          )
        })}
      </div>
      {found.length > shown.length && (
        <p className={styles.more}>
          {found.length - shown.length} more: type a part of the name, the SoC or the path.
        </p>
      )}
      {found.length === 0 && <p className={styles.more}>Nothing matches “{filter}”.</p>}
    </Dialog>
  )
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
}

/** Every word has to be somewhere. */
function matching(boards: readonly ListedBoard[], filter: string): readonly ListedBoard[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return boards
  return boards.filter(({ title, soc, file }) => {
    const text = `${title} ${soc ?? ''} ${file}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

const countText = (found: number, all: number): string =>
  found === all ? `${all} found` : `${found} of ${all}`
