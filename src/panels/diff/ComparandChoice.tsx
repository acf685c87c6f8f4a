import { OPENED_NAME } from '../../store/boardComparison.ts'
import { useEditor } from '../../store/editorStore.ts'
import type { Comparand } from '../../store/reviewSlice.ts'
import styles from './DiffPanel.module.css'

const OPENED: Comparand = { kind: 'opened' }

/** What to compare with: the board as opened, a step of its history, or a file opened for it. */
export function ComparandChoice() {
  const past = useEditor((state) => state.past)
  const base = useEditor((state) => state.project?.base)
  const comparand = useEditor((state) => state.comparand)
  const compareWith = useEditor((state) => state.compareWith)
  const steps = past.flatMap(({ label, project }, at): Extract<Comparand, { key: string }>[] =>
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
  const chosen =
    comparand.kind === 'document' && (comparand.of === null || comparand.of === base)
      ? comparand
      : null
  const isStep =
    chosen !== null && steps.some(({ key, doc }) => key === chosen.key && doc === chosen.doc)
  return (
    <label className={styles.choice}>
      <span>From</span>
      <select
        value={chosen === null ? '' : isStep ? chosen.key : 'chosen'}
        onChange={({ target: { value } }) =>
          compareWith(steps.find(({ key }) => key === value) ?? OPENED)
        }
      >
        <option value="">{OPENED_NAME}</option>
        {chosen !== null && !isStep && <option value="chosen">{chosen.name}</option>}
        {steps.length > 0 && (
          <optgroup label="Steps of this board, last first">
            {steps.toReversed().map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}
