import ListTree from 'lucide-react/icons/list-tree'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { useBoardRead } from '../useBoardRead.ts'
import styles from './FilesPanel.module.css'
import { fileText } from './fileText.ts'
import { listedFiles } from './listedFiles.ts'
import { OverlayList } from './OverlayList.tsx'
import SourceView from './SourceView.tsx'

/** What the board was read from: its overlays to switch, its files to read. */
export default function FilesPanel() {
  const project = useEditor((state) => state.project)
  const wish = useEditor((state) => state.source)
  const showSource = useEditor((state) => state.showSource)
  const browse = useEditor((state) => state.browse)
  const read = useBoardRead()
  if (project === null) return null
  if (project.sources === null || read === null) {
    return (
      <p className={styles.empty}>
        This board was begun from Portwire’s catalogue of <code>{project.baseName}</code>: it has no
        files. Open a <code>.dts</code> or <code>.dtb</code> to see its sources here and to put
        overlays on it.
      </p>
    )
  }
  const files = listedFiles(project.sources, project.overlays, read)
  const shown = files.find(({ file }) => file === wish?.file) ?? files[0]
  const span = shown?.file === wish?.file ? (wish?.span ?? null) : null
  return (
    <div className={styles.panel}>
      <div className={styles.side}>
        <OverlayList project={project} fates={read.overlays} />
        <div className={styles.head}>
          <h3 className={styles.title}>Files</h3>
          <Button look="ghost" onClick={() => browse(true)}>
            <ListTree size={14} aria-hidden="true" />
            All nodes
          </Button>
        </div>
        <ul className={styles.files}>
          {files.map(({ file, note }) => (
            <li key={file}>
              <button
                type="button"
                aria-current={file === shown?.file ? 'true' : undefined}
                title={file}
                onClick={() => showSource(file, null)}
              >
                {baseNameOf(file)}
                {note !== null && <span>{note}</span>}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {shown !== undefined && (
        <div className={styles.shown}>
          <p className={styles.path}>{shown.file}</p>
          <SourceView
            file={shown.file}
            text={fileText(read, shown.file)}
            span={span}
            serial={wish?.serial ?? 0}
          />
        </div>
      )}
    </div>
  )
}
