import type { EndpointId } from '../core/base/ids.ts'
import { blockOfEndpoint } from '../core/base/ids.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'

interface BareBlock {
  readonly enabled: boolean
  readonly compatible: string | undefined
  /** Remote block by 'port/endpoint'. */
  readonly out: ReadonlyMap<string, string>
}

/**
 * The reference for resolving: the same hops over Maps made beforehand, with the checks and without
 * recording anything. The floor for a walk in JavaScript.
 */
export function bareWalker(graph: PipelineGraph): (from: string) => number {
  const blocks = new Map<string, BareBlock>()
  const known = new Set<string>()
  for (const block of Object.values(graph.blocks)) {
    const out = new Map<string, string>()
    for (const { ports } of block.groups)
      for (const port of ports)
        for (const { reg, remote } of port.endpoints)
          if (remote?.kind === 'endpoint')
            out.set(`${port.reg ?? 0}/${reg ?? 0}`, ownerOf(remote.endpoint))
    const [compatible] = block.compatible
    if (compatible !== undefined) known.add(compatible)
    blocks.set(block.id, { enabled: block.status !== 'disabled', compatible, out })
  }
  return (from) => {
    let at = blocks.get(from)?.out.get('0/0')
    let hops = 0
    while (at !== undefined) {
      const block = blocks.get(at)
      if (block === undefined || !block.enabled || !known.has(block.compatible ?? '')) break
      hops += 1
      at = block.out.get('1/0')
    }
    return hops
  }
}

const ownerOf = (endpoint: EndpointId): string => blockOfEndpoint(endpoint)
