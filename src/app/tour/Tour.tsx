import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { type CSSProperties, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { placeCard, type Rect } from './placeCard.ts'
import styles from './Tour.module.css'
import { TOUR_STEPS, type TourStep, useTour } from './tourSteps.ts'

/** A card beside one pane after the other, the rest of the window dimmed. Escape ends it. */
export default function Tour() {
  const at = useTour(({ step }) => step ?? 0)
  const dialog = useRef<HTMLDialogElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const heading = useId()
  const words = useId()
  const step = TOUR_STEPS[at]
  const last = at === TOUR_STEPS.length - 1

  // Before the element goes: closed while it stands, it gives the focus back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    shown?.showModal()
    next.current?.focus()
    return () => {
      shown?.close()
      // Begun from the start screen: what had the focus there is gone.
      if (before === document.body || !before?.isConnected)
        document.getElementById('canvas-pane')?.focus()
    }
  }, [])
  useEffect(() => {
    if (step === undefined) return
    const measure = () => setPlace(placeOf(step, card.current))
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [step])

  const close = () => useTour.setState({ step: null })
  const go = (to: number) => {
    if (to < 0) return
    if (to >= TOUR_STEPS.length) close()
    else useTour.setState({ step: to })
    next.current?.focus()
  }
  if (step === undefined) return null
  return (
    <dialog
      ref={dialog}
      className={styles.tour}
      style={place?.card}
      aria-labelledby={heading}
      aria-describedby={words}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close()
      }}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') go(Math.min(at + 1, TOUR_STEPS.length - 1))
        if (key === 'ArrowLeft') go(at - 1)
      }}
    >
      {place !== null && <div className={styles.spot} style={place.spot} aria-hidden="true" />}
      <div ref={card} className={styles.card}>
        <div aria-live="polite">
          <p className={styles.count}>
            Step {at + 1} of {TOUR_STEPS.length}
          </p>
          <h2 id={heading}>{step.title}</h2>
          <p id={words}>{step.text}</p>
        </div>
        <footer className={styles.actions}>
          <Button look="ghost" className={styles.close} onClick={close}>
            <X size={14} aria-hidden="true" />
            Close the tour
          </Button>
          {at > 0 && (
            <Button onClick={() => go(at - 1)}>
              <ArrowLeft size={14} aria-hidden="true" />
              Back
            </Button>
          )}
          <Button ref={next} look="primary" onClick={() => go(at + 1)}>
            {last ? 'Done' : 'Next'}
            {last ? (
              <Check size={14} aria-hidden="true" />
            ) : (
              <ArrowRight size={14} aria-hidden="true" />
            )}
          </Button>
        </footer>
      </div>
    </dialog>
  )
}

interface Place {
  readonly card: CSSProperties
  readonly spot: CSSProperties
}

/** Beside the step's pane; where panes are shown one at a time, beside the button that shows it. */
function placeOf({ pane, button }: TourStep, card: HTMLElement | null): Place | null {
  const buttons = [...document.querySelectorAll('nav[aria-label="Panes"] button')]
  const part =
    document.getElementById(pane) ?? buttons.find(({ textContent }) => textContent === button)
  if (part === undefined || card === null) return null
  const { x, y, width, height }: Rect = part.getBoundingClientRect()
  const screen = { width: innerWidth, height: innerHeight }
  const size = { width: card.offsetWidth, height: card.offsetHeight }
  const corner = placeCard({ x, y, width, height }, size, screen)
  return {
    card: { left: corner.x, top: corner.y },
    spot: { left: x, top: y, width, height },
  }
}
