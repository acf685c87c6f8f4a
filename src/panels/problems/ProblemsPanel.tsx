import ChevronRight from 'lucide-react/icons/chevron-right'
import Crosshair from 'lucide-react/icons/crosshair'
import { useRef, useState } from 'react'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { selectForecast } from '../../store/driverSelectors.ts'
import { useEditor } from '../../store/editorStore.ts'
import { revealSubject } from '../../store/revealSubject.ts'
import { selectGraph } from '../../store/selectors.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { unbroken } from '../unbroken.tsx'
import { DtcSection } from './DtcSection.tsx'
import { FindingDetails } from './FindingDetails.tsx'
import { FixButton } from './FixButton.tsx'
import { IMPACT_WORDS } from './impactWords.ts'
import styles from './ProblemsPanel.module.css'
import type { Problem } from './problemsOf.ts'
import { quietWords } from './quietWords.ts'
import { SeverityIcon } from './SeverityIcon.tsx'
import { selectProblems } from './selectProblems.ts'

type Severity = Diagnostic['severity']
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** All that is wrong or worth a word: what it does, the way to it, and the fix. */
export function ProblemsPanel() {
  const problems = useEditor(selectProblems)
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  // The first one shows what a row holds, until somebody opens or closes one.
  const [opened, setOpened] = useState<string | null | undefined>(undefined)
  const panel = useRef<HTMLElement>(null)
  const shown = problems.filter(({ severity }) => !hidden.has(severity))
  const isQuiet = problems.every(({ severity }) => severity === 'info')
  const open = opened === undefined && !isQuiet ? shown[0]?.key : opened
  const toggle = (severity: Severity) => {
    const next = new Set(hidden)
    if (!next.delete(severity)) next.add(severity)
    setHidden(next)
  }
  return (
    <section ref={panel} className={styles.panel} aria-label="Problems" tabIndex={-1}>
      {problems.length > 0 && (
        <fieldset className={styles.filter} aria-label="Which problems to show">
          {SEVERITIES.map((severity) => (
            <SeverityToggle
              key={severity}
              severity={severity}
              count={problems.filter((problem) => problem.severity === severity).length}
              pressed={!hidden.has(severity)}
              onToggle={() => toggle(severity)}
            />
          ))}
        </fieldset>
      )}
      <div className={styles.list}>
        {isQuiet && <Quiet />}
        <ul>
          {shown.map((problem) => (
            <ProblemRow
              key={problem.key}
              problem={problem}
              open={problem.key === open}
              onToggle={() => setOpened(problem.key === open ? null : problem.key)}
              onFixed={() => {
                setOpened(undefined)
                panel.current?.focus() // the button goes with its row
              }}
            />
          ))}
        </ul>
        <DtcSection />
      </div>
    </section>
  )
}

function Quiet() {
  const graph = useEditor(selectGraph)
  const forecast = useEditor(selectForecast)
  return <p className={styles.none}>{quietWords(graph, forecast)}</p>
}

const COUNTED: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
}

function SeverityToggle({
  severity,
  count,
  pressed,
  onToggle,
}: {
  readonly severity: Severity
  readonly count: number
  readonly pressed: boolean
  readonly onToggle: () => void
}) {
  if (count === 0) return null
  return (
    <button type="button" className={styles.toggle} aria-pressed={pressed} onClick={onToggle}>
      <SeverityIcon severity={severity} />
      {count} {COUNTED[severity][count === 1 ? 0 : 1]}
    </button>
  )
}

function ProblemRow({
  problem,
  open,
  onToggle,
  onFixed,
}: {
  readonly problem: Problem
  readonly open: boolean
  readonly onToggle: () => void
  readonly onFixed: () => void
}) {
  const { severity, message, place, subject, finding } = problem
  return (
    <li className={styles.row} data-severity={severity} data-code={finding?.code}>
      <div className={styles.head}>
        {finding === null ? (
          <p className={styles.message}>
            <span />
            <SeverityIcon severity={severity} />
            <span>{message}</span>
          </p>
        ) : (
          <button
            type="button"
            className={styles.message}
            aria-expanded={open}
            onClick={() => {
              onToggle()
              revealSubject(subject)
            }}
          >
            <ChevronRight size={14} aria-hidden="true" />
            <SeverityIcon severity={severity} />
            <span>
              {unbroken(message)}
              {/* A note costs nothing by itself: no word of what the trap costs elsewhere. */}
              {(severity !== 'info' || finding.impact === 'noise') && (
                <>
                  {' '}
                  <em className={styles.impact} data-severity={severity}>
                    {IMPACT_WORDS[finding.impact]}
                  </em>
                </>
              )}
            </span>
          </button>
        )}
        <span className={styles.actions}>
          {finding?.fix && <FixButton fix={finding.fix} onFixed={onFixed} />}
          <IconButton label={`Show ${place}`} onClick={() => revealSubject(subject)}>
            <Crosshair size={15} />
          </IconButton>
        </span>
      </div>
      {open && finding !== null && (
        <div className={styles.details}>
          <FindingDetails finding={finding} />
        </div>
      )}
    </li>
  )
}
