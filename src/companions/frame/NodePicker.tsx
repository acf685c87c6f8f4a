import { FolderOpen, Import } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DeviceTree } from '../../core/devicetree/tree.ts'
import { useEditor } from '../../store/editorStore.ts'
import type { Project } from '../../store/history.ts'
import { Button } from '../../ui/Button.tsx'
import { useCompanionServices } from '../companionServices.ts'
import type { FoundNode } from './foundNode.ts'
import { Hint } from './Hint.tsx'
import styles from './NodePicker.module.css'
import { RemarkList } from './RemarkList.tsx'
import type { TreeOfFiles } from './treeOfFiles.ts'

interface NodePickerProps<Node> {
  /** What is looked for: 'AT91 watchdog node'. */
  readonly what: string
  readonly find: (tree: DeviceTree) => readonly FoundNode<Node>[]
  readonly onTake: (node: Node, label: string) => void
}

/** Most of what a broken file says; the first of it is what matters. */
const MOST_FAULTS = 3

/** Takes a node over from the board that is open in the editor, or from any device tree file. */
export function NodePicker<Node>({ what, find, onTake }: NodePickerProps<Node>) {
  const { pickFiles } = useCompanionServices()
  const project = useEditor((state) => state.project)
  const board = useBoardTree(project)
  const [opened, setOpened] = useState<TreeOfFiles | null>(null)
  const pick = async () => {
    const picked = await pickFiles()
    if (picked.kind === 'failed') setOpened(picked)
    else if (picked.value.length > 0) {
      const { treeOfFiles } = await import('./treeOfFiles.ts')
      setOpened(treeOfFiles(picked.value))
    }
  }
  const list = { what, find, onTake }
  return (
    <div className={styles.picker}>
      {project !== null && board !== null && (
        <NodeList {...list} tree={board} from={project.doc.title} />
      )}
      <Button onClick={() => void pick()}>
        <FolderOpen size={15} />
        Take from a device tree file…
      </Button>
      <div role="status">
        {opened?.kind === 'failed' && (
          <RemarkList label="Not opened" remarks={[{ tone: 'bad', text: opened.message }]} />
        )}
        {opened?.kind === 'ok' && (
          <>
            <NodeList {...list} tree={opened.tree} from={opened.name} />
            <RemarkList
              label={`What is wrong with ${opened.name}`}
              remarks={opened.faults
                .slice(0, MOST_FAULTS)
                .map((text) => ({ tone: 'warn' as const, text }))}
            />
          </>
        )}
      </div>
    </div>
  )
}

/** Null while there is none, and until the reader of trees is there: few ask a companion for a node. */
function useBoardTree(project: Project | null): DeviceTree | null {
  const [tree, setTree] = useState<DeviceTree | null>(null)
  useEffect(() => {
    setTree(null)
    const sources = project?.sources ?? null
    if (project === null || sources === null) return
    let isCurrent = true
    void import('../../core/convert/open/readBoard.ts').then(({ readBoard }) => {
      if (isCurrent) setTree(readBoard(sources, project.overlays).tree)
    })
    return () => {
      isCurrent = false
    }
  }, [project])
  return tree
}

function NodeList<Node>({
  what,
  find,
  onTake,
  tree,
  from,
}: NodePickerProps<Node> & { readonly tree: DeviceTree; readonly from: string }) {
  const found = find(tree)
  if (found.length === 0)
    return (
      <Hint>
        {from} holds no {what}.
      </Hint>
    )
  return found.map(({ path, node }) => (
    <Button
      key={path}
      title={`From ${from}`}
      onClick={() => onTake(node, `Take ${path} from ${from}`)}
    >
      <Import size={15} />
      Take over {path}
    </Button>
  ))
}
