import { blockOfEndpoint } from '../core/base/ids.ts'
import { splitAlias } from '../core/pipeline/aliases.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { DDP_COMPATIBLES } from '../core/soc/ddpCompatibles.ts'
import { componentById, componentOfAlias } from '../core/soc/ddpComponents.ts'
import { type DdpType, ddpType } from '../core/soc/ddpTypes.ts'

interface BareBlock {
  readonly status: string | null
  readonly compatible: readonly string[]
  /** Remote block by port and endpoint number. */
  readonly out: ReadonlyMap<number, string>
}

/**
 * The reference for resolving: the same walk over Maps made beforehand, with every check the driver makes
 * of a hop (endpoint, remote, status, compatible, alias, component), and nothing recorded but the ids.
 */
export function bareWalker(
  graph: PipelineGraph,
): (from: string, crtc: number) => readonly number[] {
  const blocks = new Map<string, BareBlock>()
  for (const { id, status, compatible, groups } of Object.values(graph.blocks)) {
    const out = new Map<number, string>()
    for (const { ports } of groups)
      for (const port of ports)
        for (const { reg, remote } of port.endpoints)
          if (remote?.kind === 'endpoint')
            out.set(keyOf(port.reg ?? 0, reg ?? 0), blockOfEndpoint(remote.endpoint))
    blocks.set(id, { status, compatible, out })
  }
  const types = new Map<string, DdpType>(DDP_COMPATIBLES.map((row) => [row.compatible, row.type]))
  const aliases = new Map<string, Map<string, number>>()
  for (const { name, block } of graph.aliases) {
    const split = splitAlias(name)
    if (split === null) continue
    const ofBlock = aliases.get(block) ?? new Map<string, number>()
    aliases.set(block, ofBlock.set(split.stem, split.number))
  }
  const componentAt = (id: string): number | null => {
    const block = blocks.get(id)
    if (block === undefined) return null
    const { status, compatible } = block
    if (status !== null && status !== 'okay' && status !== 'ok') return null
    const known = compatible.find((one) => types.has(one))
    const type = known === undefined ? undefined : types.get(known)
    if (type === undefined) return null
    const alias = aliases.get(id)?.get(ddpType(type).aliasStem) ?? null
    return componentOfAlias(type, alias)?.id ?? null
  }
  return (from, crtc) => {
    const components: number[] = []
    let at = blocks.get(from)?.out.get(keyOf(0, crtc))
    while (at !== undefined && components.length < 62) {
      const component = componentAt(at)
      if (component === null) break
      components.push(component)
      at = blocks.get(at)?.out.get(keyOf(1, crtc))
    }
    return componentById(components.at(-1) ?? 0).validLast ? components : []
  }
}

/** Endpoint numbers of a path end at 2, those of the bench's boards too. */
const keyOf = (port: number, endpoint: number): number => port * 4 + endpoint
