import { revealSubject } from '../../store/revealSubject.ts'
import { CodeLink } from '../../ui/CodeLink.tsx'
import styles from './FactList.module.css'
import type { ProbeFact } from './probeFacts.ts'

/** What a probe does, each with the kernel function it follows from, which leads to its subject. */
export function FactList({ facts }: { readonly facts: readonly ProbeFact[] }) {
  return (
    <ul className={styles.facts}>
      {facts.map(({ text, because }) => (
        <li key={text}>
          {text}{' '}
          <CodeLink
            look="quiet"
            title={`Show what ${because.step}() was at`}
            onClick={() => revealSubject(because.subject)}
          >
            {because.step}
          </CodeLink>
        </li>
      ))}
    </ul>
  )
}
