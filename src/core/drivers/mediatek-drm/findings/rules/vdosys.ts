import { blockName } from '../../../../pipeline/links.ts'
import { componentById } from '../../../../soc/ddpComponents.ts'
import { CRTC_NAMES } from '../../resolveMmsys.ts'
import { type BoardView, listWords, nameOf, pathsInForce } from '../boardView.ts'
import { blockSubject, type Hit, hit } from '../finding.ts'
import { asFix, mend } from '../pathEdits.ts'
import { registerWindow } from '../registerWindow.ts'
import { BLACK, NO_DRM, NOTHING_SEEN } from '../symptoms.ts'
import { blocksOfWalk } from './aliases.ts'
import { renumber } from './mmsysEndpoints.ts'

/** Traps 21, 33, 39, 40, 41 and 53: what only SoCs with two vdosys, or several CRTCs, can have. */
export const vdosys = (board: BoardView): Hit[] => [
  ...oneOfTwo(board),
  ...vdosys1OnMain(board),
  ...appendedOutput(board),
  ...tooManyCrtcs(board),
  ...mixedVdosys(board),
]

/** Trap 21. Kernel: mtk_drm_get_all_drm_priv(). */
function oneOfTwo({ graph, systems, disabled }: BoardView): Hit[] {
  const enabled = systems.filter(({ data }) => data.mmsysDevNum > 1)
  const [waiting] = enabled
  if (waiting === undefined || enabled.length >= waiting.data.mmsysDevNum) return []
  const off = disabled.find(({ data }) => data.mmsysDevNum > 1)
  const block = off === undefined ? undefined : graph.blocks[off.block]
  return [
    hit(21, {
      subject: blockSubject(block ?? waiting.block),
      message:
        block === undefined
          ? `${waiting.name} stands alone, and this SoC's display needs both vdosys: describe and enable the other one as well.`
          : `${blockName(block)} has status "${block.status}", and this SoC's display needs both vdosys: set status = "okay", with or without a graph.`,
      kernel: `mtk_drm_bind() of ${waiting.name} counts ${enabled.length} of ${waiting.data.mmsysDevNum} vdosys, returns 0 and waits for ever, in silence.`,
      symptom: NO_DRM,
      fix:
        block === undefined
          ? null
          : asFix(`Enable ${blockName(block)}`, [
              { kind: 'set-status', block: block.id, status: 'okay' },
            ]),
    }),
  ]
}

/** Trap 33. Kernel: mtk_drm_get_all_drm_priv(). */
function vdosys1OnMain(board: BoardView): Hit[] {
  return board.systems.flatMap((system) => {
    const [main] = system.paths
    if (system.data.mmsysId !== 1 || main === undefined || main.inForce.length === 0) return []
    const via = main.walk?.hops[0]?.via ?? null
    const isFree = system.paths[1]?.source !== 'graph'
    const path = { doc: board.doc, mmsys: system.block.id, crtc: 1, kernel: board.kernel } as const
    return [
      hit(33, {
        subject: blockSubject(system.block),
        settles: [main.cause],
        message: `${system.name} describes its path with endpoint 0, as vdosys0 does: use endpoint 1 on every hop of it.`,
        kernel:
          'Both vdosys claim slot 0 and slot 1 keeps what the stack happened to hold: mtk_drm_get_all_drm_priv() follows it and the kernel crashes.',
        symptom: 'The machine crashes while booting.',
        fix:
          via === null || !isFree
            ? null
            : mend(path, `Number the path of ${system.name} 1`, renumber(board, system, via, 1)),
      }),
    ]
  })
}

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
        settles: [main.cause],
        message: `${main.name} ends in ${short}, and this SoC's vdosys0 can end in DSI0 or DP_INTF0 only: use one of them.`,
        kernel:
          'The slot mtk_crtc_create() appends for one of those two stays NULL and is followed when the CRTC is first enabled.',
        symptom: 'The kernel crashes when the display is switched on.',
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
  const via = culprit.path.walk?.hops[0]?.via ?? null
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
      fix:
        via === null
          ? null
          : asFix(`Remove ${CRTC_NAMES[culprit.path.crtc]} of ${culprit.system.name}`, [
              { kind: 'remove-endpoint', endpoint: via },
            ]),
    }),
  ]
}

/** Trap 53. */
function mixedVdosys(board: BoardView): Hit[] {
  return pathsInForce(board).flatMap(({ system, path }) => {
    if (system.data.mmsysDevNum < 2 || path.state !== 'built') return []
    const home = registerWindow(system.block.path)
    const strangers = blocksOfWalk(board, path.walk?.hops ?? []).filter((block) => {
      const window = registerWindow(block.path)
      return home !== null && window !== null && window !== home
    })
    const [first] = strangers
    if (first === undefined) return []
    const names = listWords(strangers.map(({ id }) => nameOf(board, id)))
    return [
      hit(53, {
        subject: blockSubject(first),
        follows: [path.cause],
        settles: [path.cause],
        message: `${path.name} passes ${names} of the other vdosys: keep a path within one vdosys.`,
        kernel: `All routing is written to ${system.name} and its mutex; the other vdosys is not programmed.`,
        symptom: BLACK,
      }),
    ]
  })
}
