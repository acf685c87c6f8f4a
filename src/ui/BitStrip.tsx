import type { BitFieldPart } from './BitField.tsx'
import styles from './BitStrip.module.css'

/** The fields of a word to scale, as small as a line of text: what `BitField` draws in full. */
export function BitStrip({
  width,
  fields,
}: {
  /** Bits. */
  readonly width: number
  readonly fields: readonly BitFieldPart[]
}) {
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${width} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {fields.map(({ name, msb, lsb, value }) => (
        <rect
          key={`${name}${msb}`}
          x={width - 1 - msb}
          y={0}
          width={msb - lsb + 1}
          height={1}
          data-set={BigInt(value) !== 0n}
        />
      ))}
    </svg>
  )
}
