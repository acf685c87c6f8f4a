import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useEditor } from '../../store/editorStore.ts'
import styles from './HistoryMenu.module.css'
import { useProjectView } from './projectView.ts'

/** Every change of the project, the newest first; one that is chosen is the last that holds. */
export function HistoryList() {
  const past = useEditor((state) => state.past)
  const future = useEditor((state) => state.future)
  const goTo = useEditor((state) => state.goTo)
  const labels = [START, ...past.map(({ label }) => label), ...future.map(({ label }) => label)]
  const now = past.length
  const [active, setActive] = useState(now)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const open = useProjectView((view) => view.history)
  // Not left to the popover: opened again while it closes, it is the one that was there.
  useEffect(() => {
    if (open) list.current?.focus()
  }, [open])
  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = destination(event.key, active, labels.length - 1)
    if (to !== null) setActive(to)
    else if (event.key === 'Enter' || event.key === ' ') goTo(active)
    else return
    event.preventDefault()
  }
  return (
    <>
      <h2>History</h2>
      <p>{labels.length === 1 ? 'Nothing is changed yet.' : 'Choose a change to go back to it.'}</p>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label="Changes, the newest first"
        aria-activedescendant={`${id}-${Math.min(active, labels.length - 1)}`}
        onKeyDown={onKeyDown}
      >
        {labels
          .map((label, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's, which has the focus
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is told by its place alone
              key={at}
              id={`${id}-${at}`}
              className={styles.step}
              role="option"
              tabIndex={-1}
              aria-selected={at === now}
              data-at={at}
              data-active={at === active}
              data-undone={at > now}
              onClick={() => {
                setActive(at)
                goTo(at)
              }}
            >
              <span aria-hidden="true">{at === now ? '●' : at > now ? '○' : ''}</span>
              <b>{label}</b>
            </div>
          ))
          .reverse()}
      </div>
    </>
  )
}

const START = 'As it was opened'

/** The list runs from the newest down, so that Down leads to older ones. */
function destination(key: string, active: number, newest: number): number | null {
  const to = {
    ArrowUp: active + 1,
    ArrowDown: active - 1,
    PageUp: active + 10,
    PageDown: active - 10,
    Home: newest,
    End: 0,
  }[key]
  return to === undefined ? null : Math.max(0, Math.min(newest, to))
}
