import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import { Button } from '../../ui/Button.tsx'
import { useCompanionServices } from '../companionServices.ts'
import styles from './ExportText.module.css'
import { Section } from './Section.tsx'

/** A text to take along. An empty one says why there is none. */
export function ExportText({
  title,
  text,
  fileName,
  empty = '',
}: {
  readonly title: string
  readonly text: string
  readonly fileName: string
  readonly empty?: string
}) {
  return (
    <Section
      title={title}
      actions={text !== '' && <ExportButtons title={title} text={text} fileName={fileName} />}
    >
      {text === '' ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it
        <section className={styles.text} tabIndex={0} aria-label={`${title}, text`}>
          <pre>{text}</pre>
        </section>
      )}
    </Section>
  )
}

export function ExportButtons({
  title,
  text,
  fileName,
}: {
  readonly title: string
  readonly text: string
  readonly fileName: string
}) {
  const { copy, save } = useCompanionServices()
  const what = `the ${title.charAt(0).toLowerCase()}${title.slice(1)}`
  return (
    <>
      <Button look="ghost" aria-label={`Copy ${what}`} onClick={() => copy(text, what)}>
        <Copy size={14} />
        Copy
      </Button>
      <Button look="ghost" aria-label={`Download ${what}`} onClick={() => save(fileName, text)}>
        <Download size={14} />
        Download
      </Button>
    </>
  )
}
