import type { ReactNode } from 'react'

/** One line of what is told about a finding. */
export function DetailRow({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
