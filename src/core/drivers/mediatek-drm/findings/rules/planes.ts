import type { Block } from '../../../../pipeline/document.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../../soc/ddpComponents.ts'
import {
  type BoardView,
  listIds,
  nodeOf,
  type PathView,
  pathsInForce,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, type Fix, type Hit, hit } from '../finding.ts'
import { disableMember, giveUpDisplay, ifUp, unlessDown } from '../giveUp.ts'
import { removePath } from '../pathEdits.ts'
import { fixByLayerSource, fixByLeavingOut } from '../reroute.ts'

/** Traps 50, 51 and 54: where the layers of a CRTC come from. */
export function planes(board: BoardView): Hit[] {
  const complete = pathsInForce(board).filter(({ path }) => path.complete)
  return [
    ...complete.flatMap(({ system, path }) => [
      ...firstWithoutPlanes(board, system, path),
      ...outOfReach(board, system, path),
    ]),
    ...sharedMembers(board, complete),
  ]
}

/** Trap 50. Kernel: mtk_crtc_create() and mtk_crtc_enable_vblank(). */
function firstWithoutPlanes(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const [first] = path.inForce
  if (first === undefined || componentById(first).vblankAsFirst) return []
  const { short } = componentById(first)
  return [
    hit(50, {
      subject: blockSubject(nodeOf(board, system, first) ?? system.block),
      follows: [path.setup],
      message: `${path.name} begins with ${short}, which reads no layers: begin it with an OVL, an RDMA or the OVL adaptor.`,
      kernel:
        'The CRTC gets no primary plane and no vblank: a warning with a trace, and every page flip times out.',
      symptom: 'The display of this path stays dark.',
      kernelLog: 'Missing primary plane',
      fix: () => fixByLayerSource({ board, system, path }),
    }),
  ]
}

/** Trap 51. Kernel: mtk_crtc_num_comp_planes() is asked for elements 0 and 1 alone. */
function outOfReach(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const [first = 0, ...rest] = path.inForce
  const isDma = (id: number): boolean => componentById(id).type === 'MTK_DISP_RDMA'
  const idle = rest.filter((id, at) => {
    const { planesAsSecond } = componentById(id)
    return (planesAsSecond && at > 0) || (isDma(id) && isDma(first))
  })
  const [one] = idle
  if (one === undefined || new Set(path.inForce).size < path.inForce.length) return []
  return [
    hit(51, {
      subject: blockSubject(nodeOf(board, system, one) ?? system.block),
      follows: [path.setup],
      message: `${listIds(idle)} of ${path.name} gives no planes: only the first component does, and the second if it is an OVL or OVL_2L.`,
      kernel:
        'mtk_crtc_create() asks elements 0 and 1 of the path for their layers, and no others.',
      symptom: 'There are fewer planes than the hardware has layers.',
      fix: () =>
        fixByLeavingOut(
          { board, system, path },
          idle.map((id) => path.inForce.indexOf(id)),
        ),
    }),
  ]
}

interface Entry {
  readonly system: SystemView
  readonly path: PathView
}

/** Lets the hardcoded one of two paths go, else the later one: the first way that leaves a display. */
function fixOfShared(board: BoardView, earlier: Entry, later: Entry): Fix | null {
  const [first, second] = later.path.source === 'graph' ? [earlier, later] : [later, earlier]
  const ways = [
    first.path.source === 'hardcoded' ? disableMember({ board, ...first }) : null,
    removePath(second.path),
    removePath(first.path),
  ]
  return (
    ways.find((fix) => ifUp(board, fix) !== null) ??
    giveUpDisplay({ board, ...second }) ??
    giveUpDisplay({ board, ...first }) ??
    unlessDown(board, ways.find((fix) => fix !== null) ?? null)
  )
}

/** Trap 54. Kernel: mtk_crtc_create() registers callbacks per component, the last CRTC wins. */
function sharedMembers(board: BoardView, complete: readonly Entry[]): Hit[] {
  const owners = new Map<Block, Entry>()
  return complete.flatMap((later) => {
    const members = later.path.inForce.flatMap((id) => {
      const block = id === DRM_OVL_ADAPTOR ? null : nodeOf(board, later.system, id)
      return block === null ? [] : [{ id, block }]
    })
    const earlier = members.flatMap(({ block }) => owners.get(block) ?? [])[0]
    const shared = members.filter(({ block }) => earlier && owners.get(block) === earlier)
    for (const { block } of members) if (!owners.has(block)) owners.set(block, later)
    const [one] = shared
    if (one === undefined || earlier === undefined) return []
    return [
      hit(54, {
        subject: blockSubject(one.block),
        follows: [earlier.path.setup, later.path.setup],
        message: `${earlier.path.name} and ${later.path.name} share ${listIds(shared.map(({ id }) => id))}: give each path components of its own.`,
        kernel:
          'One CRTC owns vblank and planes of a shared component, and an output in both paths belongs to the first.',
        symptom: 'One of the two displays stays dark.',
        fix: () => fixOfShared(board, earlier, later),
      }),
    ]
  })
}
