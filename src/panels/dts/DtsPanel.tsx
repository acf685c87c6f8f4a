import { Copy, Download } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useEditor } from '../../store/editorStore.ts'
import { selectSnippet } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { useServices } from '../services.ts'
import styles from './DtsPanel.module.css'
import { snippetFileName } from './snippetFileName.ts'

const DtsView = lazy(() => import('./DtsView.tsx'))

/** The text that goes into the board file, as it follows from every change. */
export function DtsPanel() {
  const text = useEditor(selectSnippet)
  const baseName = useEditor((state) => state.project?.baseName ?? '')
  const title = useEditor((state) => state.project?.doc.title ?? '')
  const { copy, save } = useServices()
  if (text === '') {
    return (
      <div className={styles.empty}>
        <p>
          <strong>Nothing changed yet.</strong> As soon as you add or link blocks, the lines your
          board file needs on top of <code>{baseName}</code> stand here.
        </p>
      </div>
    )
  }
  return (
    <div className={styles.panel}>
      <p className={styles.bar}>
        <span>
          Board snippet against <code>{baseName}</code>
        </span>
        <Button look="ghost" onClick={() => copy(text, 'the board snippet')}>
          <Copy size={14} />
          Copy
        </Button>
        <Button look="ghost" onClick={() => save(snippetFileName(title), text)}>
          <Download size={14} />
          Download
        </Button>
      </p>
      <Suspense fallback={<pre className={styles.plain}>{text}</pre>}>
        <DtsView text={text} />
      </Suspense>
    </div>
  )
}
