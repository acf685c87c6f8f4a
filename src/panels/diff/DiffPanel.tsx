import Copy from 'lucide-react/icons/copy'
import FolderOpen from 'lucide-react/icons/folder-open'
import { type DragEvent, useDeferredValue, useMemo, useState } from 'react'
import { comparisonText } from '../../core/compare/comparisonText.ts'
import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import { type BoardComparison, selectComparison } from '../../store/boardComparison.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { selectGraph, selectLinks } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { useServices } from '../services.ts'
import { ComparandChoice } from './ComparandChoice.tsx'
import styles from './DiffPanel.module.css'
import { type DiffRow, type DiffTarget, diffGroups } from './diffGroups.ts'

/** What changed between two states of the board, or two boards: the one on the canvas, if not told otherwise. */
export default function DiffPanel() {
  const project = useDeferredValue(useEditor((state) => state.project))
  const past = useEditor((state) => state.past)
  const comparand = useEditor((state) => state.comparand)
  const kernel = useEditor((state) => state.kernel)
  const onCanvas = useEditor((state) => state.diffOnCanvas)
  const showOnCanvas = useEditor((state) => state.showDiffOnCanvas)
  const { copy, compareFiles, compareDropped } = useServices()
  const [hovering, setHovering] = useState(false)
  const comparandTo = useEditor((state) => state.comparandTo)
  const shown = selectComparison({ project, past, comparand, comparandTo, kernel })
  if (shown === null) return null
  const text = comparisonText(shown.comparison)
  const take = (event: DragEvent, isOver: boolean): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault() // the page leaves it to this panel then
    setHovering(isOver)
  }
  return (
    <section
      className={styles.panel}
      aria-label="Diff"
      data-hovering={hovering}
      onDragOver={(event) => take(event, true)}
      onDragLeave={() => setHovering(false)}
      onDrop={(event) => {
        take(event, false)
        compareDropped(event.dataTransfer)
      }}
    >
      <div className={styles.bar}>
        <ComparandChoice side="From" />
        <ComparandChoice side="To" />
        <Button look="ghost" onClick={compareFiles}>
          <FolderOpen size={14} />A file…
        </Button>
        <span className={styles.gap} />
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={onCanvas && shown.isOfCanvas}
            disabled={!shown.isOfCanvas}
            onChange={(event) => showOnCanvas(event.target.checked)}
          />
          On the canvas
        </label>
        <Button
          look="ghost"
          aria-label="Copy the differences"
          onClick={() => copy(`${text.join('\n')}\n`, 'the differences')}
          disabled={text.length === 0}
        >
          <Copy size={14} />
          Copy
        </Button>
      </div>
      {hovering && <p className={styles.drop}>Drop to compare with the board on the canvas</p>}
      <Differences shown={shown} />
    </section>
  )
}

function Differences({ shown: { comparison, name, toName } }: { readonly shown: BoardComparison }) {
  const graph = useEditor(selectGraph)
  const groups = useMemo(() => {
    const byPath = new Map(blocksOf(graph).map((block) => [block.path, block]))
    return diffGroups(comparison, (path) => byPath.get(path))
  }, [comparison, graph])
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <div className={styles.list}>
      <p className={styles.summary} role="status">
        {count === 0
          ? `No difference: ${name} and ${toName} mean the same.`
          : `${count} ${count === 1 ? 'difference' : 'differences'} from ${name} to ${toName}.`}
        {!comparison.labelsCompared && ' Labels are not compared: one side has none.'}
      </p>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3 className={styles.title}>
            {title} <span>{rows.length}</span>
          </h3>
          <ul aria-label={title}>
            {rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const

function Row({ row: { kind, name, details, target } }: { readonly row: DiffRow }) {
  return (
    <li className={styles.row} data-kind={kind}>
      <span className={styles.kind}>
        <b aria-hidden="true">{SIGNS[kind]}</b> {kind}
      </span>
      {target === null ? (
        <span className={styles.name}>{name}</span>
      ) : (
        <button
          type="button"
          className={styles.name}
          title="Show on the canvas"
          onClick={() => reveal(target)}
        >
          {name}
        </button>
      )}
      <span className={styles.details}>
        {details.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </li>
  )
}

function reveal(target: DiffTarget): void {
  const state = editorStore.getState()
  if (target.kind === 'block') {
    state.revealBlock(target.id)
    return
  }
  const link = selectLinks(state).find(({ id }) => id === target.id)
  if (link !== undefined) state.revealLink(link.from, link.to)
}
