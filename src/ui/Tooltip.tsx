import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './Tooltip.module.css'

/** Around the whole page: the first tooltip waits, the next ones come at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={350}>{children}</Radix.Provider>
}

interface TooltipProps {
  readonly text: string
  /** Shown as keys. */
  readonly keys?: string | undefined
  /** A second, fainter line. */
  readonly detail?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** Whether it is shown, where that is not left to hover and focus alone. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly children: ReactElement
}

/** A few words beside a control, on hover and on focus. */
export function Tooltip({ text, keys, detail, side, children, ...shown }: TooltipProps) {
  return (
    <Radix.Root {...shown}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.tooltip}
          sideOffset={6}
          collisionPadding={8}
          {...(side && { side })}
        >
          {text}
          {keys !== undefined && <kbd>{keys}</kbd>}
          {detail !== undefined && <small>{detail}</small>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
