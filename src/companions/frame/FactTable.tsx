import type { ReactNode } from 'react'
import styles from './FactTable.module.css'

export interface FactTableProps {
  readonly label: string
  readonly columns: readonly string[]
  /** The first cell of a row names it; no two rows have the same. */
  readonly rows: readonly (readonly [string, ...ReactNode[]])[]
  /** The row that matters now, by its first cell. */
  readonly current?: string | null
}

export function FactTable({ label, columns, rows, current = null }: FactTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it
    <section className={styles.scroll} aria-label={`${label}, table`} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) =>
              column === '' ? (
                <td key={column} />
              ) : (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name} data-current={name === current}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
