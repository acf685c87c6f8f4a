import type { ComponentProps } from 'react'
import styles from './Select.module.css'

export interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'children'> {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** The browser's own list to choose one of. Its name comes from a label, or `aria-label`. */
export function Select({ options, onChange, className, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      className={className === undefined ? styles.select : `${styles.select} ${className}`}
      onChange={({ target }) => onChange(target.value)}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
