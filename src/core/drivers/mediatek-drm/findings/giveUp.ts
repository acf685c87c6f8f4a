import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { blockName, isOutput } from '../../../pipeline/links.ts'
import { forecastProbe } from '../probe/forecastProbe.ts'
import { type BoardView, nodeOf, pathsInForce } from './boardView.ts'
import type { Fix } from './finding.ts'
import { asFix, editsOf, removePath } from './pathEdits.ts'
import type { PathAt } from './reroute.ts'

/** Takes a path away: out of the graph, or, of a hardcoded one, by a member no other path needs. */
export function giveUpPath(at: PathAt): Fix | null {
  return removePath(at.path) ?? disableMember(at)
}

/** A graph cannot switch a hardcoded path off; it gets no CRTC once a member of it is disabled. */
export function disableMember({ board, system, path }: PathAt): Fix | null {
  const others = pathsInForce(board).filter((other) => other.path.cause !== path.cause)
  const needed = new Set(
    others.flatMap((other) => other.path.inForce.map((id) => other.system.siblings.nodeOf.get(id))),
  )
  const own = path.inForce
    .flatMap((id) => nodeOf(board, system, id) ?? [])
    .filter((block) => !needed.has(block.id))
  const spare = own.findLast(isOutput) ?? own[0]
  return spare === undefined
    ? null
    : asFix(`Disable ${blockName(spare)}`, [
        { kind: 'set-status', block: spare.id, status: 'disabled' },
      ])
}

/** Gives one display up so that others come up: its path, and its output where that would wait or fail. */
export function giveUpDisplay(at: PathAt): Fix | null {
  const { board, system, path } = at
  const given = giveUpPath(at)
  if (given === null) return null
  const output = path.inForce
    .flatMap((id) => nodeOf(board, system, id) ?? [])
    .findLast((block) => isOutput(block))
  if (output === undefined) return ifUp(board, given)
  const off: Edit = { kind: 'set-status', block: output.id, status: 'disabled' }
  const label = `${given.label} and disable ${blockName(output)}`
  return ifUp(board, given) ?? ifUp(board, asFix(label, [...editsOf(given), off]))
}

/** A fix after which a DRM device comes up, and no CRTC of it crashes. */
export function ifUp(board: BoardView, fix: Fix | null): Fix | null {
  return fix !== null && comesUp(board, applyEdit(board.doc, fix.edit)) ? fix : null
}

/** A fix that does not take a DRM device down that comes up without it. */
export const unlessDown = (board: BoardView, fix: Fix | null): Fix | null =>
  comesUp(board, board.doc) ? ifUp(board, fix) : fix

function comesUp({ kernel, systems }: BoardView, { graph }: PipelineDocument): boolean {
  if (systems.length > MOST_SYSTEMS) return false
  const { drm } = forecastProbe(graph, kernel)
  return drm.kind === 'up' && drm.laterCrashes.length === 0
}

/** No SoC has more mmsys, so with more of them no device comes up. */
const MOST_SYSTEMS = 2
