import Search from 'lucide-react/icons/search'
import { useId, useRef, useState } from 'react'
import { roleHelp } from '../../core/drivers/mediatek-drm/help/roleHelp.ts'
import type { PaletteGroup, PaletteItem } from '../../core/pipeline/palette.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { selectPalette } from '../../store/selectPalette.ts'
import { tipAttributes } from '../../ui/tipAttributes.ts'
import { addItem } from './addItem.ts'
import styles from './Palette.module.css'
import { PALETTE_FILTER_ID } from './paletteFilterId.ts'

/** Everything that can stand on the canvas: dragged there, or added by a click or Enter. */
export function Palette() {
  const groups = useEditor(selectPalette)
  const [filter, setFilter] = useState('')
  const heading = useId()
  const list = useRef<HTMLDivElement>(null)
  const shown = matching(groups, filter)
  const add = (item: PaletteItem) => addItem(editorStore.getState, item)
  const [first] = shown.flatMap(({ items }) => items)

  return (
    <section className={styles.palette} aria-labelledby={heading}>
      <h2 className="visually-hidden" id={heading}>
        Blocks
      </h2>
      <div className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          id={PALETTE_FILTER_ID}
          type="search"
          aria-label="Filter blocks"
          placeholder="Filter blocks"
          autoComplete="off"
          spellCheck={false}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && filter !== '' && first !== undefined) add(first)
            if (event.key === 'Escape') setFilter('')
            if (event.key === 'ArrowDown') {
              event.preventDefault()
              list.current?.querySelector('button')?.focus()
            }
          }}
        />
        {filter === '' && <kbd>/</kbd>}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only move among the buttons in it */}
      <div ref={list} className={styles.groups} onKeyDown={moveFocus}>
        {shown.map((group) => (
          <Group key={group.title} group={group} onAdd={add} />
        ))}
        {shown.length === 0 && (
          <p className={styles.none}>
            {filter === '' ? 'This board has no display blocks.' : `No block matches “${filter}”.`}
          </p>
        )}
      </div>
    </section>
  )
}

function Group({
  group,
  onAdd,
}: {
  readonly group: PaletteGroup
  readonly onAdd: (item: PaletteItem) => void
}) {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className={styles.title}>
        {group.title}
        <span>{group.items.length}</span>
      </h3>
      <ul>
        {group.items.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className={styles.item}
              draggable={!item.inUse}
              data-kind={item.kindOfBlock}
              data-in-use={item.inUse}
              data-item={item.key}
              onDragStart={(event) => {
                event.dataTransfer.setData('application/portwire-item', item.key)
                event.dataTransfer.effectAllowed = 'copy'
              }}
              onClick={() => onAdd(item)}
              {...tipAttributes({ ...helpOf(item), side: 'right' })}
            >
              <span className={styles.name}>{item.name}</span>
              <span className={styles.hint}>{item.hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the block is for, and what a click does. */
function helpOf({ name, role, inUse }: PaletteItem): { text: string; detail: string } {
  const { text } = roleHelp(role)
  return {
    text: `${name}: ${text}`,
    detail: inUse ? 'Click to see it on the canvas.' : 'Drag it to the canvas, or click to add it.',
  }
}

const matching = (groups: readonly PaletteGroup[], filter: string): PaletteGroup[] => {
  const wanted = filter.trim().toLowerCase()
  return groups.flatMap(({ title, items }) => {
    const found = items.filter(({ name, hint }) => `${name} ${hint}`.toLowerCase().includes(wanted))
    return found.length === 0 ? [] : [{ title, items: found }]
  })
}

function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  event.preventDefault()
  buttons[at + step]?.focus()
}
