import { aliasNumber, splitAlias } from '../../../../pipeline/aliases.ts'
import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { blockName, blockRole, isOutput } from '../../../../pipeline/links.ts'
import { memoizeByIdentity } from '../../../../pipeline/memoizeByIdentity.ts'
import { componentById } from '../../../../soc/ddpComponents.ts'
import { ddpType } from '../../../../soc/ddpTypes.ts'
import { OVL_ADAPTOR_PARTS, OVL_ADAPTOR_TYPES } from '../../../../soc/ovlAdaptor.ts'
import { identify } from '../../componentId.ts'
import { driverBlocks } from '../../driverBlocks.ts'
import { siblingsOf } from '../../probe/siblingLoop.ts'
import { isAvailable } from '../../walkPath.ts'
import {
  type BoardView,
  isClaimedTwice,
  listWords,
  nameOf,
  pathsInForce,
  type SystemView,
} from '../boardView.ts'
import { blockSubject, type Hit, hit } from '../finding.ts'
import { componentType, freeAlias, numbersOf } from '../freeAlias.ts'
import { aliasOfPart, crashOf, missedParts } from '../missedParts.ts'
import { asFix } from '../pathEdits.ts'
import { BLACK, NO_DRM, NOTHING_SEEN } from '../symptoms.ts'
import { usualAlias } from '../usualAlias.ts'

/** Traps 25 to 29: which component a node is taken for. Kernel: mtk_ddp_comp_get_id(). */
export const aliases = (board: BoardView): Hit[] => [
  ...wrongStems(board),
  ...outputsOfVdosys1(board),
  ...sharedIds(board),
  ...unknownNumbers(board),
]

/** The stem the driver looks for at a block; null for one it looks for none at. */
function expectedStem(block: Block): string | null {
  const role = blockRole(block)
  if (role.kind === 'component') return ddpType(role.type).aliasStem
  if (role.kind === 'adaptor') return OVL_ADAPTOR_TYPES[role.type].aliasStem
  return role.kind === 'mutex' ? ddpType('MTK_DISP_MUTEX').aliasStem : null
}

/** An alias of a block that is meant for the driver but has a stem it does not look for. */
export function misnamed(
  board: BoardView,
  block: Block,
): { readonly name: string; readonly meant: string } | null {
  const stem = expectedStem(block)
  if (stem === null || aliasNumber(board.graph, block.id, stem) !== null) return null
  for (const { name, block: target } of board.graph.aliases) {
    const split = target === block.id ? splitAlias(name) : null
    if (split === null || split.stem === stem) continue
    const wanted = [
      isKnown(board, block, split.number) ? `${stem}${split.number}` : null,
      usualAlias(board.doc.soc, block, stem),
      freeAlias(board.graph, block),
    ]
    const meant = wanted.find((alias) => alias !== null && !isTaken(board, alias))
    return meant == null ? null : { name, meant }
  }
  return null
}

const isTaken = ({ graph }: BoardView, alias: string): boolean =>
  graph.aliases.some(({ name }) => name === alias)

/** Whether the driver looks for this number at a block: it has such a component, or such an mmsys. */
function isKnown({ systems }: BoardView, block: Block, number: number): boolean {
  if (blockRole(block).kind === 'mutex') return systems.some(({ data }) => data.mmsysId === number)
  const type = componentType(block)
  return type === null || numbersOf(type).includes(number)
}

/** Trap 28. */
function wrongStems(board: BoardView): Hit[] {
  const missed = board.systems.flatMap((system) => missedParts(system)?.parts ?? [])
  return driverBlocks(board.graph).flatMap((block) => {
    const found = misnamed(board, block)
    if (found === null || !isAvailable(block)) return []
    const isAdaptor = blockRole(block).kind === 'adaptor'
    const parts = missed.filter((part) => aliasOfPart(part) === found.meant)
    const isMissed = parts.length > 0
    return [
      hit(28, {
        subject: blockSubject(block),
        settles: [`alias ${block.id}`],
        message: `The alias ${found.name} of ${blockName(block)} has a stem the driver does not look for: call it ${found.meant}.`,
        kernel: isMissed
          ? 'The OVL adaptor skips a node without an alias of its own stem, and later uses the missing part without a check.'
          : isAdaptor
            ? 'The OVL adaptor skips a node without an alias of its own stem.'
            : 'The node counts as one without alias, and so as the lowest of its type.',
        symptom: isMissed ? crashOf(parts) : BLACK,
        impact: isMissed ? 'crash' : 'wrong-setup',
        ...(isAdaptor && { kernelLog: `Skipping unknown component ${block.path}` }),
        fix: asFix(`Give it the alias ${found.meant}`, [
          { kind: 'set-alias', block: block.id, alias: found.meant },
        ]),
      }),
    ]
  })
}

