import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { type BoardOverlay, baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { OverlayFate } from '../../core/convert/open/readBoard.ts'
import { withOverlays } from '../../core/convert/open/withOverlays.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useServices } from '../services.ts'
import styles from './FilesPanel.module.css'

/** The overlays of a board, in the order they are applied. */
export function OverlayList({
  project,
  fates,
}: {
  readonly project: OpenedBoard
  readonly fates: readonly OverlayFate[]
}) {
  const rebase = useEditor((state) => state.rebase)
  const { openFiles } = useServices()
  const { overlays } = project
  const [last, setLast] = useState<{
    readonly overlays: unknown
    readonly lost: readonly string[]
  }>()
  const lost = last?.overlays === overlays ? last.lost : []
  const change = (label: string, next: readonly BoardOverlay[]) => {
    const rebased = withOverlays(project, next)
    if (rebased === null) return
    rebase(label, rebased.board)
    const labels = new Set(rebased.lost.map((edit) => edit.label))
    setLast({ overlays: rebased.board.overlays, lost: [...labels] })
  }
  const swap = (at: number, label: string) => {
    const [one, two] = [overlays[at], overlays[at + 1]]
    if (one !== undefined && two !== undefined)
      change(label, overlays.with(at, two).with(at + 1, one))
  }
  return (
    <section aria-label="Overlays">
      <div className={styles.head}>
        <h3 className={styles.title}>Overlays</h3>
        <Button look="ghost" onClick={openFiles}>
          <Plus size={14} aria-hidden="true" />
          Add
        </Button>
      </div>
      {overlays.length === 0 && (
        <p className={styles.hint}>
          None. Drop a <code>.dtso</code> or <code>.dtbo</code> to put it on this board.
        </p>
      )}
      <ol className={styles.overlays}>
        {overlays.map((overlay, at) => {
          const name = baseNameOf(overlay.name)
          const fate = fates[at] ?? { kind: 'off' }
          return (
            <li key={overlay.name} data-fate={fate.kind}>
              <label>
                <input
                  type="checkbox"
                  checked={overlay.on}
                  onChange={() =>
                    change(
                      `Switch ${overlay.on ? 'off' : 'on'} overlay ${name}`,
                      overlays.with(at, { ...overlay, on: !overlay.on }),
                    )
                  }
                />
                <span title={overlay.name}>{name}</span>
              </label>
              <span className={styles.fate}>{FATES[fate.kind]}</span>
              <span className={styles.actions}>
                <IconButton
                  label={`Apply ${name} earlier`}
                  disabled={at === 0}
                  onClick={() => swap(at - 1, `Apply ${name} earlier`)}
                >
                  <ArrowUp size={14} />
                </IconButton>
                <IconButton
                  label={`Apply ${name} later`}
                  disabled={at === overlays.length - 1}
                  onClick={() => swap(at, `Apply ${name} later`)}
                >
                  <ArrowDown size={14} />
                </IconButton>
                <IconButton
                  label={`Remove ${name}`}
                  onClick={() => change(`Remove overlay ${name}`, overlays.toSpliced(at, 1))}
                >
                  <Trash2 size={14} />
                </IconButton>
              </span>
              {fate.kind === 'refused' && (
                <ul className={styles.reasons} aria-label={`Why ${name} is not applied`}>
                  {fate.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      <div role="status">
        {lost.length > 0 && (
          <div className={styles.lost}>
            These changes of yours no longer apply; undo brings them back:
            <ul>
              {lost.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}

const FATES: Readonly<Record<OverlayFate['kind'], string>> = {
  applied: 'applied',
  off: 'off',
  refused: 'not applied',
}
