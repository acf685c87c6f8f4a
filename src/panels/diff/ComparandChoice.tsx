import { CANVAS_NAME, OPENED_NAME } from '../../store/boardComparison.ts'
import { useEditor } from '../../store/editorStore.ts'
import type { Comparand, DocumentComparand } from '../../store/reviewSlice.ts'
import styles from './DiffPanel.module.css'

const OPENED: Comparand = { kind: 'opened' }

/**
 * One side of what is compared: the board as opened, a step of its history, or a file or restore point
 * picked before; what it leads to can also be the board on the canvas.
 */
export function ComparandChoice({ side }: { readonly side: 'From' | 'To' }) {
  const past = useEditor((state) => state.past)
  const base = useEditor((state) => state.project?.base)
  const picked = useEditor((state) => state.picked)
  const comparand = useEditor((state) => (side === 'From' ? state.comparand : state.comparandTo))
  const compareWith = useEditor((state) => state.compareWith)
  const compareTo = useEditor((state) => state.compareTo)
  const steps = past.flatMap(({ label, project }, at): DocumentComparand[] =>
    project === null || project.base !== base
      ? []
      : [
          {
            kind: 'document',
            key: `step ${at}`,
            name: `the board before “${label}”`,
            doc: project.doc,
            of: base,
          },
        ],
  )
  const known = [...steps, ...picked]
  const chosen =
    comparand?.kind === 'document' && (comparand.of === null || comparand.of === base)
      ? comparand
      : null
  const isKnown = known.some(({ key, doc }) => key === chosen?.key && doc === chosen.doc)
  const value =
    comparand === null ? 'canvas' : chosen === null ? 'opened' : isKnown ? chosen.key : 'chosen'
  return (
    <label className={styles.choice}>
      <span>{side}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const found = known.find(({ key }) => key === target.value) ?? OPENED
          if (side === 'From') compareWith(found)
          else compareTo(target.value === 'canvas' ? null : found)
        }}
      >
        {side === 'To' && <option value="canvas">{CANVAS_NAME}</option>}
        <option value="opened">{OPENED_NAME}</option>
        {value === 'chosen' && <option value="chosen">{chosen?.name}</option>}
        <Options title="Files and restore points" of={picked} />
        <Options title="Steps of this board, last first" of={steps.toReversed()} />
      </select>
    </label>
  )
}

function Options({
  title,
  of,
}: {
  readonly title: string
  readonly of: readonly DocumentComparand[]
}) {
  return of.length === 0 ? null : (
    <optgroup label={title}>
      {of.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
