import type { PipelineDocument, PropertyValue } from '../pipeline/document.ts'
import { baseName, type EndpointPlace, numberOf } from '../pipeline/endpoints.ts'
import { takenLabels } from '../pipeline/labels.ts'
import { blockName } from '../pipeline/links.ts'
import type { FieldChange, LinkEndSpot } from './comparison.ts'

/**
 * Whether labels mean something: not between a blob without symbols, which has none at all, and a
 * document that has them for half of its blocks or more.
 */
export function labelsCompared(a: PipelineDocument, b: PipelineDocument): boolean {
  const [few, many] = [labelsPerBlock(a), labelsPerBlock(b)].toSorted((x, y) => x - y)
  return few !== 0 || (many ?? 0) < 0.5
}

const labelsPerBlock = ({ graph }: PipelineDocument): number =>
  takenLabels(graph).size / Math.max(1, Object.keys(graph.blocks).length)

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
