import type { PipelineDocument, PropertyValue } from '../pipeline/document.ts'
import { baseName, type EndpointPlace, numberOf } from '../pipeline/endpoints.ts'
import { takenLabels } from '../pipeline/labels.ts'
import { blockName } from '../pipeline/links.ts'
import type { FieldChange, LinkEndSpot } from './comparison.ts'

/**
 * Whether labels mean something: not between a blob without symbols, which has none at all, and a
 * document where at least half of the blocks have one.
 */
export const labelsCompared = (a: PipelineDocument, b: PipelineDocument): boolean =>
  !(hasNoLabels(a) && isLabelled(b)) && !(hasNoLabels(b) && isLabelled(a))

const hasNoLabels = ({ graph }: PipelineDocument): boolean => takenLabels(graph).size === 0

function isLabelled({ graph }: PipelineDocument): boolean {
  const blocks = Object.values(graph.blocks)
  const labelled = blocks.filter(({ labels }) => labels.length > 0)
  return labelled.length > 0 && labelled.length * 2 >= blocks.length
}

/** 'port@1/endpoint@0': by number, as the kernel finds it, behind a container of unusual name. */
export function spotOf({ group, port, endpoint }: EndpointPlace): string {
  const container = group.container === null ? 'ports' : baseName(group.container)
  const within = container === 'ports' ? '' : `${container}/`
  return `${within}port@${numberOf(port).toString(16)}/endpoint@${numberOf(endpoint).toString(16)}`
}

export function endSpot(place: EndpointPlace): LinkEndSpot {
  const { block } = place
  return { block: block.id, name: blockName(block), path: block.path, spot: spotOf(place) }
}

/** What differs between two tables of texts, fields of the older first. */
export function changedFields(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const change = { field, before: before.get(field) ?? null, after: after.get(field) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

/** A property's value as DTS people read it; references are alike where labels are not compared. */
export function valueText(value: PropertyValue, labels: boolean): string {
  switch (value.kind) {
    case 'flag':
      return 'set'
    case 'strings':
      return value.strings.map((text) => JSON.stringify(text)).join(', ')
    case 'cells':
      return `<${value.cells.map((cell) => cellText(cell, labels)).join(' ')}>`
    case 'bytes':
      return `[${value.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}]`
  }
}

function cellText(cell: number | { readonly to: string }, labels: boolean): string {
  if (typeof cell === 'number') return `0x${(cell >>> 0).toString(16)}`
  if (!labels) return '&…'
  return cell.to.startsWith('/') ? `&{${cell.to}}` : `&${cell.to}`
}
