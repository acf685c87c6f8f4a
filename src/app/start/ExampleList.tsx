import { useEffect, useState } from 'react'
import { type Example, listExamples } from '../../platform/examples.ts'
import type { Outcome } from '../../platform/outcome.ts'
import styles from './ExampleList.module.css'
import { ExamplePicture } from './ExamplePicture.tsx'

/** About as much room as the list will take, so that what stands below it does not jump. */
const PLACES = [1, 2, 3, 4, 5, 6]

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
        <ul aria-busy="true" aria-label="Looking for examples">
          {PLACES.map((place) => (
            <li key={place} className={styles.place} />
          ))}
        </ul>
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
