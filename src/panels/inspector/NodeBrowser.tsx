import Search from 'lucide-react/icons/search'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type NodeEntry, nodeList, nodesFound } from '../../core/convert/open/nodeList.ts'
import { useEditor } from '../../store/editorStore.ts'
import { useBoardRead } from '../useBoardRead.ts'
import styles from './NodeBrowser.module.css'
import { NodeOptions, optionId } from './NodeOptions.tsx'
import { NodeOrigins } from './NodeOrigins.tsx'

/** How far Page Up and Page Down go. */
const PAGE = 10

/** Every node of the opened tree to pick from, blocks or not, and where the one picked came from. */
export default function NodeBrowser() {
  const project = useEditor((state) => state.project)
  const browse = useEditor((state) => state.browse)
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState('/')
  const filter = useRef<HTMLInputElement>(null)
  const list = useId()
  const read = useBoardRead()
  const all = read === null ? NONE : nodeList(read)
  const found = useMemo(() => nodesFound(all, words), [all, words])
  const at = Math.max(
    0,
    found.findIndex(({ path }) => path === picked),
  )
  const active = found[at]
  // Whoever asked for the list has the keyboard back afterwards.
  useEffect(() => {
    const before = document.activeElement
    filter.current?.focus()
    return () => {
      const isFree = document.activeElement === document.body || document.activeElement === null
      if (isFree && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  if (project === null || read === null) return null

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = found.length - 1
    const to = STEPS[event.key]?.(at, last)
    if (to !== undefined) setPicked(found[Math.min(Math.max(to, 0), last)]?.path ?? picked)
    else if (event.key !== 'Escape') return
    else if (words !== '') setWords('')
    else browse(false)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.browser}>
      <div className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={filter}
          type="search"
          role="combobox"
          aria-label="Find a node"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={active && optionId(list, at)}
          placeholder="Path or label"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className={styles.count} role="status">
        {words === '' ? `${all.length} nodes` : `${found.length} of ${all.length} nodes`}
      </p>
      <NodeOptions
        id={list}
        entries={found}
        at={at}
        isPart={words !== ''}
        onPick={({ path }) => setPicked(path)}
      />
      {active !== undefined && <NodeOrigins project={project} read={read} entry={active} />}
    </div>
  )
}

const NONE: readonly NodeEntry[] = []

/** Where a key leads from a line, of which there are `last` more than one. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
}
