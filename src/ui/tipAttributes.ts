import type { TipSide } from './tipPlace.ts'

interface Tip {
  readonly text: string
  /** Shown as keys. */
  readonly keys?: string | undefined
  /** A second, fainter line. */
  readonly detail?: string | undefined
  readonly side?: TipSide
  /** Whether a click, or a tap, shows it too: of a control that does nothing else. */
  readonly onClick?: boolean
}

/** A few words beside a control, on hover and on focus: attributes for `TooltipLayer`, so that they cost no element. */
export const tipAttributes = ({ text, keys, detail, side, onClick }: Tip) => ({
  'data-tip': text,
  'data-tip-keys': keys,
  'data-tip-detail': detail,
  'data-tip-side': side,
  'data-tip-click': onClick,
})
