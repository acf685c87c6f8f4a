import type { BlockId } from '../../../../base/ids.ts'
import type { Block } from '../../../../pipeline/document.ts'
import { blockName, isOutput, parentPath } from '../../../../pipeline/links.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../../soc/ddpComponents.ts'
import { driverBlocks } from '../../driverBlocks.ts'
import { CRTC_NAMES } from '../../resolveMmsys.ts'
import { type CrtcIndex, isAvailable } from '../../walkPath.ts'
import {
  type BoardView,
  isClaimedTwice,
  listWords,
  nameOf,
  nodeOf,
  pathsInForce,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, type Fix, type Hit, hit } from '../finding.ts'
import { giveUpDisplay, giveUpPath } from '../giveUp.ts'
import { fixByOtherOutput } from '../otherOutput.ts'
import { asFix, mend, removePath } from '../pathEdits.ts'
import { registerWindow } from '../registerWindow.ts'
import { fixByLeavingOut, type PathAt, type Station } from '../reroute.ts'
import { BLACK, NO_DRM, NOTHING_SEEN } from '../symptoms.ts'
import { blocksOfWalk } from './aliases.ts'
import { completePath } from './crtcs.ts'
import { renumber } from './mmsysEndpoints.ts'

/** Traps 21, 33, 39, 40, 41 and 53: what only SoCs with two vdosys, or several CRTCs, can have. */
export const vdosys = (board: BoardView): Hit[] => [
  ...oneOfTwo(board),
  ...mmsysTwice(board),
  ...emptySlot(board),
  ...appendedOutput(board),
  ...tooManyCrtcs(board),
  ...mixedVdosys(board),
]

/** Trap 21. Kernel: mtk_drm_get_all_drm_priv(), which counts the mmsys that have bound. */
function oneOfTwo({ graph, systems, disabled }: BoardView): Hit[] {
  const [waiting] = systems
  const [off] = disabled
  const data = waiting?.data ?? off?.data
  const isMeant = driverBlocks(graph).some((block) => isOutput(block) && isAvailable(block))
  if (data === undefined || systems.length >= data.mmsysDevNum) return []
  if (waiting === undefined && !isMeant) return []
  const block = off === undefined ? undefined : graph.blocks[off.block]
  const subject = block ?? waiting?.block
  if (subject === undefined) return []
  const name = blockName(subject)
  return [
    hit(21, {
      subject: blockSubject(subject),
      message:
        block === undefined
          ? `${name} stands alone, and this SoC's display needs both vdosys: describe and enable the other one as well.`
          : `${name} has status "${block.status}"${data.mmsysDevNum > 1 ? ", and this SoC's display needs both vdosys" : ', and no display comes up without it'}: set status = "okay".`,
      kernel:
        waiting === undefined
          ? 'No mediatek-drm device is made for a disabled mmsys, and nothing is probed.'
          : `mtk_drm_bind() of ${waiting.name} counts ${systems.length} of ${data.mmsysDevNum} vdosys, returns 0 and waits for ever, in silence.`,
      symptom: NO_DRM,
      fix:
        block === undefined
          ? null
          : asFix(`Enable ${name}`, [{ kind: 'set-status', block: block.id, status: 'okay' }]),
    }),
  ]
}

/** Trap 21, of one too many. Kernel: mtk_drm_get_all_drm_priv(), find_components(). */
function mmsysTwice({ systems }: BoardView): Hit[] {
  return systems.flatMap((system, at) => {
    const earlier = systems
      .slice(0, at)
      .find(
        ({ block, data }) =>
          data.mmsysId === system.data.mmsysId && parentPath(block) === parentPath(system.block),
      )
    if (earlier === undefined || !earlier.builds || !system.builds) return []
    // Whoever wired one of the two means that one.
    const extra = system.resolution.graph && !earlier.resolution.graph ? earlier : system
    return [
      hit(21, {
        code: 'drm/mmsys-twice',
        subject: blockSubject(extra.block),
        message: `${earlier.name} and ${system.name} are both mmsys ${system.data.mmsysId} to the driver, and a SoC has one: disable the other.`,
        kernel:
          'Both wait for the same components, and a component serves one master. The later one in the tree takes the slot, whichever has its components: the kernel follows a NULL pointer, or the DRM device never comes.',
        symptom: NO_DRM,
        fix: asFix(`Disable ${extra.name}`, [
          { kind: 'set-status', block: extra.block.id, status: 'disabled' },
        ]),
      }),
    ]
  })
}

