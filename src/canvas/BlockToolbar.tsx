import { NodeToolbar, Position, type ReactFlowState, useStore } from '@xyflow/react'
import Cable from 'lucide-react/icons/cable'
import Power from 'lucide-react/icons/power'
import PowerOff from 'lucide-react/icons/power-off'
import Route from 'lucide-react/icons/route'
import Trash2 from 'lucide-react/icons/trash-2'
import { useCallback } from 'react'
import { blockId } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { removeSelection } from '../store/removeSelection.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './BlockToolbar.module.css'
import { toolbarSide } from './toolbarSide.ts'

interface BlockToolbarProps {
  readonly id: string
  readonly name: string
  readonly disabled: boolean
  /** The name of a lane stands above the block: the toolbar goes over it. */
  readonly aboveLane: boolean
}

/** From the block, px of the screen. Below it stand its tags. */
const NEAR = 8
const OVER_LANE = 30
const BELOW_TAGS = 14
const SIZE = { width: 122, height: 34 }
const TOUCH_SIZE = { width: 186, height: 50 }

/** Beside the selected block, where it covers no other: what is done with it most. */
export function BlockToolbar({ id, name, disabled, aboveLane }: BlockToolbarProps) {
  const apply = useEditor((state) => state.apply)
  const revealBlock = useEditor((state) => state.revealBlock)
  const askFor = useEditor((state) => state.askFor)
  const above = aboveLane ? OVER_LANE : NEAR
  const side = useStore(
    useCallback((state: ReactFlowState) => sideIn(state, id, above), [id, above]),
  )
  const block = blockId(id)
  return (
    <NodeToolbar
      position={side === 'above' ? Position.Top : Position.Bottom}
      offset={side === 'above' ? above : BELOW_TAGS}
      className={styles.toolbar}
    >
      <IconButton
        label={`Link ${name} to…`}
        onClick={() => askFor({ kind: 'link', from: { block, endpoint: null }, at: null })}
      >
        <Cable size={14} />
      </IconButton>
      <IconButton
        label={`${disabled ? 'Enable' : 'Disable'} ${name}`}
        onClick={() => apply({ kind: 'set-status', block, status: disabled ? 'okay' : 'disabled' })}
      >
        {disabled ? <Power size={14} /> : <PowerOff size={14} />}
      </IconButton>
      <IconButton label={`Find ${name} in the paths`} onClick={() => revealBlock(block)}>
        <Route size={14} />
      </IconButton>
      <IconButton
        label={`Remove ${name} from the canvas`}
        keys="Del"
        onClick={() => removeSelection(editorStore.getState)}
      >
        <Trash2 size={14} />
      </IconButton>
    </NodeToolbar>
  )
}

function sideIn({ nodeLookup, transform }: ReactFlowState, id: string, above: number) {
  const [, , zoom] = transform
  const own = nodeLookup.get(id)
  if (own === undefined) return 'above'
  const others: Box[] = []
  for (const [other, node] of nodeLookup) if (other !== id) others.push(boxOf(node))
  const size = matchMedia('(pointer: coarse)').matches ? TOUCH_SIZE : SIZE
  return toolbarSide(boxOf(own), others, {
    width: size.width / zoom,
    height: size.height / zoom,
    above: above / zoom,
    below: BELOW_TAGS / zoom,
  })
}

const boxOf = ({ internals, measured }: InternalBox): Box => ({
  ...internals.positionAbsolute,
  width: measured.width ?? 0,
  height: measured.height ?? 0,
})

interface InternalBox {
  readonly internals: { readonly positionAbsolute: { readonly x: number; readonly y: number } }
  readonly measured: { readonly width?: number | undefined; readonly height?: number | undefined }
}
