import { cloneElement, type ReactElement } from 'react'
import type { TipSide } from './tipPlace.ts'

/** What a control says about itself, for `TooltipLayer` to show: attributes, so that it costs no element. */
interface TipAttributes {
  readonly 'data-tip'?: string
  readonly 'data-tip-keys'?: string | undefined
  readonly 'data-tip-detail'?: string | undefined
  readonly 'data-tip-side'?: TipSide | undefined
  readonly 'data-tip-click'?: boolean | undefined
}

/** A few words beside a control, on hover and on focus. */
export function Tooltip({
  text,
  keys,
  detail,
  side,
  onClick,
  children,
}: {
  readonly text: string
  /** Shown as keys. */
  readonly keys?: string | undefined
  /** A second, fainter line. */
  readonly detail?: string | undefined
  readonly side?: TipSide
  /** Whether a click, or a tap, shows it too: of a control that does nothing else. */
  readonly onClick?: boolean
  readonly children: ReactElement<TipAttributes>
}) {
  return cloneElement(children, {
    'data-tip': text,
    'data-tip-keys': keys,
    'data-tip-detail': detail,
    'data-tip-side': side,
    'data-tip-click': onClick,
  })
}