/**
 * Trap 33: an mmsys stands in the slot of its first path kind, and slots 0 to n - 1 are used of n mmsys.
 *
 * Kernel: mtk_drm_get_all_drm_priv().
 */
function emptySlot(board: BoardView): Hit[] {
  const ready = board.systems.filter(({ builds, siblings }) => builds && siblings.mutex !== null)
  const [first] = ready
  if (first === undefined || ready.length !== first.data.mmsysDevNum) return []
  const slotOf = ({ paths }: SystemView): number =>
    paths.findIndex(({ inForce }) => inForce.length > 0)
  const slots = ready.map(slotOf)
  const empty = CRTCS.find((slot) => slot < ready.length && !slots.includes(slot))
  const culprit = ready.findLast((system, at) => slotOf(system) !== -1 && slots[at] !== at)
  if (empty === undefined || culprit === undefined) return []
  const wrong = culprit.paths[slotOf(culprit)]
  const intended = culprit.paths[empty]
  if (wrong === undefined || intended === undefined) return []
  const dropped = intended.state === 'dropped' ? completePath(board, culprit, intended) : null
  const via = wrong.walk?.hops[0]?.via ?? null
  const { doc, kernel } = board
  const path = { doc, mmsys: culprit.block.id, crtc: empty, kernel }
  return [
    hit(33, {
      subject: blockSubject(culprit.block),
      settles: [wrong.cause, intended.cause],
      message:
        ready.length > 1
          ? `${culprit.name} describes its path with endpoint ${wrong.crtc}, the number of the other vdosys: use endpoint ${empty} on every hop of it.`
          : `${culprit.name} has ${wrong.name} but no ${CRTC_NAMES[empty]} path, which has to be there: ${intended.state === 'dropped' ? 'enable all that is on it' : `number the path ${empty}`}.`,
      kernel: `Slot ${empty} is claimed by no mmsys and keeps what the stack happened to hold: mtk_drm_get_all_drm_priv() follows it and the kernel crashes.`,
      symptom: 'The machine crashes while booting.',
      fix:
        dropped ??
        (via === null || intended.source === 'graph' || intended.state === 'dropped'
          ? null
          : mend(path, `Number the path ${empty}`, renumber(board, culprit, via, empty))),
    }),
  ]
}

const CRTCS: readonly CrtcIndex[] = [0, 1, 2]

/** Traps 39 and 40. Kernel: the conn_routes of mtk_crtc_create() and mtk_crtc_update_output(). */
function appendedOutput(board: BoardView): Hit[] {
  return board.systems.flatMap((system) => {
    const [main] = system.paths
    const last = main?.inForce.at(-1)
    const routes = system.data.connRoutes.map(({ component }) => component)
    if (routes.length === 0 || main?.state !== 'built' || last === undefined) return []
    const { short } = componentById(last)
    const subject = blockSubject(blocksOfWalk(board, main.walk?.hops ?? []).at(-1) ?? system.block)
    if (routes.includes(last))
      return [
        hit(40, {
          subject,
          message: `${short} stands twice in ${main.name} of this SoC: nothing has to be done.`,
          kernel: `mtk_crtc_create() appends a slot for the output to the path; the first enable fills it with ${short} again. Starts and stops are counted.`,
          symptom: NOTHING_SEEN,
        }),
      ]
    return [
      hit(39, {
        subject,
        settles: [main.setup],
        message: `${main.name} ends in ${short}, and this SoC's vdosys0 can end in DSI0 or DP_INTF0 only: use one of them.`,
        kernel:
          'The slot mtk_crtc_create() appends for one of those two stays NULL and is followed when the CRTC is first enabled.',
        symptom: 'The kernel crashes when the display is switched on.',
        fix: removePath(main),
      }),
    ]
  })
}

