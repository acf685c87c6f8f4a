import type { Block } from '../../core/pipeline/document.ts'
import { blockName, nodeName } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import styles from './Inspector.module.css'

/** Several blocks selected at once: which ones. */
export function BlockList({ blocks }: { readonly blocks: readonly Block[] }) {
  const revealBlock = useEditor((state) => state.revealBlock)
  return (
    <div className={styles.body}>
      <h3 className={styles.name}>{blocks.length} blocks selected</h3>
      <ul className={styles.list}>
        {blocks.map((block) => (
          <li key={block.id}>
            <button type="button" className={styles.jump} onClick={() => revealBlock(block.id)}>
              {blockName(block)}
            </button>
            <code>{nodeName(block)}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
