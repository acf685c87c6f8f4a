import ChevronRight from 'lucide-react/icons/chevron-right'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { BlockId } from '../../core/base/ids.ts'
import type { LinkEnd } from '../../core/pipeline/edit.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { removeSelection } from '../../store/removeSelection.ts'
import {
  selectGraph,
  selectLinks,
  selectPositions,
  selectResolutions,
} from '../../store/selectors.ts'
import styles from './Outline.module.css'
import { type OutlineItem, type OutlineRow, outlineOf, visibleRows } from './outlineOf.ts'

/** The canvas as a tree of lines: all that can be done there can be done here, by key. */
export default function Outline() {
  const graph = useEditor(selectGraph)
  const positions = useEditor(selectPositions)
  const links = useEditor(selectLinks)
  const resolutions = useEditor(selectResolutions)
  const selection = useEditor((state) => state.selection)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const heading = useId()
  const help = useId()

  const items = useMemo(
    () => outlineOf({ graph, positions }, links, resolutions),
    [graph, positions, links, resolutions],
  )
  const rows = visibleRows(items, (item) => toggled.has(item.key) !== isOpenAtFirst(item))
  const found = rows.findIndex(({ item }) => item.key === current)
  const isGone = current !== null && found < 0
  const atBefore = useRef(0)
  const index = isGone ? Math.min(atBefore.current, rows.length - 1) : Math.max(0, found)
  const focused = rows[index]
  useEffect(() => {
    atBefore.current = index
  }, [index])
  // The line that had the keyboard went with an edit: what stands there now goes on from it.
  useEffect(() => {
    if (isGone && document.activeElement === document.body) focusLine(tree.current)
  }, [isGone])
  const reveal = useEditor((state) => state.reveal)
  const followed = useRef(reveal?.serial)
  // A block found elsewhere is where the keys go on from.
  useEffect(() => {
    if (reveal === null || followed.current === reveal.serial) return
    followed.current = reveal.serial
    if (tree.current?.contains(document.activeElement))
      goTo(rows.find(({ item }) => item.key === reveal.block))
  })
  const called = useEditor((state) => state.outlineCalled)
  const callOutline = useEditor((state) => state.callOutline)
  useEffect(() => {
    if (!called) return
    callOutline(false)
    focusLine(tree.current)
  }, [called, callOutline])

  const goTo = (row: OutlineRow | undefined) => {
    if (row === undefined) return
    setCurrent(row.item.key)
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.item.key)}"]`)?.focus()
  }
  const toggle = (row: OutlineRow) => {
    if (row.open === null) return
    setToggled((before) => {
      const after = new Set(before)
      if (!after.delete(row.item.key)) after.add(row.item.key)
      return after
    })
  }
  const show = (row: OutlineRow) => {
    if (!revealItem(row.item)) toggle(row)
    followed.current = editorStore.getState().reveal?.serial // the keyboard stays on this line
  }
  const selected = new Set<string>(
    selection === null
      ? []
      : selection.kind === 'blocks'
        ? selection.ids
        : [selection.from, selection.to],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (focused === undefined || event.altKey) return
    const done = (act: () => void) => {
      event.preventDefault()
      act()
    }
    if (event.ctrlKey || event.metaKey) return
    // Not by the capital alone: with Caps Lock on that is a letter to find a line by.
    const act = event.shiftKey ? ACTS[event.key.toLowerCase()] : undefined
    if (act !== undefined) return done(() => act(focused.item))
    switch (event.key) {
      case 'ArrowDown':
        return done(() => goTo(rows[index + 1]))
      case 'ArrowUp':
        return done(() => goTo(rows[index - 1]))
      case 'Home':
        return done(() => goTo(rows[0]))
      case 'End':
        return done(() => goTo(rows.at(-1)))
      case 'ArrowRight':
        return done(() => (focused.open === false ? toggle(focused) : goTo(rows[index + 1])))
      case 'ArrowLeft':
        return done(() =>
          focused.open === true
            ? toggle(focused)
            : goTo(rows.find(({ item }) => item.key === focused.parent)),
        )
      case 'Enter':
        return done(() => show(focused))
      case ' ':
        return done(() => addToSelection(focused.item))
      case 'Delete':
      case 'Backspace':
        return done(() => remove(focused.item, event.shiftKey))
      case 'F2':
        return select(focused.item) // and on to the command of this key
      default: {
        // A key no line begins with is left to the commands.
        const row = event.key.length === 1 ? startingWith(rows, index, event.key) : undefined
        if (row !== undefined) done(() => goTo(row))
      }
    }
  }

  return (
    <section className={styles.outline} aria-labelledby={heading}>
      <h2 className="visually-hidden" id={heading}>
        Outline
      </h2>
      <p className={styles.help} id={help}>
        <kbd>Enter</kbd> shows it, <kbd>Shift L</kbd> links on from it, <kbd>Shift E</kbd> enables
        or disables, <kbd>Delete</kbd> removes or unlinks.
      </p>
      <div
        ref={tree}
        role="tree"
        aria-labelledby={heading}
        aria-describedby={help}
        aria-multiselectable="true"
        className={styles.tree}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <Row
            key={row.item.key}
            row={row}
            tabIndex={row === focused ? 0 : -1}
            selected={isSelected(row.item, selected)}
            onFocus={() => setCurrent(row.item.key)}
            onShow={() => show(row)}
            onToggle={() => toggle(row)}
          />
        ))}
      </div>
    </section>
  )
}

