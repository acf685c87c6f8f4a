import { COMPANIONS } from '../../companions/companions.ts'
import type { CommandContext } from '../commands.ts'
import styles from './CompanionList.module.css'

/** The models of other drivers, each a click away. */
export function CompanionList({ context }: { readonly context: CommandContext }) {
  return (
    <section className={styles.companions} aria-labelledby="companions-heading">
      <h2 id="companions-heading">Other drivers</h2>
      <ul>
        {COMPANIONS.map(({ id, title, blurb }) => (
          <li key={id}>
            <button type="button" onClick={() => context.openCompanion(id)}>
              <strong>{title}</strong>
              <span>{blurb}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
