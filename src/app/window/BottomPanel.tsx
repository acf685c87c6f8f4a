import * as Tabs from 'radix-ui/tabs'
import { KernelLogPanel } from '../../panels/log/KernelLogPanel.tsx'
import { ProblemsPanel } from '../../panels/problems/ProblemsPanel.tsx'
import { selectProblems } from '../../panels/problems/selectProblems.ts'
import { type EditorState, useEditor } from '../../store/editorStore.ts'
import type { BottomTab } from '../../store/viewSlice.ts'
import { late } from '../../ui/late.tsx'
import styles from './BottomPanel.module.css'

const RegistersPanel = late(() => import('../../panels/registers/RegistersPanel.tsx'))
const ExplainPanel = late(() => import('../../panels/explain/ExplainPanel.tsx'))
const DiffPanel = late(() => import('../../panels/diff/DiffPanel.tsx'))
const DtsPanel = late(() => import('../../panels/dts/DtsPanel.tsx'))
const FilesPanel = late(() => import('../../panels/files/FilesPanel.tsx'))

const TABS: readonly { readonly id: BottomTab; readonly title: string }[] = [
  { id: 'dts', title: 'DTS' },
  { id: 'problems', title: 'Problems' },
  { id: 'log', title: 'Kernel log' },
  { id: 'registers', title: 'Registers' },
  { id: 'files', title: 'Files' },
  { id: 'diff', title: 'Diff' },
  { id: 'explain', title: 'Explain' },
]

const graveProblems = (state: EditorState) =>
  selectProblems(state).filter(({ severity }) => severity !== 'info')

/** What follows from the document, as text: what to write, what is wrong, what the kernel says. */
export function BottomPanel() {
  const tab = useEditor((state) => state.bottomTab)
  const showTab = useEditor((state) => state.showTab)
  const count = useEditor((state) => graveProblems(state).length)
  const worst = useEditor((state) => graveProblems(state)[0]?.severity)
  return (
    <Tabs.Root
      className={styles.root}
      value={tab}
      onValueChange={(next) => showTab(TABS.find(({ id }) => id === next)?.id ?? 'dts')}
    >
      <h2 className="visually-hidden">Text, problems and log</h2>
      <Tabs.List className={styles.tabs} aria-label="Text, problems and log">
        {TABS.map(({ id, title }) => (
          <Tabs.Trigger key={id} value={id} className={styles.tab}>
            {title}
            {id === 'problems' && count > 0 && (
              <span className={styles.count} data-severity={worst}>
                {count}
              </span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className={styles.content} value="dts" tabIndex={-1}>
        <DtsPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="problems" tabIndex={-1}>
        <ProblemsPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="log" tabIndex={-1}>
        <KernelLogPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="registers" tabIndex={-1}>
        <RegistersPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="files" tabIndex={-1}>
        <FilesPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="diff" tabIndex={-1}>
        <DiffPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="explain" tabIndex={-1}>
        <ExplainPanel />
      </Tabs.Content>
    </Tabs.Root>
  )
}
