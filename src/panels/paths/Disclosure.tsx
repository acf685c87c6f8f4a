import { type ComponentProps, type ReactNode, useState } from 'react'
import styles from './Disclosure.module.css'

/** Something told on request: what is inside is worked out when it is opened. */
export function Disclosure({
  title,
  className = styles.disclosure,
  children,
  ...rest
}: Omit<ComponentProps<'details'>, 'title' | 'children'> & {
  readonly title: ReactNode
  readonly children: () => ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details
      {...rest}
      className={className}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {open && children()}
    </details>
  )
}
