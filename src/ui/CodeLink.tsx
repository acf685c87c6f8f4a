import type { ComponentProps } from 'react'
import styles from './CodeLink.module.css'

/** A name out of the device tree or the kernel, in a line of text, that leads to where it stands. */
export function CodeLink({
  look = 'plain',
  ...rest
}: Omit<ComponentProps<'button'>, 'type' | 'className'> & { readonly look?: 'plain' | 'quiet' }) {
  return <button type="button" className={styles.link} data-look={look} {...rest} />
}
