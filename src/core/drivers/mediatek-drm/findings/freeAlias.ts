import { aliasNumber } from '../../../pipeline/aliases.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { blockRole } from '../../../pipeline/links.ts'
import { DDP_COMPONENTS } from '../../../soc/ddpComponents.ts'
import { type DdpType, ddpType } from '../../../soc/ddpTypes.ts'
import { driverBlocks } from '../driverBlocks.ts'
import { isAvailable } from '../walkPath.ts'

/** The lowest alias of a component's type that no other node stands for; null when all are taken. */
export function freeAlias(graph: PipelineGraph, block: Block): string | null {
  const type = componentType(block)
  if (type === null) return null
  const { aliasStem } = ddpType(type)
  const others = driverBlocks(graph).filter(
    (other) => other.id !== block.id && componentType(other) === type && isAvailable(other),
  )
  const taken = new Set(others.map((other) => aliasNumber(graph, other.id, aliasStem) ?? 0))
  const free = numbersOf(type).find((number) => !taken.has(number))
  return free === undefined ? null : `${aliasStem}${free}`
}

/** The numbers an alias of a type may end in, lowest first. */
export const numbersOf = (type: DdpType): number[] =>
  DDP_COMPONENTS.flatMap((c) => (c.type === type && c.aliasId !== null ? [c.aliasId] : [])).sort(
    (a, b) => a - b,
  )

export function componentType(block: Block): DdpType | null {
  const role = blockRole(block)
  return role.kind === 'component' ? role.type : null
}
