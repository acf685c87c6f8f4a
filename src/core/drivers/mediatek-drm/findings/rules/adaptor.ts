import { aliasNumber } from '../../../../pipeline/aliases.ts'
import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { blockName, blockRole } from '../../../../pipeline/links.ts'
import { DRM_OVL_ADAPTOR } from '../../../../soc/ddpComponents.ts'
import {
  OVL_ADAPTOR_PARTS,
  OVL_ADAPTOR_TYPES,
  type OvlAdaptorPart,
} from '../../../../soc/ovlAdaptor.ts'
import { identify } from '../../componentId.ts'
import { siblingsOf } from '../../probe/siblingLoop.ts'
import { isAvailable } from '../../walkPath.ts'
import {
  type BoardView,
  listIds,
  listWords,
  type PathView,
  pathsInForce,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, type Hit, hit } from '../finding.ts'
import { giveUpDisplay } from '../giveUp.ts'
import { aliasOfPart, crashOf, missedParts } from '../missedParts.ts'
import { asFix, mend } from '../pathEdits.ts'
import { BLACK, NO_DRM, NOTHING_SEEN } from '../symptoms.ts'
import { usualAlias } from '../usualAlias.ts'
import { blocksOfWalk, misnamed } from './aliases.ts'

/** Traps 34 to 38: the OVL adaptor, which stands for the layer blender vdosys1 does not have. */
export function adaptor(board: BoardView): Hit[] {
  const paths = pathsInForce(board)
  const isUsed = board.systems.some((system) => system.adaptor !== null)
  return [
    ...paths.flatMap(({ system, path }) => [
      ...(isUsed ? mergeInPath(board, system, path) : []),
      ...enteredTwice(board, system, path),
      ...notFirst(board, system, path),
    ]),
    ...board.systems.flatMap((system) => [
      ...missingParts(board, system),
      ...bootWarnings(board, system),
    ]),
  ]
}

/** Trap 34. Kernel: both mtk_drm_probe() and mtk_disp_ovl_adaptor_probe() ask for the component. */
function mergeInPath(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const hops = path.state === 'built' ? (path.walk?.hops ?? []) : []
  return hops.flatMap(({ to, from, via, outcome }, at) => {
    const part =
      outcome.kind === 'entered'
        ? OVL_ADAPTOR_PARTS.find(({ component }) => component.id === outcome.id)
        : undefined
    const block = to === null ? undefined : board.graph.blocks[to]
    const next = hops[at + 1]
    if (part === undefined || block === undefined) return []
    return [
      hit(34, {
        subject: blockSubject(block),
        message: `${blockName(block)} in ${path.name} is a part of the OVL adaptor: leave it out of the path, which goes from ethdr to merge5.`,
        kernel: `${part.component.short} can serve one master, and both the DRM device and the OVL adaptor want it: one waits for ever, in silence.`,
        symptom: NO_DRM,
        settles: [path.setup],
        fix:
          next?.to == null || via === null
            ? null
            : mendBuilt(board, system, path, `Leave ${blockName(block)} out`, [
                {
                  kind: 'link',
                  from: { block: from, endpoint: via, number: path.crtc },
                  to: { block: next.to, endpoint: null },
                },
              ]),
      }),
    ]
  })
}

/** Trap 35. Kernel: the flag of mtk_drm_of_ddp_path_build_one() that the first hop never sets. */
function enteredTwice(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const count = path.inForce.filter((id) => id === DRM_OVL_ADAPTOR).length
  if (path.state !== 'built' || count < 2) return []
  const parts = adaptorBlocks(board, path)
  const last = parts.at(-1)
  const via = path.walk?.hops[0]?.via ?? null
  return [
    hit(35, {
      subject: blockSubject(parts[0] ?? system.block),
      message: `${path.name} passes ${listWords(parts.map(blockName))}, and the OVL adaptor comes into it twice: begin the path at ${last === undefined ? 'ethdr' : blockName(last)}.`,
      kernel:
        'The adaptor is a component once for its first node and once for the second: its clocks, start and stop run twice. Which parts there are, it takes from the tree, not from the graph.',
      symptom: 'It works by luck.',
      fix:
        last === undefined || via === null
          ? null
          : mendBuilt(board, system, path, `Begin at ${blockName(last)}`, [
              {
                kind: 'link',
                from: { block: system.block.id, endpoint: via, number: path.crtc },
                to: { block: last.id, endpoint: null },
              },
            ]),
    }),
  ]
}

/** Trap 38. */
function notFirst(board: BoardView, system: SystemView, path: PathView): Hit[] {
  if (path.state !== 'built' || path.inForce.indexOf(DRM_OVL_ADAPTOR) < 1) return []
  const parts = adaptorBlocks(board, path)
  const walked = blocksOfWalk(board, path.walk?.hops ?? [])
  const chain = [system.block, ...parts, ...walked.filter((block) => !parts.includes(block))]
  const edits = chain.slice(1).map(
    (block, at): Edit => ({
      kind: 'link',
      from: { block: (chain[at] ?? block).id, endpoint: null, number: path.crtc },
      to: { block: block.id, endpoint: null },
    }),
  )
  return [
    hit(38, {
      subject: blockSubject(parts[0] ?? system.block),
      severity: 'error',
      settles: [path.setup],
      message: `${path.name} comes to the OVL adaptor after ${listIds(path.inForce.slice(0, path.inForce.indexOf(DRM_OVL_ADAPTOR)))}: lead it to ethdr first, then to merge5.`,
      kernel:
        'The walk accepts the order, but no routing row leads that way, and the first element, which has to read the layers, is not the adaptor.',
      symptom: BLACK,
      fix: mendBuilt(board, system, path, 'Put the adaptor first', edits),
    }),
  ]
}

