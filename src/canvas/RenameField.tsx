import { ViewportPortal } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { BlockId } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import { labelProblem } from '../core/pipeline/labels.ts'
import { blockName } from '../core/pipeline/links.ts'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { EditableText } from '../ui/EditableText.tsx'
import styles from './RenameField.module.css'

/** The label of a block as a field, in the place of its name. */
export function RenameField({ boxes }: { readonly boxes: ReadonlyMap<BlockId, Box> }) {
  const id = useEditor((state) => state.renaming)
  const rename = useEditor((state) => state.rename)
  const apply = useEditor((state) => state.apply)
  const graph = useEditor(selectGraph)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (id !== null) field.current?.querySelector('input')?.focus()
  }, [id])
  const block = id === null ? undefined : graph.blocks[id]
  const box = id === null ? undefined : boxes.get(id)
  if (block === undefined || box === undefined) return null

  const close = () => {
    rename(null)
    // Back to the block, where the keyboard was.
    document.querySelector<HTMLElement>(`[data-id="${CSS.escape(block.id)}"]`)?.focus()
  }
  return (
    <ViewportPortal>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens for the keys of its field */}
      <div
        ref={field}
        className={`${styles.field} nodrag nopan`}
        style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width }}
        onKeyDownCapture={(event) => event.key === 'Escape' && close()}
        onKeyDown={(event) => {
          event.stopPropagation() // the canvas would move or remove the block
          const isFine = event.currentTarget.querySelector('[aria-invalid="true"]') === null
          if (event.key === 'Enter' && isFine) close()
        }}
        onBlur={() => rename(null)}
      >
        <EditableText
          label={`Label of ${blockName(block)}`}
          value={block.labels[0] ?? ''}
          validate={(text) => labelProblem(graph, text)}
          onCommit={(label) => apply({ kind: 'set-label', block: block.id, label })}
        />
      </div>
    </ViewportPortal>
  )
}
