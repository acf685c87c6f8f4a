import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { tipAttributes } from './tipAttributes.ts'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** The control's name: what it does, also shown as its tooltip. */
  readonly label: string
  readonly keys?: string | undefined
  readonly children: ReactNode
}

/** A button that is only a picture, with its name as tooltip. */
export function IconButton({ label, keys, children, look = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button look={look} aria-label={label} {...rest} {...tipAttributes({ text: label, keys })}>
      {children}
    </Button>
  )
}
