import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './ScriptEditor.module.css'
import { Section } from './Section.tsx'

export interface ScriptStep {
  readonly title: string
  /** What else the step needs; false for nothing. */
  readonly inputs: ReactNode
}

export interface ScriptEditorProps {
  readonly title: string
  readonly steps: readonly ScriptStep[]
  /** What can be added. */
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  readonly onAdd: (id: string) => void
  /** The old places of the steps, in their new order; those left out are removed. */
  readonly onReorder: (order: readonly number[], label: string) => void
}

/**
 * A list of things to do in order: added, removed and moved by buttons. The focus goes with a step that
 * is moved, and to its neighbour when it is removed.
 */
export function ScriptEditor({ title, steps, choices, onAdd, onReorder }: ScriptEditorProps) {
  const pickerId = useId()
  const [chosen, setChosen] = useState('')
  // What was chosen may be offered no more; what the list then shows is its first.
  const picked = (choices.find(({ id }) => id === chosen) ?? choices[0])?.id ?? ''
  const places = steps.map((_, at) => at)
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focus = (at: number, button: 'up' | 'down' | 'remove') => {
    const step = list.current?.children[at]
    const found = step?.querySelector<HTMLElement>(`[data-button="${button}"]`) ?? adder.current
    found?.focus()
  }
  const swapped = (at: number) => places.map((it) => (it === at ? at + 1 : it === at + 1 ? at : it))
  const move = (at: number, way: 'up' | 'down') => {
    const to = way === 'up' ? at - 1 : at + 1
    if (places[to] === undefined) return
    onReorder(swapped(Math.min(at, to)), `Move step ${at + 1} ${way}`)
    focus(to, way)
  }
  return (
    <Section title={title}>
      {steps.length > 0 && (
        <ol className={styles.steps} ref={list}>
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name
            <li key={at}>
              <span>
                {at + 1}. {step.title}
              </span>
              <span className={styles.moves}>
                <Button
                  look="ghost"
                  aria-label={`Move step ${at + 1} up`}
                  title={`Move step ${at + 1} up`}
                  data-button="up"
                  aria-disabled={at === 0}
                  onClick={() => move(at, 'up')}
                >
                  <ArrowUp size={13} />
                </Button>
                <Button
                  look="ghost"
                  aria-label={`Move step ${at + 1} down`}
                  title={`Move step ${at + 1} down`}
                  data-button="down"
                  aria-disabled={at === steps.length - 1}
                  onClick={() => move(at, 'down')}
                >
                  <ArrowDown size={13} />
                </Button>
                <Button
                  look="ghost"
                  aria-label={`Remove step ${at + 1}`}
                  title={`Remove step ${at + 1}`}
                  data-button="remove"
                  onClick={() => {
                    onReorder(
                      places.filter((it) => it !== at),
                      `Remove: ${step.title}`,
                    )
                    if (at === steps.length - 1) focus(at - 1, 'remove')
                  }}
                >
                  <Trash2 size={13} />
                </Button>
              </span>
              {step.inputs !== false && <div className={styles.inputs}>{step.inputs}</div>}
            </li>
          ))}
        </ol>
      )}
      <div className={styles.add}>
        <label className="visually-hidden" htmlFor={pickerId}>
          What to add
        </label>
        <Select
          id={pickerId}
          className={styles.picker}
          value={picked}
          onChange={setChosen}
          options={choices.map(({ id, title: label }) => ({ value: id, label }))}
        />
        <Button ref={adder} onClick={() => onAdd(picked)}>
          <Plus size={14} />
          Add
        </Button>
      </div>
    </Section>
  )
}
