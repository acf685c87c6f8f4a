import type { ComponentProps } from 'react'
import styles from './Button.module.css'

export interface ButtonProps extends ComponentProps<'button'> {
  /** 'primary' for the one thing a view is for; 'ghost' where a frame would be noise. */
  readonly look?: 'plain' | 'primary' | 'ghost'
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      data-look={look}
      className={className === undefined ? styles.button : `${styles.button} ${className}`}
      {...rest}
    />
  )
}
