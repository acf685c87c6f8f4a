import { NodeToolbar, Position } from '@xyflow/react'
import { Power, PowerOff, Route, Trash2 } from 'lucide-react'
import { blockId } from '../core/base/ids.ts'
import { useEditor } from '../store/editorStore.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './BlockToolbar.module.css'
import { removeSelected } from './removeSelected.ts'

interface BlockToolbarProps {
  readonly id: string
  readonly name: string
  readonly disabled: boolean
  /** The name of a lane stands above the block: the toolbar goes over it. */
  readonly aboveLane: boolean
}

/** Over the selected block: what is done with it most. */
export function BlockToolbar({ id, name, disabled, aboveLane }: BlockToolbarProps) {
  const apply = useEditor((state) => state.apply)
  const revealBlock = useEditor((state) => state.revealBlock)
  const block = blockId(id)
  return (
    <NodeToolbar position={Position.Top} offset={aboveLane ? 30 : 8} className={styles.toolbar}>
      <IconButton
        label={`${disabled ? 'Enable' : 'Disable'} ${name}`}
        onClick={() => apply({ kind: 'set-status', block, status: disabled ? 'okay' : 'disabled' })}
      >
        {disabled ? <Power size={14} /> : <PowerOff size={14} />}
      </IconButton>
      <IconButton label={`Find ${name} in the paths`} onClick={() => revealBlock(block)}>
        <Route size={14} />
      </IconButton>
      <IconButton label={`Remove ${name} from the canvas`} keys="Del" onClick={removeSelected}>
        <Trash2 size={14} />
      </IconButton>
    </NodeToolbar>
  )
}