function Row({
  row,
  tabIndex,
  selected,
  onFocus,
  onShow,
  onToggle,
}: {
  readonly row: OutlineRow
  readonly tabIndex: number
  readonly selected: boolean
  readonly onFocus: () => void
  readonly onShow: () => void
  readonly onToggle: () => void
}) {
  const { item, level, open, setSize, position } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys of all its lines
    <div
      role="treeitem"
      data-key={item.key}
      data-kind={item.color ?? undefined}
      data-tone={item.tone}
      aria-level={level}
      aria-setsize={setSize}
      aria-posinset={position}
      aria-expanded={open ?? undefined}
      aria-selected={item.subject.kind === 'none' ? undefined : selected}
      aria-label={item.note === '' ? item.text : `${item.text}, ${item.note}`}
      tabIndex={tabIndex}
      className={styles.row}
      style={{ paddingLeft: 6 + 14 * (level - 1) }}
      onFocus={onFocus}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) addToSelection(item)
        else onShow()
      }}
      onContextMenu={() => selected || select(item)}
    >
      <span
        className={styles.twist}
        aria-hidden="true"
        data-open={open ?? undefined}
        onClick={(event) => {
          event.stopPropagation()
          onToggle()
        }}
      >
        {open !== null && <ChevronRight size={13} />}
      </span>
      {item.color !== null && <i aria-hidden="true" />}
      <b>{item.text}</b>
      <span className={styles.note}>{item.note}</span>
    </div>
  )
}

/** The one line that Tab comes to. */
const focusLine = (tree: HTMLElement | null): void =>
  tree?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()

/** Paths and lists stand open, blocks closed: their ports are many. */
const isOpenAtFirst = ({ key, subject }: OutlineItem): boolean =>
  subject.kind === 'none' || key.startsWith('mmsys ') || key.includes(' port ')

function isSelected({ subject }: OutlineItem, selected: ReadonlySet<string>): boolean {
  if (subject.kind === 'none') return false
  return selected.has(subject.kind === 'block' ? subject.block : subject.endpoint)
}

/** Selects what a line is about and brings it into view; false for a line that only heads others. */
function revealItem({ subject }: OutlineItem): boolean {
  const { revealBlock, revealLink } = editorStore.getState()
  if (subject.kind === 'none') return false
  if (subject.kind === 'endpoint' && subject.link !== null)
    revealLink(subject.link.from, subject.link.to)
  else revealBlock(subject.block)
  return true
}

function select({ subject }: OutlineItem): void {
  const { select } = editorStore.getState()
  if (subject.kind === 'none') return
  if (subject.kind === 'endpoint' && subject.link !== null)
    select({ kind: 'link', from: subject.link.from, to: subject.link.to })
  else select({ kind: 'blocks', ids: [subject.block] })
}

function addToSelection({ subject }: OutlineItem): void {
  if (subject.kind === 'none') return
  const { selection, select } = editorStore.getState()
  const ids: readonly BlockId[] = selection?.kind === 'blocks' ? selection.ids : []
  const { block } = subject
  const after = ids.includes(block) ? ids.filter((id) => id !== block) : [...ids, block]
  select(after.length === 0 ? null : { kind: 'blocks', ids: after })
}

function remove(item: OutlineItem, heal: boolean): void {
  const { subject } = item
  if (subject.kind === 'none' || (subject.kind === 'endpoint' && subject.link === null)) return
  select(item)
  removeSelection(editorStore.getState, heal)
}

function link({ subject }: OutlineItem): void {
  const end: LinkEnd | null =
    subject.kind === 'none'
      ? null
      : {
          block: subject.block,
          endpoint: subject.kind === 'endpoint' ? subject.endpoint : null,
        }
  editorStore.getState().askFor({ kind: 'link', from: end, at: null })
}

function toggleStatus({ subject }: OutlineItem): void {
  if (subject.kind === 'none') return
  const { apply } = editorStore.getState()
  const block = selectGraph(editorStore.getState()).blocks[subject.block]
  if (block === undefined) return
  apply({
    kind: 'set-status',
    block: block.id,
    status: block.status === 'disabled' ? 'okay' : 'disabled',
  })
}

/** What Shift and a letter do with a line. */
const ACTS: Readonly<Record<string, (item: OutlineItem) => void>> = { l: link, e: toggleStatus }

/** The next line, round the end, whose text starts with a letter. */
const startingWith = (
  rows: readonly OutlineRow[],
  from: number,
  letter: string,
): OutlineRow | undefined =>
  [...rows.slice(from + 1), ...rows.slice(0, from + 1)].find(({ item }) =>
    item.text.toLowerCase().startsWith(letter.toLowerCase()),
  )
