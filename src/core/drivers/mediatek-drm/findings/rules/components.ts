import type { Block } from '../../../../pipeline/document.ts'
import { blockName, parentPath } from '../../../../pipeline/links.ts'
import { memoizeByIdentity } from '../../../../pipeline/memoizeByIdentity.ts'
import { socById } from '../../../../soc/catalogue.ts'
import { DDP_COMPATIBLES } from '../../../../soc/ddpCompatibles.ts'
import { ddpType } from '../../../../soc/ddpTypes.ts'
import { driverBlocks } from '../../driverBlocks.ts'
import { cellsOf, isTold } from '../../probe/nodeProperties.ts'
import { isAvailable } from '../../walkPath.ts'
import { type BoardView, nodeOf, pathsInForce } from '../boardView.ts'
import { blockSubject, type Fix, type Hit, hit } from '../finding.ts'
import { componentType } from '../freeAlias.ts'
import { giveUpDisplay } from '../giveUp.ts'
import { asFix } from '../pathEdits.ts'
import { enteringHops, fixByLeavingOut, fixByStandIn, type PathAt } from '../reroute.ts'
import { NO_DRM, NOTHING_SEEN } from '../symptoms.ts'
import { blocksOfWalk } from './aliases.ts'

/** Traps 24, 31, 32 and 57: what is wrong with a component's node itself. */
export const components = (board: BoardView): Hit[] => [
  ...oddStatus(board),
  ...notSiblings(board),
  ...withoutDriver(board),
  ...withoutRegisters(board),
]

/** Trap 24, off the paths. Kernel: __of_device_is_available(). */
function oddStatus({ graph, systems }: BoardView): Hit[] {
  const onPath = new Set(
    systems.flatMap(({ paths }) => paths.map(({ walk }) => walk?.hops.at(-1)?.to)),
  )
  return driverBlocks(graph).flatMap((block) => {
    if (isAvailable(block) || block.status === 'disabled' || onPath.has(block.id)) return []
    return [
      hit(24, {
        subject: blockSubject(block),
        impact: 'noise',
        message: `${blockName(block)} has status "${block.status}", which is the same as "disabled": write "okay" or "disabled".`,
        kernel: 'Only "okay" and "ok" count as enabled.',
        symptom: NOTHING_SEEN,
        fix: asFix('Write "disabled"', [
          { kind: 'set-status', block: block.id, status: 'disabled' },
        ]),
      }),
    ]
  })
}

/** Trap 31. Kernel: the loop over the mmsys's siblings in mtk_drm_probe(). */
function notSiblings(board: BoardView): Hit[] {
  return pathsInForce(board).flatMap(({ system, path }) => {
    if (path.state !== 'built') return []
    return blocksOfWalk(board, path.walk?.hops ?? []).flatMap((block) => {
      if (parentPath(block) === parentPath(system.block) || componentType(block) === null) return []
      const id = path.missing[0]
      return [
        hit(31, {
          subject: blockSubject(block),
          settles: [path.cause],
          message: `${blockName(block)} of ${path.name} is no child of ${parentPath(system.block)}, where ${system.name} stands: the driver looks for components nowhere else, so move the node.`,
          kernel:
            'The path is built, but no node is found for the component: its CRTC is left out, and an output of the path fails to bind.',
          symptom: NO_DRM,
          ...(id !== undefined && {
            kernelLog: `Not creating crtc ${path.crtc} because component ${id} is disabled or missing`,
          }),
          fix: () => fixOfStranger({ board, system, path }, block),
        }),
      ]
    })
  })
}

/** Leads past the node, puts others in its place, or gives the path up where a display is left. */
function fixOfStranger(at: PathAt, stranger: Block): Fix | null {
  const place = enteringHops(at.path).findIndex(({ to }) => to === stranger.id)
  return fixByLeavingOut(at, [place]) ?? fixByStandIn(at, place) ?? giveUpDisplay(at)
}