/** Trap 41. Kernel: mtk_drm_kms_init() counts kind by kind, mtk_find_possible_crtcs() mmsys by mmsys. */
function tooManyCrtcs(board: BoardView): Hit[] {
  const complete = pathsInForce(board).filter(({ path }) => path.complete)
  const third = complete.find(
    ({ system, path }) =>
      path.crtc === 2 && complete.some((other) => other.path.crtc === 1 && other.system !== system),
  )
  const extra = complete.length > 3 ? complete.at(-1) : undefined
  const culprit = third ?? extra
  if (culprit === undefined) return []
  return [
    hit(41, {
      subject: blockSubject(culprit.system.block),
      message:
        third === undefined
          ? `The board makes ${complete.length} CRTCs, and vblank is set up for 3: take ${culprit.path.name} away.`
          : `${culprit.path.name} stands beside an EXT path of the other vdosys: use EXT on both, or on neither.`,
      kernel:
        third === undefined
          ? 'drm_vblank_init() is called for 3 CRTCs; the others warn whenever vblank is touched.'
          : 'CRTCs are made EXT before THIRD, but an encoder counts vdosys by vdosys: its possible_crtcs names the wrong CRTC.',
      symptom: 'A display stays dark, or shows the picture of another.',
      fix: () => giveUpPath({ board, ...culprit }),
    }),
  ]
}

/** Trap 53. */
function mixedVdosys(board: BoardView): Hit[] {
  const paths = pathsInForce(board)
  return paths.flatMap(({ system, path }) => {
    if (system.data.mmsysDevNum < 2 || path.state !== 'built') return []
    const home = registerWindow(system.block.path)
    const strangers = blocksOfWalk(board, path.walk?.hops ?? []).filter((block) => {
      const window = registerWindow(block.path)
      return home !== null && window !== null && window !== home
    })
    const [first] = strangers
    if (first === undefined) return []
    const names = listWords(strangers.map(({ id }) => nameOf(board, id)))
    const isClaimed = path.inForce
      .flatMap((id) => nodesOf(system, id))
      .some((block) => isClaimedTwice(board, block))
    return [
      hit(53, {
        subject: blockSubject(first),
        follows: [path.setup],
        settles: [path.setup],
        message: `${path.name} passes ${names} of the other vdosys: keep a path within one vdosys.`,
        kernel: isClaimed
          ? 'A component serves one master, and both vdosys want the same: one of them waits for ever, in silence.'
          : `All routing is written to ${system.name} and its mutex; the other vdosys is not programmed.`,
        symptom: isClaimed ? NO_DRM : BLACK,
        impact: isClaimed ? 'no-drm' : 'wrong-setup',
        fix: () => fixOfMixed({ board, system, path }, strangers),
      }),
    ]
  })
}

/** What stands for a component: of the OVL adaptor all its parts. */
function nodesOf({ siblings, adaptor }: SystemView, id: number): readonly BlockId[] {
  if (id === DRM_OVL_ADAPTOR) return (adaptor?.parts ?? []).map(({ block }) => block)
  const block = siblings.nodeOf.get(id)
  return block === undefined ? [] : [block]
}

/** Ends in an output at home, leads past the rest, or gives the path up where a display is left. */
function fixOfMixed(at: PathAt, strangers: readonly Block[]): Fix | null {
  const { board, system, path } = at
  const home = registerWindow(system.block.path)
  const isHome = ({ block }: Station): boolean => registerWindow(block.path) === home
  const places = strangers.map((block) =>
    path.inForce.findIndex((id) => nodeOf(board, system, id)?.id === block.id),
  )
  const [place = -1] = places
  const onlyLast = places.length === 1 && place === path.inForce.length - 1
  return (
    (onlyLast ? fixByOtherOutput(at, isHome) : fixByLeavingOut(at, places)) ?? giveUpDisplay(at)
  )
}
