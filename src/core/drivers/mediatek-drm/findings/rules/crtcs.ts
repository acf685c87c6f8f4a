import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import { blocksOf } from '../../../../pipeline/blocksOf.ts'
import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { blockName, isOutput } from '../../../../pipeline/links.ts'
import { identify } from '../../componentId.ts'
import { isWired } from '../../isWired.ts'
import { bridgeLookup } from '../../probe/bridgeLookup.ts'
import { siblingsOf } from '../../probe/siblingLoop.ts'
import { isAvailable } from '../../walkPath.ts'
import {
  anyComplete,
  type BoardView,
  listIds,
  listWords,
  type PathView,
  pathsInForce,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, type Fix, type Hit, hit } from '../finding.ts'
import { asFix, editsOf, enableAlong, enableEdits } from '../pathEdits.ts'
import { alsoOther, NO_DRM } from '../symptoms.ts'
import { allWaitedFor } from './outputs.ts'

/** Traps 18, 19 and 20: paths whose members are not all there. */
export const crtcs = (board: BoardView): Hit[] => [
  ...outputsWithoutPath(board),
  ...noCrtc(board),
  ...nothingToBind(board),
]

/** Trap 18. Kernel: mtk_find_possible_crtcs(). */
function outputsWithoutPath(board: BoardView): Hit[] {
  const driven = new Set(
    pathsInForce(board)
      .filter(({ path }) => path.complete)
      .flatMap(({ system, path }) => path.inForce.map((id) => system.siblings.nodeOf.get(id))),
  )
  return allWaitedFor(board).flatMap(({ system, output }) => {
    const { connRoutes } = system.data
    const isRoute = connRoutes.some(
      ({ component }) => system.siblings.nodeOf.get(component) === output.id,
    )
    const path = system.paths.find(({ inForce }) =>
      inForce.some((id) => system.siblings.nodeOf.get(id) === output.id),
    )
    if (driven.has(output.id) || isRoute || path === undefined) return []
    const errno = connRoutes.length === 0 ? -22 : -19
    const end = path.walk?.hops.at(-1)?.from
    const before = end === undefined ? undefined : board.graph.blocks[end]
    // A disabled sink is told as trap 16, whichever output it stands behind.
    const isByMember = before === undefined || !isOutput(before)
    const kept = path.state === 'dropped' ? " kept in place of the graph's" : ''
    return [
      hit(18, {
        subject: blockSubject(output),
        follows: [path.cause, `output ${output.id}`],
        settles: path.state === 'dropped' && isByMember ? [path.cause] : [],
        message: `${blockName(output)} is enabled, but ${path.name}${kept} lacks ${listIds(path.missing)}: enable all its members, or disable the output.`,
        kernel: `Only paths with all members count, so no CRTC is found for the output, its bind fails with ${errno === -22 ? '-EINVAL' : '-ENODEV'} and with it the whole device.${alsoOther(system)}`,
        symptom: NO_DRM,
        kernelLog: `Failed to find comp in ddp table, ret = ${errno}`,
        fix: () => completePath(board, system, path) ?? disableOutput(board, output),
      }),
    ]
  })
}

function disableOutput(board: BoardView, output: Block): Fix | null {
  if (!anyComplete(board)) return null
  return asFix(`Disable ${blockName(output)}`, [
    { kind: 'set-status', block: output.id, status: 'disabled' },
  ])
}

/** Enables what a path lacks: what dropped it from the graph, else the disabled nodes of its ids. */
export function completePath(board: BoardView, system: SystemView, path: PathView): Fix | null {
  const { doc, graph, kernel } = board
  if (path.state === 'dropped')
    return asFix(
      `Enable what ${path.name} lacks`,
      enableAlong({ doc, mmsys: system.block.id, crtc: path.crtc, kernel }),
    )
  const beside = siblingsOf(graph, system.block).filter((block) => !isAvailable(block))
  const edits: Edit[] = []
  for (const id of path.missing) {
    const block = beside.find((candidate) => {
      const identity = identify(graph, candidate, kernel)
      return identity.kind === 'component' && identity.id === id
    })
    if (block === undefined) return null
    edits.push(...enableEdits(doc, block.id))
  }
  return asFix(`Enable what ${path.name} lacks`, edits)
}

/** Trap 19. Kernel: mtk_drm_kms_init(), which wants CRTC 0. */
function noCrtc(board: BoardView): Hit[] {
  const { systems } = board
  const [first] = systems
  const paths = pathsInForce(board)
  const isTried =
    systems.length > 0 &&
    systems.every(({ builds, siblings }) => builds && siblings.matches.length > 0)
  if (first === undefined || !isTried || anyComplete(board)) return []
  const lines = paths.flatMap(({ path }) =>
    path.missing
      .slice(0, 1)
      .map((id) => `Not creating crtc 0 because component ${id} is disabled or missing`),
  )
  return [
    hit(19, {
      subject: blockSubject(first.block),
      severity: isWired(board.graph) ? 'error' : 'info',
      follows: ['drm'],
      message: `No path has all its members${paths.map(({ path }) => `; ${path.name} lacks ${listIds(path.missing)}`).join('')}: complete one of them.`,
      kernel: 'No CRTC is created, so mtk_drm_kms_init() returns -ENODEV.',
      symptom: NO_DRM,
      kernelLog: [...lines, 'Need at least one OVL device'].join('\n'),
      fix:
        paths
          .map(({ system, path }) => sound(board, completePath(board, system, path)))
          .find((fix) => fix !== null) ?? null,
    }),
  ]
}

/** A fix that leaves no output without its panel or bridge. */
function sound({ doc, kernel }: BoardView, fix: Fix | null): Fix | null {
  if (fix === null) return null
  const { graph } = applyEdit(doc, fix.edit)
  const enabled = blocksOf(graph).filter((block) => block !== doc.graph.blocks[block.id])
  const isSound = enabled.every((block) => {
    if (!isOutput(block)) return true
    return bridgeLookup(graph, block, kernel).result.kind === 'found'
  })
  return isSound ? fix : null
}

/** Trap 20. Kernel: component_master_add_with_match() is handed a NULL match list. */
function nothingToBind(board: BoardView): Hit[] {
  return board.systems.flatMap((system) => {
    const { siblings, builds, paths } = system
    if (!builds || siblings.mutex === null || siblings.matches.length > 0) return []
    const dropped = paths.filter(({ state }) => state === 'dropped')
    // One path is enough for DRM to come up, but all that the graph describes are meant.
    const cures = [dropped, ...dropped.map((path) => [path])].flatMap((meant) => {
      const fix = sound(board, completePaths(board, system, meant))
      return fix === null ? [] : [{ fix, paths: meant }]
    })
    const [cure = { fix: null, paths }] = cures
    return [
      hit(20, {
        subject: blockSubject(system.block),
        settles: cure.paths.map(({ cause }) => cause),
        message: `${system.name} has no path with an enabled component left: enable everything on one path, down to its panel.`,
        kernel:
          'No component with a driver of its own is enabled. The list of components to wait for stays empty, and component_master_add_with_match() dereferences NULL.',
        symptom: 'The machine crashes while booting.',
        fix: cure.fix,
      }),
    ]
  })
}

function completePaths(board: BoardView, system: SystemView, paths: readonly PathView[]) {
  const fixes = paths.map((path) => completePath(board, system, path))
  if (fixes.includes(null)) return null
  const edits = fixes.flatMap((fix) => (fix === null ? [] : editsOf(fix)))
  const names = listWords(paths.map(({ name }) => name))
  return asFix(`Enable what ${names} ${paths.length === 1 ? 'lacks' : 'lack'}`, edits)
}
