import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { Block } from '../../core/pipeline/document.ts'
import { endpointsOf, numberOf } from '../../core/pipeline/endpoints.ts'
import { blockRole } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { cellProblem } from './cellProblem.ts'
import styles from './EndpointTable.module.css'

/** Adds an endpoint; the port is made with it where it is not there yet. */
export function AddEndpoint({ block }: { readonly block: Block }) {
  const apply = useEditor((state) => state.apply)
  const [draft, setDraft] = useState<{ readonly port: string; readonly number: string } | null>(
    null,
  )
  const port = draft?.port ?? String(usualPort(block))
  const number = draft?.number ?? String(freeNumber(block, Number(port)))
  const problem = cellProblem(port) ?? cellProblem(number)
  return (
    <form
      className={styles.add}
      aria-label="Add an endpoint"
      onSubmit={(event) => {
        event.preventDefault()
        if (problem !== null) return
        apply({
          kind: 'add-endpoint',
          block: block.id,
          port: Number(port),
          number: Number(number),
        })
        setDraft(null)
      }}
    >
      <label>
        Port
        <input
          inputMode="numeric"
          value={port}
          aria-invalid={cellProblem(port) !== null}
          onChange={(event) => {
            const typed = event.target.value
            setDraft({ port: typed, number: String(freeNumber(block, Number(typed))) })
          }}
        />
      </label>
      <label>
        No.
        <input
          inputMode="numeric"
          value={number}
          aria-invalid={cellProblem(number) !== null}
          onChange={(event) => setDraft({ port, number: event.target.value })}
        />
      </label>
      <Button type="submit" disabled={problem !== null}>
        <Plus size={14} />
        Add endpoint
      </Button>
    </form>
  )
}

/** An mmsys has one port, a panel takes at it, any other block gives at its port 1. */
function usualPort(block: Block): number {
  const { kind } = blockRole(block)
  return kind === 'mmsys' || kind === 'panel' || kind === 'connector' ? 0 : 1
}

function freeNumber(block: Block, port: number): number {
  const taken = endpointsOf(block)
    .filter((place) => numberOf(place.port) === port)
    .map(({ endpoint }) => numberOf(endpoint))
  let number = 0
  while (taken.includes(number)) number++
  return number
}
