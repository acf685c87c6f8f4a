import Crosshair from 'lucide-react/icons/crosshair'
import { useId } from 'react'
import { originsAt } from '../../core/convert/open/blockOrigins.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { NodeEntry } from '../../core/convert/open/nodeList.ts'
import type { BoardRead } from '../../core/convert/open/readBoard.ts'
import { printValue } from '../../core/devicetree/printValue.ts'
import { nodeAt, property as propertyOf } from '../../core/devicetree/walk.ts'
import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import { blockName } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './NodeBrowser.module.css'
import lists from './OriginList.module.css'
import { OriginRow } from './OriginRow.tsx'

/** A node with its properties as the files have them: the statement that set each, and those before it. */
export function NodeOrigins({
  project: { doc, base, baseName },
  read,
  entry: { path, labels },
}: {
  readonly project: OpenedBoard
  readonly read: BoardRead
  readonly entry: NodeEntry
}) {
  const revealBlock = useEditor((state) => state.revealBlock)
  const heading = useId()
  const node = nodeAt(read.tree, path)
  const block = blocksOf(doc.graph).find((one) => one.path === path)
  const [own, ...properties] = originsAt(read, base, doc.graph, path)
  const textOf = (name: string | null): string => {
    const found = node === null || name === null ? null : propertyOf(node, name)
    return found === null ? '' : shortened(printValue(found))
  }
  return (
    <section className={styles.node} aria-labelledby={heading}>
      <h3 id={heading}>
        <code>{path}</code>
        {block !== undefined && (
          <IconButton
            label={`Show ${blockName(block)} on the canvas`}
            onClick={() => revealBlock(block.id)}
          >
            <Crosshair size={15} />
          </IconButton>
        )}
      </h3>
      <ul className={lists.list}>
        {own !== undefined && (
          <li>
            <OriginRow read={read} baseName={baseName} origin={own} exact>
              {labels.length > 0 ? labels.join(', ') : 'node'}
            </OriginRow>
            <ul>
              {properties.map((origin) => (
                <li key={origin.property}>
                  <OriginRow read={read} baseName={baseName} origin={origin} exact>
                    {origin.property}
                    <small className={styles.value}>{textOf(origin.property)}</small>
                  </OriginRow>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </section>
  )
}

const shortened = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 89)}…`)
