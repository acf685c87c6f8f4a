import styles from './DerivedTable.module.css'

/** One result with the reason it has its value. */
export interface DerivedRow {
  readonly title: string
  readonly value: string
  readonly whys: readonly Why[]
}

export interface Why {
  /** One sentence, with the numbers. */
  readonly why: string
  /** The step of the driver's algorithm, and the kernel function it stands in. */
  readonly step: { readonly title: string; readonly kernel: string }
}

/** What the driver derives, and beside each value why, naming the step. */
export function DerivedTable({
  label,
  rows,
}: {
  readonly label: string
  readonly rows: readonly DerivedRow[]
}) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Value</th>
          <th scope="col">Why</th>
          <th scope="col">Step of the driver</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, value, whys }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className={styles.value}>{value}</td>
            <td>
              <ul>
                {whys.map(({ why }) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            </td>
            <td className={styles.step}>
              <ul>
                {stepsOf(whys).map(({ title: step, kernel }) => (
                  <li key={step}>
                    {step} <code>{kernel}</code>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Each step once, in order. */
const stepsOf = (whys: readonly Why[]): readonly Why['step'][] => [
  ...new Map(whys.map(({ step }) => [step.title, step])).values(),
]
