import { hex } from '../../core/base/hex.ts'
import type { RegisterWrite } from '../../core/drivers/mediatek-mmsys/registerWrite.ts'
import { BitStrip } from '../../ui/BitStrip.tsx'
import { type ComparedWrite, compareWrites } from './compareWrites.ts'
import styles from './RegistersPanel.module.css'
import { placeText, writtenFields } from './writeText.ts'

interface Side {
  readonly name: string
  readonly writes: readonly RegisterWrite[]
}

const BITS = 32

/** Two paths' writes beside each other. */
export function CompareTable({ a, b }: { readonly a: Side; readonly b: Side }) {
  const rows = compareWrites(a.writes, b.writes)
  if (rows.length === 0) return <p className={styles.empty}>Neither path writes anything here.</p>
  const clashes = rows.filter((row) => row.kind === 'differs' && row.clash).length
  return (
    <>
      {clashes > 0 && (
        <p className={styles.never}>
          {clashes === 1 ? 'One setting clashes' : `${clashes} settings clash`}: both paths write
          the same bits, and the one switched on last has its way.
        </p>
      )}
      <table
        className={styles.table}
        data-compares="true"
        aria-label={`Writes of ${a.name} and ${b.name}`}
      >
        <thead>
          <tr>
            <th scope="col">Register</th>
            <th scope="col">Bits</th>
            <th scope="col">{a.name}</th>
            <th scope="col">{b.name}</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const write = row.a ?? row.b
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a write may occur twice
              <tr key={at} data-difference={row.kind}>
                <th scope="row">
                  <code title={write.register}>{write.register}</code>
                </th>
                <td>
                  <BitStrip width={BITS} fields={writtenFields(write)} />
                </td>
                <td>{row.a !== null && <Setting write={row.a} />}</td>
                <td>{row.b !== null && <Setting write={row.b} />}</td>
                <td>{differenceText(row, a.name, b.name)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

function Setting({ write }: { readonly write: RegisterWrite }) {
  return (
    <code>
      {placeText(write)} <strong>{hex(write.value)}</strong>
    </code>
  )
}

function differenceText(row: ComparedWrite, a: string, b: string): string {
  switch (row.kind) {
    case 'same':
      return 'same'
    case 'differs':
      if (row.clash) return '≠ clash'
      return row.a.value === row.b.value ? 'elsewhere' : '≠ other value'
    case 'only-a':
      return `only ${a}`
    case 'only-b':
      return `only ${b}`
  }
}
