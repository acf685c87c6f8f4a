import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** The control's name: what it does, also shown as its tooltip. */
  readonly label: string
  readonly keys?: string | undefined
  readonly children: ReactNode
}

/** A button that is only a picture, with its name as tooltip. */
export function IconButton({ label, keys, children, look = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Button look={look} aria-label={label} {...rest}>
        {children}
      </Button>
    </Tooltip>
  )
}
