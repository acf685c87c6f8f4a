import ChevronFirst from 'lucide-react/icons/chevron-first'
import ChevronLast from 'lucide-react/icons/chevron-last'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useId } from 'react'
import { Button } from './Button.tsx'
import styles from './Stepper.module.css'

export interface StepperProps {
  /** What is stepped over: 'Super-I/O operations'. */
  readonly label: string
  /** Steps there are; one can stand before the first (0) and after the last (`count`). */
  readonly count: number
  readonly at: number
  readonly onStep: (at: number) => void
  /** What was done last, said where one stands. */
  readonly text?: string
}

/**
 * Goes over steps forward and back. `at` counts the steps already done. At either end the buttons are
 * not `disabled`: the focus stays where it is.
 */
export function Stepper({ label, count, at, onStep, text = '' }: StepperProps) {
  const textId = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div className={styles.stepper} role="group" aria-label={label}>
      <Button
        look="ghost"
        aria-label="Back to the start"
        title="Back to the start"
        aria-disabled={at === 0}
        onClick={() => onStep(0)}
      >
        <ChevronFirst size={16} />
      </Button>
      <Button
        look="ghost"
        aria-label="One step back"
        title="One step back"
        aria-disabled={at === 0}
        onClick={() => onStep(Math.max(0, at - 1))}
      >
        <ChevronLeft size={16} />
      </Button>
      <input
        type="range"
        aria-label={`${label}: step`}
        aria-describedby={textId}
        aria-valuetext={`${at} of ${count}`}
        min={0}
        max={count}
        value={at}
        onChange={({ target }) => onStep(Number(target.value))}
      />
      <Button
        look="ghost"
        aria-label="One step on"
        title="One step on"
        aria-disabled={at === count}
        onClick={() => onStep(Math.min(count, at + 1))}
      >
        <ChevronRight size={16} />
      </Button>
      <Button
        look="ghost"
        aria-label="On to the end"
        title="On to the end"
        aria-disabled={at === count}
        onClick={() => onStep(count)}
      >
        <ChevronLast size={16} />
      </Button>
      <p id={textId} aria-live="polite">
        <span>
          {at} of {count}
        </span>
        {text}
      </p>
    </div>
  )
}
