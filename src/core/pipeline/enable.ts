import { blocksOf } from './blocksOf.ts'
import type { Block, PipelineGraph } from './document.ts'
import { updateBlock } from './graphUpdate.ts'
import { blockRole, isDsi } from './links.ts'

/**
 * Enables a block that is to be used, and the PHY its pixels leave by: the `.dtsi` has both disabled.
 * Only a plain "disabled" is lifted; any other status was somebody's own choice.
 */
export function enableForUse(graph: PipelineGraph, id: Block['id']): PipelineGraph {
  const block = graph.blocks[id]
  if (block === undefined) return graph
  const phy = phyOf(graph, block)
  return [block, ...(phy === undefined ? [] : [phy])].reduce(enable, graph)
}

const enable = (graph: PipelineGraph, { id }: Block): PipelineGraph =>
  updateBlock(graph, id, (block) =>
    block.status === 'disabled' ? { ...block, status: 'okay' } : block,
  )

/** The nth DSI of a SoC sends through its nth MIPI TX PHY, HDMI through the HDMI PHY. */
function phyOf(graph: PipelineGraph, block: Block): Block | undefined {
  const isHdmi = blockRole(block).kind === 'hdmi-tx'
  if (!isHdmi && !isDsi(block)) return undefined
  const blocks = blocksOf(graph)
  const phys = blocks.filter(
    (phy) =>
      blockRole(phy).kind === 'phy' && phy.compatible.some((c) => c.includes('hdmi')) === isHdmi,
  )
  return phys[isHdmi ? 0 : blocks.filter(isDsi).indexOf(block)]
}
