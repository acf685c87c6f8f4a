import { blocksOf } from './blocksOf.ts'
import type { Block, PipelineGraph } from './document.ts'
import { endpointsOf } from './endpoints.ts'
import { blockName, blockRole, type Direction } from './links.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'

const PATH_SUFFIX = ['main', 'ext', 'third'] as const

/**
 * A free label for a new endpoint, as upstream boards choose it: `ovl0_in`, `rdma0_out`,
 * `vdosys0_ep_main`. A number is added where the plain one is taken.
 */
export function endpointLabel(
  graph: PipelineGraph,
  block: Block,
  direction: Direction,
  number: number,
): string {
  const name = labelStem(block)
  const path = PATH_SUFFIX[number]
  if (blockRole(block).kind === 'mmsys' && path !== undefined)
    return freeLabel(graph, `${name}_ep_${path}`)
  return freeLabel(graph, `${name}_${direction}`)
}

/** The block's name in characters a DTS label may have, its unit address left out. */
function labelStem(block: Block): string {
  const name = blockName(block).replace(/@.*$/, '')
  const clean = name.replace(/[^A-Za-z0-9_]/g, '_')
  return /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`
}

/** `wanted`, or `wanted` with the lowest number from 1 that makes it unused in the document. */
export const freeLabel = (graph: PipelineGraph, wanted: string): string =>
  freeName(takenLabels(graph), wanted)

/** The same for any set of names. */
export function freeName(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted
  let number = 1
  while (taken.has(wanted + number)) number++
  return wanted + number
}

export const takenLabels = memoizeByIdentity((graph: PipelineGraph): ReadonlySet<string> => {
  const taken = new Set<string>()
  for (const block of blocksOf(graph)) {
    for (const label of block.labels) taken.add(label)
    for (const group of block.groups)
      for (const port of group.ports) for (const label of port.labels) taken.add(label)
    for (const { endpoint } of endpointsOf(block))
      for (const label of endpoint.labels) taken.add(label)
  }
  return taken
})

/** Why a text cannot become the label of something here, in a sentence; null for one that can. */
export function labelProblem(graph: PipelineGraph, text: string): string | null {
  if (!isLabel(text)) return 'A label is letters, digits and _, and begins with no digit.'
  return takenLabels(graph).has(text) ? `${text} is already the label of something here.` : null
}

/** Whether a text may be a DTS label. */
export const isLabel = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
