import { Handle, Position } from '@xyflow/react'
import type { BlockHandle } from '../core/picture/blockHandles.ts'
import styles from './EndpointHandle.module.css'
import { handleTypes } from './handleEnds.ts'

/** An endpoint as a pill with its number, on the side it takes or gives at. */
export function EndpointHandle({ handle }: { readonly handle: BlockHandle }) {
  const { id, side, top, width } = handle
  const [type, turned] = handleTypes(side, handle.isTurned)
  const place = {
    id,
    position: side === 'out' ? Position.Right : Position.Left,
    style: { top, width },
  }
  return (
    <>
      {turned !== undefined && (
        <Handle {...place} type={turned} className={styles.handle} isConnectable={false} />
      )}
      <Handle
        {...place}
        type={type}
        className={styles.handle}
        title={`${handle.title}\n\n${handle.help}`}
        data-new={handle.isNew}
        data-waits={handle.waits}
        data-crtc={handle.crtc}
        data-tone={handle.tone}
      >
        {handle.label === '' ? <i className={styles.dot} /> : handle.label}
      </Handle>
    </>
  )
}
