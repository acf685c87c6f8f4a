import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { cellsOf, isTold } from './nodeProperties.ts'

/** Whether a CRTC is written by the command queue, and by which entries. Without it the CPU writes. */
export interface CommandQueue {
  /** Which entry of the mmsys's `mboxes` and of the mutex's `mediatek,gce-events` it takes. */
  readonly index: number
  readonly mailbox: boolean
  readonly event: boolean
}

/**
 * The command queue of a CRTC; null where the document does not say what the nodes hold.
 *
 * @param index - how many CRTCs the mmsys has already
 *
 * Kernel: the CMDQ part of mtk_crtc_create().
 */
export function commandQueue(
  graph: PipelineGraph,
  mmsys: BlockId,
  mutex: BlockId | null,
  index: number,
): CommandQueue | null {
  if (!isTold(graph, 'clocks')) return null
  const cells = (id: BlockId | null, name: string) => {
    const block = id === null ? undefined : graph.blocks[id]
    return block === undefined ? [] : cellsOf(block, name)
  }
  const mailboxes = cells(mmsys, 'mboxes').filter((cell) => typeof cell === 'object')
  const events = cells(mutex, 'mediatek,gce-events')
  return { index, mailbox: index < mailboxes.length, event: index < events.length }
}
