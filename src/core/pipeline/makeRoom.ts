import { type BlockId, blockEntries, blockOfEndpoint, blockRecord } from '../base/ids.ts'
import { BLOCK_WIDTH, blockHeight } from './blockSize.ts'
import type { PipelineDocument, Position } from './document.ts'
import type { Link } from './links.ts'

/** Kept free on each side of an inserted block, px: as the first placement has it. */
const GAP = 52

/**
 * Where a block goes that is put on a link, and which blocks make room for it. Where the two ends stand
 * in one row it stands between them, and what stands too near behind it in that row moves on, all by
 * the same; elsewhere it stays where it was let go, and nothing moves.
 */
export function makeRoom(
  doc: PipelineDocument,
  { from, to }: Link,
  block: BlockId,
  dropped: Position,
): { readonly at: Position; readonly moved: Readonly<Record<BlockId, Position>> } {
  const source: Position | undefined = doc.positions[blockOfEndpoint(from)]
  const sink: Position | undefined = doc.positions[blockOfEndpoint(to)]
  const unmoved = { at: dropped, moved: blockRecord<Position>([]) }
  if (source === undefined || sink === undefined || sink.x <= source.x) return unmoved
  if (Math.abs(source.y - sink.y) >= heightOf(doc, blockOfEndpoint(from))) return unmoved

  const left = source.x + BLOCK_WIDTH + GAP
  const lack = left + BLOCK_WIDTH + GAP - sink.x
  const at = {
    x: lack >= 0 ? left : Math.min(Math.max(dropped.x, left), sink.x - BLOCK_WIDTH - GAP),
    y: source.y,
  }
  if (lack <= 0) return { at, moved: unmoved.moved }
  const moved = blockEntries(doc.positions).flatMap(([id, place]) =>
    id !== block && place.x >= sink.x && Math.abs(place.y - sink.y) < heightOf(doc, id)
      ? [[id, { x: place.x + lack, y: place.y }] as const]
      : [],
  )
  return { at, moved: blockRecord(moved) }
}

function heightOf({ graph }: PipelineDocument, id: BlockId): number {
  const block = graph.blocks[id]
  return block === undefined ? 0 : blockHeight(block)
}
