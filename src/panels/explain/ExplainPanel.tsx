import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Copy from 'lucide-react/icons/copy'
import { useId, useMemo } from 'react'
import { boardVerdict } from '../../core/drivers/mediatek-drm/boardVerdict.ts'
import { explanationMarkdown } from '../../core/drivers/mediatek-drm/explain/explanationMarkdown.ts'
import { selectForecast } from '../../store/driverSelectors.ts'
import { useEditor } from '../../store/editorStore.ts'
import { revealSubject } from '../../store/revealSubject.ts'
import { selectGraph, selectResolutions } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { useServices } from '../services.ts'
import styles from './ExplainPanel.module.css'
import { type ExplainChoice, explainChoices, explainedPath } from './explainedPath.ts'

/** How the driver comes to a path, a step at a time; the canvas shows what each step is about. */
export default function ExplainPanel() {
  const graph = useEditor(selectGraph)
  const resolutions = useEditor(selectResolutions)
  const forecast = useEditor(selectForecast)
  const explained = useEditor((state) => state.explained)
  const explain = useEditor((state) => state.explain)
  const services = useServices()
  const heading = useId()
  const choices = useMemo(() => explainChoices(graph, resolutions), [graph, resolutions])
  const shown = useMemo(() => explainedPath(graph, choices, explained), [graph, choices, explained])
  if (shown === null) {
    return <p className={styles.empty}>The tree has no mmsys, so there is no path to explain.</p>
  }
  const { choice, steps, at } = shown
  const step = steps[at]
  const goTo = (to: number) => {
    explain({ mmsys: choice.resolution.block, crtc: choice.path.crtc, step: to })
    const subject = steps[to]?.subject
    if (subject !== undefined) revealSubject(subject)
  }
  const choose = ({ resolution, path }: ExplainChoice) =>
    explain({ mmsys: resolution.block, crtc: path.crtc, step: 0 })
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <div className={styles.bar}>
        <h3 id={heading} className="visually-hidden">
          Explain a path
        </h3>
        <select
          aria-label="Path to explain"
          value={choice.key}
          onChange={(event) => {
            const chosen = choices.find(({ key }) => key === event.target.value)
            if (chosen !== undefined) choose(chosen)
          }}
        >
          {choices.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <Button aria-disabled={at === 0} onClick={() => at > 0 && goTo(at - 1)}>
          <ArrowLeft size={14} />
          Back
        </Button>
        <Button
          look="primary"
          aria-disabled={at === steps.length - 1}
          onClick={() => at < steps.length - 1 && goTo(at + 1)}
        >
          Next
          <ArrowRight size={14} />
        </Button>
        <span className={styles.count}>
          Step {at + 1} of {steps.length}
        </span>
        <Button
          className={styles.copy}
          onClick={() =>
            services.copy(
              explanationMarkdown(choice.name, boardVerdict(graph, forecast).headline, steps),
              'the explanation as Markdown',
            )
          }
        >
          <Copy size={14} />
          Copy as Markdown
        </Button>
      </div>
      <div className={styles.split}>
        <ol className={styles.steps} aria-label="Steps">
          {steps.map(({ title }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have one title
            <li key={index}>
              <button
                type="button"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => goTo(index)}
              >
                <span>{index + 1}</span>
                {title}
              </button>
            </li>
          ))}
        </ol>
        <div className={styles.step} aria-live="polite">
          <h4>{step?.title}</h4>
          <p>{step?.text}</p>
          <p className={styles.rule}>
            Rule: <code>{step?.rule}</code>
          </p>
        </div>
      </div>
    </section>
  )
}
