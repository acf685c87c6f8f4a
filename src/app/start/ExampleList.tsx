import { useEffect, useState } from 'react'
import { type Example, listExamples } from '../../platform/examples.ts'
import type { Outcome } from '../../platform/outcome.ts'
import styles from './ExampleList.module.css'
import { ExamplePicture } from './ExamplePicture.tsx'

/** Boards that come with the page, fetched from beside it. */
export function ExampleList({ onOpen }: { readonly onOpen: (file: string) => void }) {
  const [examples, setExamples] = useState<Outcome<readonly Example[]> | null>(null)
  useEffect(() => {
    let wanted = true
    listExamples().then((listed) => wanted && setExamples(listed))
    return () => {
      wanted = false
    }
  }, [])
  return (
    <section className={styles.examples} aria-labelledby="examples-heading">
      <h2 id="examples-heading">Look at an example</h2>
      {examples === null ? (
        <p className={styles.none}>Looking for examples…</p>
      ) : examples.kind === 'failed' || examples.value.length === 0 ? (
        <p className={styles.none}>No examples came with this copy of the page.</p>
      ) : (
        <ul>
          {examples.value.map(({ file, title, soc, blurb }) => (
            <li key={file}>
              <button type="button" onClick={() => onOpen(file)}>
                <ExamplePicture file={file} />
                <strong>{title}</strong>
                <span className={styles.soc}>{soc}</span>
                <em>{blurb}</em>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
