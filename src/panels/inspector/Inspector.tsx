import ListTree from 'lucide-react/icons/list-tree'
import X from 'lucide-react/icons/x'
import { useId } from 'react'
import { useEditor } from '../../store/editorStore.ts'
import { isBrowsingNodes, selectGraph } from '../../store/selectors.ts'
import type { Selection } from '../../store/viewSlice.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { late } from '../../ui/late.tsx'
import { PanelHead } from '../PanelHead.tsx'
import { BlockInspector } from './BlockInspector.tsx'
import { BlockList } from './BlockList.tsx'
import styles from './Inspector.module.css'
import { LinkInspector } from './LinkInspector.tsx'

/** Reads the board's files again to know their lines: a chunk of its own. */
const NodeBrowser = late(() => import('./NodeBrowser.tsx'))

/** All there is to know and to change about what is selected. */
export function Inspector() {
  const selection = useEditor((state) => state.selection)
  const select = useEditor((state) => state.select)
  const hasFiles = useEditor((state) => state.project?.sources != null)
  const heading = useId()
  const browse = useEditor((state) => state.browse)
  const isBrowsing = useEditor(isBrowsingNodes)
  return (
    <section className={styles.inspector} aria-labelledby={heading}>
      <PanelHead title="Inspector" id={heading}>
        {hasFiles && (
          <IconButton
            label="All nodes of the tree"
            aria-pressed={isBrowsing}
            onClick={() => browse(!isBrowsing)}
          >
            <ListTree size={15} />
          </IconButton>
        )}
        {selection !== null && !isBrowsing && (
          <IconButton label="Clear the selection" onClick={() => select(null)}>
            <X size={15} />
          </IconButton>
        )}
      </PanelHead>
      {isBrowsing ? <NodeBrowser /> : <Selected selection={selection} />}
    </section>
  )
}

function Selected({ selection }: { readonly selection: Selection | null }) {
  const graph = useEditor(selectGraph)
  if (selection?.kind === 'link') {
    return <LinkInspector key={selection.from} from={selection.from} to={selection.to} />
  }
  const blocks = (selection?.ids ?? []).flatMap((id) => graph.blocks[id] ?? [])
  const [block, ...more] = blocks
  if (block === undefined) {
    return (
      <p className={styles.empty}>
        Select a block or a link to see its node, its status and its endpoints.
      </p>
    )
  }
  return more.length === 0 ? (
    <BlockInspector key={block.id} block={block} />
  ) : (
    <BlockList blocks={blocks} />
  )
}