/** Trap 36. Kernel: mtk_ovl_adaptor_layer_config() and its neighbours, which check nothing. */
function missingParts(board: BoardView, system: SystemView): Hit[] {
  const missed = missedParts(system)
  if (missed === null) return []
  const beside = siblingsOf(board.graph, system.block)
  const isMisnamed = (part: OvlAdaptorPart): boolean =>
    beside.some(
      (block) => isAvailable(block) && misnamed(board, block)?.meant === aliasOfPart(part),
    )
  const missing = missed.parts.filter((part) => !isMisnamed(part))
  const [first] = missing
  if (first === undefined) return []
  const found = missing.map((part) => partEdits(board, beside, part))
  const [block] = found.flatMap((candidate) => candidate?.block ?? [])
  const cured = found.every((candidate) => candidate !== null)
  const early = missing.some(({ type }) => type === 'OVL_ADAPTOR_TYPE_ETHDR')
  return [
    hit(36, {
      subject: blockSubject(block ?? system.block),
      message: `The OVL adaptor lacks ${listWords(missing.map(aliasOfPart))}: enable the ${missing.length === 1 ? 'node' : 'nodes'} and give ${missing.length === 1 ? 'it that alias' : 'each its alias'}.`,
      kernel: `A part that is disabled or has no alias is skipped, then followed without a check: NULL is dereferenced ${early ? 'when the CRTC is created' : 'when the CRTC is first enabled'}.`,
      symptom: crashOf(missing),
      fix: () =>
        cured
          ? asFix(
              'Complete the OVL adaptor',
              found.flatMap((candidate) => candidate?.edits ?? []),
            )
          : giveUpDisplay({ board, system, path: missed.user }),
    }),
  ]
}

/** What makes a node the part that is missing; null when the tree has no such node. */
function partEdits({ doc, graph }: BoardView, beside: readonly Block[], part: OvlAdaptorPart) {
  const { aliasStem } = OVL_ADAPTOR_TYPES[part.type]
  const isNode = (block: Block): boolean => {
    const role = blockRole(block)
    return part.type === 'OVL_ADAPTOR_TYPE_MERGE'
      ? role.kind === 'component' && role.type === 'MTK_DISP_MERGE'
      : role.kind === 'adaptor' && role.type === part.type
  }
  const nodes = beside.filter(isNode)
  const block =
    nodes.find((node) => aliasNumber(graph, node.id, aliasStem) === part.aliasId) ??
    nodes.find((node) => usualAlias(doc.soc, node, aliasStem) === aliasOfPart(part))
  if (block === undefined) return null
  const edits: Edit[] = []
  if (aliasNumber(graph, block.id, aliasStem) !== part.aliasId)
    edits.push({ kind: 'set-alias', block: block.id, alias: aliasOfPart(part) })
  if (!isAvailable(block)) edits.push({ kind: 'set-status', block: block.id, status: 'okay' })
  return { block, edits }
}

/** Trap 37. */
function bootWarnings({ graph }: BoardView, system: SystemView): Hit[] {
  if (!system.builds) return []
  const noisy = (system.adaptor?.steps ?? []).flatMap(({ block, outcome }) =>
    outcome.kind === 'unknown-alias' && outcome.type === 'OVL_ADAPTOR_TYPE_MERGE'
      ? [{ block: graph.blocks[block], alias: outcome.alias }]
      : [],
  )
  const [first] = noisy
  if (first?.block === undefined) return []
  const names = listWords(
    noisy.flatMap(({ block }) => (block === undefined ? [] : [blockName(block)])),
  )
  return [
    hit(37, {
      subject: blockSubject(first.block),
      message: `${names} ${noisy.length === 1 ? 'is' : 'are'} named in warnings at every boot: nothing has to be done.`,
      kernel:
        'The OVL adaptor looks at every MERGE beside it and has use for merge1 to merge4 alone.',
      symptom: NOTHING_SEEN,
      kernelLog: noisy
        .map(
          ({ block, alias }) =>
            `Failed to get id. type: 2, alias: ${alias ?? -19}\nSkipping unknown component ${block?.path}`,
        )
        .join('\n'),
    }),
  ]
}

/** The nodes of a path that only the adaptor uses, in path order. */
const adaptorBlocks = (board: BoardView, path: PathView): Block[] =>
  blocksOfWalk(board, path.walk?.hops ?? []).filter(
    (block) => identify(board.graph, block, board.kernel).kind === 'adaptor',
  )

/** A fix of a path that is built already: it has to be built afterwards, too. */
function mendBuilt(
  board: BoardView,
  system: SystemView,
  path: PathView,
  label: string,
  edits: readonly Edit[],
) {
  const { doc, kernel } = board
  return mend({ doc, mmsys: system.block.id, crtc: path.crtc, kernel }, label, edits)
}
