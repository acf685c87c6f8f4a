import { X } from 'lucide-react'
import { useId } from 'react'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import type { Selection } from '../../store/viewSlice.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { PanelHead } from '../PanelHead.tsx'
import { BlockInspector } from './BlockInspector.tsx'
import { BlockList } from './BlockList.tsx'
import styles from './Inspector.module.css'
import { LinkInspector } from './LinkInspector.tsx'

/** All there is to know and to change about what is selected. */
export function Inspector() {
  const selection = useEditor((state) => state.selection)
  const select = useEditor((state) => state.select)
  const heading = useId()
  return (
    <section className={styles.inspector} aria-labelledby={heading}>
      <PanelHead title="Inspector" id={heading}>
        {selection !== null && (
          <IconButton label="Clear the selection" onClick={() => select(null)}>
            <X size={15} />
          </IconButton>
        )}
      </PanelHead>
      <Selected selection={selection} />
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