/** Trap 29: an output of vdosys1 has to be instance 1. */
function outputsOfVdosys1(board: BoardView): Hit[] {
  const entries = pathsInForce(board).filter(({ system }) => system.data.mmsysId === 1)
  const inPaths = new Set(
    entries.flatMap(({ path }) => blocksOfWalk(board, path.walk?.hops ?? []).map(({ id }) => id)),
  )
  return entries.flatMap(({ system, path }) => {
    return blocksOfWalk(board, path.walk?.hops ?? []).flatMap((block) => {
      const type = componentType(block)
      if (type !== 'MTK_DP_INTF' && type !== 'MTK_DPI') return []
      const stem = ddpType(type).aliasStem
      if ((aliasNumber(board.graph, block.id, stem) ?? 0) !== 0) return []
      const alias = `${stem}1`
      const holder = board.graph.aliases.find(({ name }) => name === alias)?.block
      const edits: Edit[] = [{ kind: 'set-alias', block: block.id, alias }]
      if (holder !== undefined) edits.push({ kind: 'set-alias', block: holder, alias: `${stem}0` })
      const isFree = holder === undefined || !inPaths.has(holder)
      const isWantedTwice = isClaimedTwice(board, block.id)
      return [
        hit(29, {
          subject: blockSubject(block),
          follows: [`alias ${block.id}`],
          settles: [path.setup, `alias ${block.id}`],
          message: `${blockName(block)} ends a path of ${system.name} but counts as instance 0: give it the alias ${alias}.`,
          kernel: isWantedTwice
            ? `vdosys0 wants ${stem}0 as well, and a component serves one master: one of them waits for ever, in silence.`
            : `No routing row leads there on vdosys1, the frame source is that of instance 0, and vdosys0 may have a ${stem}0 of its own.`,
          symptom: isWantedTwice ? NO_DRM : BLACK,
          impact: isWantedTwice ? 'no-drm' : 'wrong-setup',
          fix: isFree
            ? asFix(
                holder === undefined
                  ? `Give it the alias ${alias}`
                  : `Exchange its alias with that of ${nameOf(board, holder)}`,
                edits,
              )
            : null,
        }),
      ]
    })
  })
}

/** Traps 25 and 26: several enabled nodes that stand for one id, or one for an id both vdosys want. */
function sharedIds(board: BoardView): Hit[] {
  // Two vdosys share the bus and what is told of it: the second one says nothing new.
  const told = new Set<number>()
  return board.systems.flatMap((system) => {
    return [...enabledById(board, system)].flatMap(([id, blocks]) => {
      const unnamed = blocks.filter((block) => {
        const stem = expectedStem(block)
        return stem !== null && aliasNumber(board.graph, block.id, stem) === null
      })
      const isShared = blocks.length > 1 || unnamed.some((block) => isAstray(board, block, id))
      if (!isShared || !system.siblings.nodeOf.has(id) || unnamed.length === 0 || told.has(id))
        return []
      told.add(id)
      return [sharedId(board, system, id, blocks, unnamed)]
    })
  })
}

/** Whether two mmsys want a block for an id that is not the one the SoC's `.dtsi` gives it. */
function isAstray(board: BoardView, block: Block, id: number): boolean {
  const stem = expectedStem(block)
  const usual = stem === null ? null : usualAlias(board.doc.soc, block, stem)
  const taken = `${stem}${componentById(id).aliasId}`
  return usual !== null && usual !== taken && isClaimedTwice(board, block.id)
}

/** The enabled nodes beside an mmsys by the component id each is taken for. */
function enabledById(board: BoardView, system: SystemView): ReadonlyMap<number, readonly Block[]> {
  const beside = siblingsOf(board.graph, system.block)
  const known = idsBeside(board).get(beside)
  if (known !== undefined) return known
  const groups = new Map<number, Block[]>()
  for (const block of beside) {
    const identity = isAvailable(block) ? identify(board.graph, block, board.kernel) : null
    if (identity?.kind !== 'component') continue
    const group = groups.get(identity.id)
    if (group === undefined) groups.set(identity.id, [block])
    else group.push(block)
  }
  idsBeside(board).set(beside, groups)
  return groups
}

/** Of a board, by the list of siblings: many mmsys can share one. */
const idsBeside = memoizeByIdentity(
  (_board: BoardView) => new Map<readonly Block[], ReadonlyMap<number, readonly Block[]>>(),
)

