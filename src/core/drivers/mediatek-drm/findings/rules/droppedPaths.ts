import type { BlockId } from '../../../../base/ids.ts'
import type { Block } from '../../../../pipeline/document.ts'
import { isOutput } from '../../../../pipeline/links.ts'
import { failureOf } from '../../pathFailure.ts'
import {
  anyComplete,
  type BoardView,
  nameOf,
  type PathView,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, type Fix, type Hit, hit } from '../finding.ts'
import { ifUp, unlessDown } from '../giveUp.ts'
import { asFix, enableAlong, removePath } from '../pathEdits.ts'
import { alsoOther, DARK, NO_DRM } from '../symptoms.ts'

/**
 * Traps 16, 17 and 24: a path that comes to a disabled node is dropped, nearly always in silence.
 *
 * Kernel: the -ENODEV of mtk_drm_of_get_ddp_ep_cid(), swallowed by mtk_drm_of_ddp_path_build().
 */
export function droppedPaths(board: BoardView): Hit[] {
  return board.systems.flatMap((system) =>
    system.paths.flatMap((path) => {
      const hop = path.walk?.hops.at(-1)
      const disabled =
        hop?.to === null || hop === undefined ? undefined : board.graph.blocks[hop.to]
      if (path.state !== 'dropped' || hop === undefined || disabled === undefined) return []
      return [droppedPath(board, system, path, hop.from, disabled)]
    }),
  )
}

function droppedPath(
  board: BoardView,
  system: SystemView,
  path: PathView,
  from: BlockId,
  disabled: Block,
): Hit {
  const output = board.graph.blocks[from]
  const isSink = output !== undefined && isOutput(output)
  const isOdd = disabled.status !== 'disabled'
  const strands =
    isSink && system.siblings.matches.some((m) => m.kind === 'block' && m.block === from)
  const isLast = system.builds && !anyComplete(board)
  const name = nameOf(board, disabled.id)
  const isFatal = strands || isLast
  return hit(isOdd ? 24 : isSink ? 16 : 17, {
    subject: blockSubject(disabled),
    message: isSink
      ? `${name} behind ${nameOf(board, from)} has status "${disabled.status}", which silently costs ${path.name}: enable it, or disable the output and remove the mmsys endpoint.`
      : `${name} on ${path.name} has status "${disabled.status}", so the path is dropped: set status = "okay".`,
    kernel: [
      failureOf(board.graph, system.resolution, path)?.sentence ?? '',
      strands
        ? ` ${nameOf(board, from)} stays enabled, finds nothing behind it and holds the DRM device back.`
        : '',
      !strands && isLast ? ' No other path is complete: mtk_drm_kms_init() returns -ENODEV.' : '',
      isFatal ? alsoOther(system) : '',
    ].join(''),
    symptom: isFatal ? NO_DRM : DARK,
    impact: isFatal ? 'no-drm' : 'path-lost',
    follows: [path.cause],
    settles: isSink ? [path.cause, `output ${from}`] : [],
    ...(path.walk?.log[0] && { kernelLog: path.walk.log[0].text }),
    fix: () => fixOfDropped(board, system, path, name),
  })
}

/** Enables what is on the path; where that would cost the other displays, takes the path away. */
function fixOfDropped(
  board: BoardView,
  system: SystemView,
  path: PathView,
  name: string,
): Fix | null {
  const { doc, kernel } = board
  const edits = enableAlong({ doc, mmsys: system.block.id, crtc: path.crtc, kernel })
  const enabled = asFix(edits.length === 1 ? `Enable ${name}` : 'Enable what is on the path', edits)
  return unlessDown(board, enabled) ?? ifUp(board, removePath(path)) ?? enabled
}
