import { valueText } from '../../core/convert/write/propertyText.ts'
import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import type { Block, PipelineGraph } from '../../core/pipeline/document.ts'
import { blockName, blockRole } from '../../core/pipeline/links.ts'
import type { Soc, SocNode } from '../../core/soc/soc.ts'
import { CLIENT_REG, EVENTS, MAILBOXES } from './queueTree.ts'

/** What a node says about the command queue. */
export interface QueueRow {
  readonly name: string
  readonly mailboxes: string
  readonly events: string
  readonly clientReg: string
}

/**
 * The nodes the command queue has to do with, in tree order. A board begun from the catalogue holds
 * no such properties: what the SoC's `.dtsi` is known to say stands in brackets.
 */
export function queueRows(graph: PipelineGraph, soc: Soc): readonly QueueRow[] {
  const all = blocksOf(graph)
  const isTold = all.some(({ properties }) => properties.some(({ name }) => QUEUE.includes(name)))
  return all.filter(hasPart).map((block) => {
    const node = isTold ? undefined : soc.nodes.find(({ path }) => path === block.path)
    return {
      name: blockName(block),
      mailboxes: propertyText(block, MAILBOXES),
      events: propertyText(block, EVENTS) || bracketed(node?.gceEvents?.join(' ')),
      clientReg: propertyText(block, CLIENT_REG) || bracketed(clientText(node)),
    }
  })
}

const QUEUE: readonly string[] = [MAILBOXES, EVENTS, CLIENT_REG]

const PARTS: ReadonlySet<string> = new Set(['mmsys', 'mutex', 'component', 'adaptor'])

const hasPart = (block: Block): boolean => PARTS.has(blockRole(block).kind)

function propertyText({ properties }: Block, name: string): string {
  const found = properties.find((property) => property.name === name)
  return found === undefined ? '' : valueText(found.value, NO_LABELS)
}

const NO_LABELS: ReadonlyMap<string, string> = new Map()

const bracketed = (text: string | undefined): string => (text === undefined ? '' : `(${text})`)

const clientText = (node: SocNode | undefined): string | undefined =>
  node?.gceClientReg
    ?.map(({ gce, subsys, offset }) => `&${gce} ${subsys} 0x${offset.toString(16)}`)
    .join(', ')
