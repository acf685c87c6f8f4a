import type { BlockId } from '../core/base/ids.ts'
import type { ChangeKind, Comparison, LinkEndSpot } from '../core/compare/comparison.ts'
import { middleOf, roundedPath } from '../core/picture/routeLink.ts'
import type { Box, Line, Point } from '../core/picture/shapes.ts'
import { BLOCK_WIDTH, blockHeight } from '../core/pipeline/blockSize.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'

/** Something that differs, where it is drawn. */
export interface DiffMark {
  readonly key: string
  readonly kind: ChangeKind
  readonly name: string
  /** Of a link the point its label stands at: nothing wide or high. */
  readonly box: Box
  /** An SVG path along a link; null for a block. */
  readonly line: string | null
  /** A block that is not on the canvas any more: its name is drawn, too. */
  readonly isGhost: boolean
}

/**
 * Marks for what changed, over the nodes and edges that are drawn. What was removed is drawn where it
 * was; a block whose old place is taken stands below all others.
 */
export function diffMarks(
  { blocks, links }: Comparison,
  before: PipelineDocument,
  nodes: readonly FlowNode[],
  edges: readonly LinkFlowEdge[],
): DiffMark[] {
  const boxes = new Map<string, Box>()
  for (const { id, type, position, width = 0, height = 0 } of nodes)
    if (type === 'block') boxes.set(id, { ...position, width, height })
  const lines = new Map(edges.map(({ id, data }) => [id, data?.points ?? []]))
  const byPath = new Map<string, Box>()
  for (const { path, before: old, after } of blocks) {
    const box =
      after === null ? ghostBox(before, old, [...boxes.values(), ...byPath.values()]) : null
    if (box !== null) byPath.set(path, box)
  }
  for (const { data, type, id } of nodes) {
    const box = boxes.get(id)
    if (type === 'block' && box !== undefined) byPath.set(data.path, box)
  }

  const marks = blocks.flatMap(({ kind, name, path, after }): DiffMark[] => {
    const box = after === null ? byPath.get(path) : boxes.get(after)
    if (box === undefined) return []
    return [{ key: `block ${path} ${kind}`, kind, name, box, line: null, isGhost: after === null }]
  })
  for (const { kind, from, to, after } of links) {
    const line = after === null ? straight(byPath, from, to) : lines.get(after)
    if (line === undefined || line.length === 0) continue
    const name = `${from.name} → ${to.name}`
    const key = `link ${from.path} ${from.spot} ${to.path} ${to.spot} ${kind}`
    const box = { ...middleOf(line), width: 0, height: 0 }
    marks.push({ key, kind, name, box, line: roundedPath(line), isGhost: false })
  }
  return marks
}

function ghostBox(before: PipelineDocument, id: BlockId | null, taken: readonly Box[]): Box | null {
  const block = id === null ? undefined : before.graph.blocks[id]
  if (block === undefined) return null
  const size = { width: BLOCK_WIDTH, height: blockHeight(block) }
  const bottom = Math.max(0, ...taken.map(({ y, height }) => y + height))
  const below = { x: Math.min(0, ...taken.map(({ x }) => x)), y: bottom + GAP, ...size }
  const known: Point | undefined = before.positions[block.id]
  const there = known === undefined ? below : { ...known, ...size }
  return taken.some((box) => overlap(box, there)) ? below : there
}

/** Between a ghost and what stands above it, px. */
const GAP = 60

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** From the right side of one block, by level and upright parts, to the left side of the other. */
function straight(
  boxes: ReadonlyMap<string, Box>,
  from: LinkEndSpot,
  to: LinkEndSpot,
): Line | undefined {
  const [a, b] = [boxes.get(from.path), boxes.get(to.path)]
  if (a === undefined || b === undefined) return undefined
  const start = { x: a.x + a.width, y: a.y + a.height / 2 }
  const end = { x: b.x, y: b.y + b.height / 2 }
  const x = (start.x + end.x) / 2
  return [start, { x, y: start.y }, { x, y: end.y }, end]
}
