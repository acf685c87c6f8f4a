import type { ComponentProps } from 'react'
import styles from './ToneBand.module.css'
import { type Tone, ToneIcon } from './ToneIcon.tsx'

/** A band across the top of a panel, which says how what follows stands. Its words are the children. */
export function ToneBand({
  tone,
  className = '',
  children,
  ...rest
}: ComponentProps<'div'> & { readonly tone: Tone }) {
  return (
    <div {...rest} className={`${styles.band} ${className}`} data-tone={tone}>
      <ToneIcon tone={tone} size={16} />
      {children}
    </div>
  )
}
