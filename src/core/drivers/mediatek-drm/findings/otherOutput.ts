import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { isOutput } from '../../../pipeline/links.ts'
import { bridgeLookup } from '../probe/bridgeLookup.ts'
import { nameOf, nodeOf } from './boardView.ts'
import type { Fix } from './finding.ts'
import { asFix } from './pathEdits.ts'
import {
  enteringHops,
  freeComponents,
  ifBuilt,
  isKnown,
  linksAlong,
  type PathAt,
  placing,
  type Station,
} from './reroute.ts'

/**
 * Ends a path in another output that its last component but one is known to lead to: with the panel or
 * bridge that output has, else with the one of the output it replaces.
 */
export function fixByOtherOutput(at: PathAt, isRight: (station: Station) => boolean): Fix | null {
  const { board, system, path } = at
  const [before, last] = path.inForce.slice(-2)
  const hop = enteringHops(path).at(-1)
  const old = last === undefined ? null : nodeOf(board, system, last)
  if (before === undefined || old === null || hop?.via == null) return null
  const { from, via } = hop
  const outputs = freeComponents(at).filter(
    (station) => isOutput(station.block) && isRight(station) && isKnown(at, before, station.id),
  )
  for (const station of outputs) {
    const { block, id } = station
    const lead = [
      ...placing(board, [station]),
      ...linksAlong([
        { block: from, endpoint: via, number: path.crtc },
        { block: block.id, endpoint: null },
      ]),
    ]
    for (const edits of [lead, [...lead, ...takeSink(at, old, block)]]) {
      const { graph } = edits.reduce(applyEdit, board.doc)
      if (!hasSink(at, graph, block)) continue
      const label = `Use ${nameOf(board, block.id)} instead of ${nameOf(board, old.id)}`
      return ifBuilt(at, asFix(label, edits), [...path.inForce.slice(0, -1), id])
    }
  }
  return null
}

/** Links what stands behind one output to another, and lets the first go. */
function takeSink({ board }: PathAt, old: Block, output: Block): Edit[] {
  const { result } = bridgeLookup(board.graph, old, board.kernel)
  if (result.kind !== 'found') return []
  return [
    ...linksAlong([
      { block: output.id, endpoint: null },
      { block: result.sink, endpoint: null },
    ]),
    { kind: 'set-status', block: old.id, status: 'disabled' },
  ]
}

function hasSink({ board }: PathAt, graph: PipelineGraph, { id }: Block): boolean {
  const output = graph.blocks[id]
  return output !== undefined && bridgeLookup(graph, output, board.kernel).result.kind === 'found'
}