function sharedId(
  board: BoardView,
  system: SystemView,
  id: number,
  blocks: readonly Block[],
  unnamed: readonly Block[],
): Hit {
  const { short, type, validLast, aliasId } = componentById(id)
  const masters = board.systems.filter(({ siblings }) => siblings.nodeOf.has(id))
  const isMerge = type === 'MTK_DISP_MERGE' && system.data.mmsysDevNum > 1
  const isWantedTwice = blocks.some((block) => isClaimedTwice(board, block.id))
  const last = blocks.at(-1) ?? system.block
  const stem = type === null ? '' : ddpType(type).aliasStem
  const isFatal = isWantedTwice || validLast
  return hit(isMerge ? 26 : 25, {
    subject: blockSubject(unnamed.at(-1) ?? system.block),
    // A wrong alias that should have been this very one is not why there are several.
    follows: unnamed
      .filter((block) => misnamed(board, block)?.meant !== `${stem}${aliasId}`)
      .map(({ id: block }) => `alias ${block}` as const),
    settles: [
      ...masters.flatMap(({ paths }) =>
        paths.filter(({ inForce }) => inForce.includes(id)).map(({ setup }) => setup),
      ),
      ...(validLast ? blocks.map(({ id: block }) => `output ${block}` as const) : []),
    ],
    message:
      blocks.length === 1
        ? `${blockName(last)} is taken for ${short}, since it has no ${stem} alias: give it its own.`
        : `${listWords(blocks.map(blockName))} are all taken for ${short}, since ${unnamed.length === 1 ? 'one has' : 'they have'} no ${stem} alias: give every instance its own.`,
    kernel: isWantedTwice
      ? `Both vdosys want ${short}, and a component serves one master: the other waits for ever, in silence.`
      : `The last one in the tree, ${blockName(last)}, is used for ${short}; ${validLast ? 'the others fail to bind, and with them the whole device' : 'the others are never configured. Nothing is printed'}.`,
    symptom: isFatal ? NO_DRM : BLACK,
    impact: isFatal ? 'no-drm' : 'wrong-setup',
    fix: () =>
      asFix(
        `Give ${blocks.length === 1 ? 'it' : 'each'} its ${stem} alias`,
        aliasEdits(board, blocks),
      ),
  })
}

/** Aliases for those of a type that lack one: as the SoC's `.dtsi` has it, else the next free number. */
function aliasEdits({ doc, graph }: BoardView, blocks: readonly Block[]): Edit[] {
  const edits: Edit[] = []
  const taken = new Set(
    graph.aliases.flatMap(({ name, block }) => {
      const holder = graph.blocks[block]
      return holder === undefined || expectedStem(holder) === null ? [] : name
    }),
  )
  for (const block of blocks) {
    const type = componentType(block)
    const stem = expectedStem(block)
    if (type === null || stem === null || aliasNumber(graph, block.id, stem) !== null) continue
    // The adaptor takes the parts of its own by their numbers.
    const numbered = numbersOf(type)
      .map((number) => `${stem}${number}`)
      .filter((alias) => !ADAPTOR_ALIASES.has(alias))
    const wanted = [usualAlias(doc.soc, block, stem), ...numbered]
    const alias = wanted.find((candidate) => candidate !== null && !taken.has(candidate))
    if (alias === undefined || alias === null) return []
    taken.add(alias)
    edits.push({ kind: 'set-alias', block: block.id, alias })
  }
  return edits
}

const ADAPTOR_ALIASES: ReadonlySet<string> = new Set(
  OVL_ADAPTOR_PARTS.map(({ type, aliasId }) => `${OVL_ADAPTOR_TYPES[type].aliasStem}${aliasId}`),
)

/** Trap 27 of nodes no path comes to. */
function unknownNumbers(board: BoardView): Hit[] {
  return board.systems.flatMap((system, at) =>
    system.siblings.steps.flatMap(({ block: id, outcome }) => {
      const block = board.graph.blocks[id]
      if (outcome.kind !== 'unknown-alias' || block === undefined || at > 0) return []
      const alias = freeAlias(board.graph, block)
      return [
        hit(27, {
          subject: blockSubject(block),
          severity: isOutput(block) ? 'warning' : 'info',
          impact: 'noise',
          follows: [`alias ${id}`],
          message: `${blockName(block)} has the alias ${expectedStem(block)}${outcome.alias}, and the driver knows no such component: it cannot be used.`,
          kernel: 'The node is passed over with a warning at every boot.',
          symptom: NOTHING_SEEN,
          kernelLog: `Skipping unknown component ${block.path}`,
          fix:
            alias === null
              ? null
              : asFix(`Give it the alias ${alias}`, [{ kind: 'set-alias', block: id, alias }]),
        }),
      ]
    }),
  )
}

/** The blocks a walk entered. */
export const blocksOfWalk = (
  { graph }: BoardView,
  hops: readonly { readonly to: Block['id'] | null; readonly outcome: { readonly kind: string } }[],
): Block[] =>
  hops.flatMap(({ to, outcome }) => {
    const block = to === null || outcome.kind !== 'entered' ? undefined : graph.blocks[to]
    return block === undefined ? [] : [block]
  })
