import { useId, useState } from 'react'
import { type Waiting, whoWaits } from '../../core/drivers/mediatek-drm/probe/whoWaits.ts'
import { selectForecast, selectForecastLog } from '../../store/driverSelectors.ts'
import { useEditor } from '../../store/editorStore.ts'
import { revealSubject } from '../../store/revealSubject.ts'
import { selectGraph } from '../../store/selectors.ts'
import { LogView } from '../../ui/LogView.tsx'
import styles from './KernelLogPanel.module.css'

/** What mediatek-drm and the drivers of its outputs print at boot, in order; each line leads to its cause. */
export function KernelLogPanel() {
  const graph = useEditor(selectGraph)
  const forecast = useEditor(selectForecast)
  const lines = useEditor(selectForecastLog)
  const waits = whoWaits(graph, forecast)
  const [onlyVisible, setOnlyVisible] = useState(false)
  const shown = lines.filter(({ visible }) => !onlyVisible || visible)
  const hidden = lines.length - lines.filter(({ visible }) => visible).length
  return (
    <div className={styles.panel}>
      <label className={styles.filter}>
        <input
          type="checkbox"
          checked={onlyVisible}
          onChange={(event) => setOnlyVisible(event.target.checked)}
        />
        Only what is visible at the default level
        {hidden > 0 && (
          <span>
            ({hidden} of {lines.length} lines need dynamic debug)
          </span>
        )}
      </label>
      <div className={styles.lines}>
        <LogView
          lines={shown.map(({ level, text, device, because }) => ({
            level,
            text: `${device}: ${text}`,
            origin: (
              <button
                type="button"
                title={`Show what ${because.step}() printed it about`}
                onClick={() => revealSubject(because.subject)}
              >
                {because.step}
              </button>
            ),
          }))}
          empty={
            lines.length === 0
              ? 'The driver prints nothing about this board.'
              : 'At the default level the driver prints nothing here.'
          }
        />
        {waits.length > 0 && <Silence waits={waits} />}
      </div>
    </div>
  )
}

/** What keeps the device away and is no line of the log: in our words, with where a board shows it. */
function Silence({ waits }: { readonly waits: readonly Waiting[] }) {
  const heading = useId()
  return (
    <section className={styles.silence} aria-labelledby={heading}>
      <h3 id={heading}>Not in the log: who waits for whom</h3>
      <ul>
        {waits.map(({ text, shown, because }) => (
          <li key={text}>
            {text}{' '}
            <button
              type="button"
              title={`Show what ${because.step}() waits for`}
              onClick={() => revealSubject(because.subject)}
            >
              {because.step}
            </button>{' '}
            <span className={styles.shown}>
              {shown === null ? 'Shown nowhere.' : `See ${shown}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