/** What the bindings put behind the strings no component driver binds. */
const FALLBACKS: Readonly<Record<string, string>> = {
  'mediatek,mt8167-disp-aal': 'mediatek,mt8173-disp-aal',
  'mediatek,mt8167-disp-ccorr': 'mediatek,mt8183-disp-ccorr',
  'mediatek,mt8167-disp-gamma': 'mediatek,mt8173-disp-gamma',
  'mediatek,mt8167-disp-rdma': 'mediatek,mt2701-disp-rdma',
  'mediatek,mt8192-disp-aal': 'mediatek,mt8183-disp-aal',
}

/** Trap 32. */
function withoutDriver(board: BoardView): Hit[] {
  return inPaths(board).flatMap((block) => {
    const type = componentType(block)
    const known = block.compatible.flatMap(
      (string) => DDP_COMPATIBLES.find((row) => row.compatible === string.toLowerCase()) ?? [],
    )
    if (
      type === null ||
      !ddpType(type).ownPlatformDriver ||
      known.some(({ driver }) => driver !== null)
    )
      return []
    const own = known[0]?.compatible ?? ''
    const fallback = FALLBACKS[own]
    return [
      hit(32, {
        subject: blockSubject(block),
        message: `${blockName(block)} is compatible with "${own}" alone, which no component driver binds: add ${fallback === undefined ? 'the string of an older SoC' : `"${fallback}"`}.`,
        kernel: 'The DRM device waits for the component for ever, in silence.',
        symptom: NO_DRM,
        fix:
          fallback === undefined
            ? null
            : asFix(`Add "${fallback}"`, [
                {
                  kind: 'set-compatible',
                  block: block.id,
                  compatible: [...block.compatible, fallback],
                },
              ]),
      }),
    ]
  })
}

/** Trap 57. Kernel: mtk_ddp_comp_init(). */
function withoutRegisters(board: BoardView): Hit[] {
  return inPaths(board).flatMap((block) => {
    const type = componentType(block)
    if (type === null || !ddpType(type).needsRegsAndClock) return []
    const missing = (['reg', 'clocks'] as const).filter(
      (name) => isTold(board.graph, name) && cellsOf(block, name).length === 0,
    )
    if (missing.length === 0) return []
    const node =
      board.doc.soc === null
        ? undefined
        : socById(board.doc.soc).nodes.find(({ path }) => path === block.path)
    const canGive =
      missing.length === 1 && missing[0] === 'reg' && node !== undefined && node.reg.length > 0
    return [
      hit(57, {
        subject: blockSubject(block),
        message: `${blockName(block)} has no ${missing.join(' and no ')}, and mediatek-drm itself maps and clocks it: complete the node.`,
        kernel: 'mtk_ddp_comp_init() fails, and with it the probe.',
        symptom: NO_DRM,
        fix: () =>
          canGive
            ? asFix(`Give it the registers of ${node.path.slice(node.path.lastIndexOf('/') + 1)}`, [
                {
                  kind: 'set-property',
                  block: block.id,
                  property: { name: 'reg', value: { kind: 'cells', cells: node.reg } },
                },
              ])
            : withoutNode(board, block),
      }),
    ]
  })
}

/** Leads every path past a node. */
function withoutNode(board: BoardView, block: Block): Fix | null {
  const [only, ...others] = pathsInForce(board).flatMap(({ system, path }) => {
    const place = path.inForce.findIndex((id) => nodeOf(board, system, id) === block)
    return place === -1 ? [] : [{ system, path, place }]
  })
  return only === undefined || others.length > 0
    ? null
    : fixByLeavingOut({ board, ...only }, [only.place])
}

/** The nodes that stand for a member of a path in force, each once. */
const inPaths = memoizeByIdentity(({ graph, systems }: BoardView): readonly Block[] => {
  const ids = systems
    .filter(({ builds }) => builds)
    .flatMap(({ siblings }) =>
      siblings.steps.flatMap(({ block, outcome }) => (outcome.kind === 'stands-for' ? block : [])),
    )
  return Array.from(new Set(ids)).flatMap((id) => graph.blocks[id] ?? [])
})
