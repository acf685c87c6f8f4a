import type { OfNode, OfTree } from '../../ofgraph/ofTree.ts'
import { cellAt, findProperty, readU32 } from '../../ofgraph/readProperty.ts'
import type { BlockProperty, CellReference } from '../../pipeline/document.ts'
import type { Role } from '../../soc/role.ts'

/**
 * What the display drivers read of a node besides its graph: registers, clocks, and what the command
 * queue is reached by. Empty for a device that is none of theirs.
 */
export function keptProperties(tree: OfTree, device: OfNode, role: Role): BlockProperty[] {
  if (!READERS.has(role.kind)) return []
  return Object.entries(ARGUMENTS).flatMap(([name, cellsName]) =>
    keptCells(tree, device, name, cellsName),
  )
}

/** Of an endpoint: how many lanes leave a DisplayPort transmitter. */
export const keptOfEndpoint = (tree: OfTree, endpoint: OfNode): BlockProperty[] =>
  keptCells(tree, endpoint, 'data-lanes', null)

const READERS: ReadonlySet<Role['kind']> = new Set(['mmsys', 'mutex', 'component', 'adaptor'])

/** How many cells follow each phandle: a number, or the provider's property that says so. */
type CellsPerPhandle = number | `#${string}-cells`

/** Null: plain numbers, no phandle among them. */
const ARGUMENTS: Readonly<Record<string, CellsPerPhandle | null>> = {
  reg: null,
  clocks: '#clock-cells',
  mboxes: '#mbox-cells',
  'mediatek,gce-client-reg': 3,
  'mediatek,gce-events': null,
}

function keptCells(
  tree: OfTree,
  { node }: OfNode,
  name: string,
  perPhandle: CellsPerPhandle | null,
): BlockProperty[] {
  const property = findProperty(node, name)
  if (property === null) return []
  const cells: (number | CellReference)[] = []
  // After a phandle no node has, nothing says where the next one stands.
  let plain = perPhandle === null ? Number.POSITIVE_INFINITY : 0
  const { value } = property // of a blob's property, made when it is asked for
  for (let at = 0; at < value.length; at += 4) {
    const cell = cellAt(value, at)
    if (cell === null) break
    if (plain > 0) {
      cells.push(cell)
      plain -= 1
      continue
    }
    const provider = tree.byPhandle.get(cell)
    cells.push(provider === undefined ? cell : { to: provider.node.labels[0] ?? provider.path })
    plain = provider === undefined ? Number.POSITIVE_INFINITY : argumentsOf(provider, perPhandle)
  }
  return [{ name, value: { kind: 'cells', cells } }]
}

const argumentsOf = ({ node }: OfNode, perPhandle: CellsPerPhandle | null): number =>
  typeof perPhandle === 'string' ? (readU32(node, perPhandle) ?? 0) : (perPhandle ?? 0)
