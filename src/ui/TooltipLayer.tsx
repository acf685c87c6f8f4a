import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import styles from './TooltipLayer.module.css'
import { type TipSide, tipPlace } from './tipPlace.ts'
import { watchTips } from './watchTips.ts'

const SIDES: readonly TipSide[] = ['top', 'right', 'bottom', 'left']

/** The words of whichever control is asked for them: one layer for the whole page, over all else in it. */
export function TooltipLayer() {
  const [control, setControl] = useState<HTMLElement | null>(null)
  const layer = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => watchTips(setControl, (target) => layer.current?.contains(target) === true), [])
  const isShown = control !== null
  // Where the browser has no popovers yet, it stands there all the same.
  useLayoutEffect(() => {
    if (isShown) layer.current?.showPopover?.()
  }, [isShown])
  useLayoutEffect(() => {
    const tip = layer.current
    if (control === null || tip === null) return
    const side = SIDES.find((one) => one === control.dataset.tipSide) ?? 'top'
    const view = { width: innerWidth, height: innerHeight }
    const { x, y } = tipPlace(
      control.getBoundingClientRect(),
      tip.getBoundingClientRect(),
      view,
      side,
    )
    tip.style.left = `${x}px`
    tip.style.top = `${y}px`
    return describeBy(control, id)
  }, [control, id])
  if (control === null) return null
  const { tip, tipKeys, tipDetail } = control.dataset
  return (
    <div ref={layer} id={id} role="tooltip" popover="manual" className={styles.tooltip}>
      {tip}
      {tipKeys !== undefined && <kbd>{tipKeys}</kbd>}
      {tipDetail !== undefined && <small>{tipDetail}</small>}
    </div>
  )
}

/** Nothing where the words are its name, which is said anyway. */
function describeBy(control: HTMLElement, id: string): (() => void) | undefined {
  const { tip, tipKeys, tipDetail } = control.dataset
  const isName = tip === control.getAttribute('aria-label')
  if (isName && tipKeys === undefined && tipDetail === undefined) return
  const before = control.getAttribute('aria-describedby')
  control.setAttribute('aria-describedby', before === null ? id : `${before} ${id}`)
  return () => {
    if (before === null) control.removeAttribute('aria-describedby')
    else control.setAttribute('aria-describedby', before)
  }
}
