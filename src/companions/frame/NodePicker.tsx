import FolderOpen from 'lucide-react/icons/folder-open'
import Import from 'lucide-react/icons/import'
import { useState } from 'react'
import type { DeviceTree } from '../../core/devicetree/tree.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { late } from '../../ui/late.tsx'
import { type PickedFiles, useCompanionServices } from '../companionServices.ts'
import type { FoundNode } from './foundNode.ts'
import { Hint } from './Hint.tsx'
import styles from './NodePicker.module.css'
import { RemarkList } from './RemarkList.tsx'

// With the reader of trees: few ask a companion for a node.
const BoardTree = late(() => import('./BoardTree.tsx'))
const FileTree = late(() => import('./FileTree.tsx'))

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
  const [picked, setPicked] = useState<PickedFiles | null>(null)
  const pick = async () => {
    const files = await pickFiles()
    if (files.kind === 'failed' || files.value.length > 0) setPicked(files)
  }
  const list = { what, find, onTake }
  return (
    <div className={styles.picker}>
      {project !== null && project.sources !== null && (
        <BoardTree sources={project.sources} overlays={project.overlays}>
          {(tree) => <NodeList {...list} tree={tree} from={project.doc.title} />}
        </BoardTree>
      )}
      <Button onClick={() => void pick()}>
        <FolderOpen size={15} />
        Take from a device tree file…
      </Button>
      <div role="status">
        {picked?.kind === 'failed' && <NotOpened why={picked.message} />}
        {picked?.kind === 'ok' && (
          <FileTree files={picked.value}>
            {(opened) =>
              opened.kind === 'failed' ? (
                <NotOpened why={opened.message} />
              ) : (
                <>
                  <NodeList {...list} tree={opened.tree} from={opened.name} />
                  <RemarkList
                    label={`What is wrong with ${opened.name}`}
                    remarks={opened.faults
                      .slice(0, MOST_FAULTS)
                      .map((text) => ({ tone: 'warn' as const, text }))}
                  />
                </>
              )
            }
          </FileTree>
        )}
      </div>
    </div>
  )
}

function NotOpened({ why }: { readonly why: string }) {
  return <RemarkList label="Not opened" remarks={[{ tone: 'bad', text: why }]} />
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
