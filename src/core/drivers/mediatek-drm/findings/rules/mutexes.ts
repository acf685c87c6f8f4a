import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { blockName, blockRole } from '../../../../pipeline/links.ts'
import { mutexOfMmsys } from '../../../../soc/mutex.ts'
import { mutexTables } from '../../probe/builtPathRouting.ts'
import { siblingLoop, siblingsOf } from '../../probe/siblingLoop.ts'
import { isAvailable } from '../../walkPath.ts'
import type { BoardView, SystemView } from '../boardView.ts'
import { blockSubject, type Fix, type Hit, hit } from '../finding.ts'
import { asFix } from '../pathEdits.ts'
import { alsoOther, BLACK, NO_DRM } from '../symptoms.ts'
import { usualAlias } from '../usualAlias.ts'

/** Trap 30: every mmsys needs a mutex of its own, and of its SoC, beside it. Kernel: mtk_drm_probe(). */
export function mutexes(board: BoardView): Hit[] {
  const without = board.systems.filter(({ builds, siblings }) => builds && siblings.mutex === null)
  const shared = board.systems.filter((system, at) =>
    board.systems
      .slice(0, at)
      .some(
        ({ siblings, data }) =>
          siblings.mutex !== null &&
          siblings.mutex === system.siblings.mutex &&
          data.mmsysId !== system.data.mmsysId,
      ),
  )
  return [
    ...without.map((system) => noMutex(board, system)),
    ...shared.map((system) => sharedMutex(board, system)),
    ...board.systems.flatMap((system) => foreignMutex(board, system)),
  ]
}

function noMutex(board: BoardView, system: SystemView): Hit {
  const beside = mutexesBeside(board, system)
  const wanted = `mutex${system.data.mmsysId}`
  const usable = beside.filter(isAvailable)
  const disabled = beside.find((block) => !isAvailable(block))
  return hit(30, {
    subject: blockSubject(usable[0] ?? disabled ?? system.block),
    message:
      usable.length === 0
        ? `No enabled mutex stands beside ${system.name}: enable its disp-mutex node.`
        : `No mutex beside ${system.name} has the alias ${wanted}, and they have others: give it that alias.`,
    kernel: `mtk_drm_probe() returns -ENODEV.${alsoOther(system)}`,
    symptom: NO_DRM,
    kernelLog: 'Failed to find disp-mutex node',
    fix: () => fixOfNoMutex(board, system, beside, wanted),
  })
}

/** The first of these after which the mmsys finds a mutex: enabled, named, or both. */
function fixOfNoMutex(
  board: BoardView,
  system: SystemView,
  beside: readonly Block[],
  wanted: string,
): Fix | null {
  const one = beside.length === 1 && system.data.mmsysDevNum > 1 ? [] : beside
  const enable = (block: Block): Edit => ({
    kind: 'set-status',
    block: block.id,
    status: 'okay',
  })
  const name = (block: Block): Edit => ({ kind: 'set-alias', block: block.id, alias: wanted })
  const disabled = one.filter((block) => !isAvailable(block))
  const fixes = [
    ...disabled.map((block) => asFix(`Enable ${blockName(block)}`, [enable(block)])),
    ...(system.data.mmsysDevNum === 1
      ? one.map((block) =>
          asFix(`Give ${blockName(block)} the alias ${wanted}`, [
            ...(isAvailable(block) ? [] : [enable(block)]),
            name(block),
          ]),
        )
      : [mutexAliases(board, one)]),
  ]
  return fixes.find((fix) => fix !== null && findsMutex(board, system, fix)) ?? null
}

function findsMutex({ doc, kernel }: BoardView, { block, resolution }: SystemView, fix: Fix) {
  const { graph } = applyEdit(doc, fix.edit)
  const mmsys = graph.blocks[block.id]
  return mmsys !== undefined && siblingLoop(graph, mmsys, resolution, kernel).mutex !== null
}

function sharedMutex(board: BoardView, system: SystemView): Hit {
  const mutex =
    system.siblings.mutex === null ? undefined : board.graph.blocks[system.siblings.mutex]
  const name = mutex === undefined ? 'the last mutex' : blockName(mutex)
  return hit(30, {
    subject: blockSubject(mutex ?? system.block),
    message: `${name} serves both vdosys, since no alias says which mutex is whose: give them the aliases mutex0 and mutex1.`,
    kernel:
      "Of the mutexes without alias, and of those with the right one, the last in the tree is taken. One vdosys sets the bits of the other one's modules and waits for events that never come.",
    symptom: 'One display stays black; each frame ends in a timeout.',
    impact: 'wrong-setup',
    severity: 'error',
    kernelLog: 'CMDQ execute command timeout!',
    fix: mutexAliases(board, mutexesBeside(board, system)),
  })
}

/** Each SoC numbers its modules otherwise. Kernel: mtk_mutex_add_comp(). */
function foreignMutex({ graph }: BoardView, { builds, data, name, siblings }: SystemView): Hit[] {
  const block = siblings.mutex === null ? undefined : graph.blocks[siblings.mutex]
  const own = mutexOfMmsys(data.compatible)
  const taken = mutexTables(graph, siblings.mutex)
  if (!builds || block === undefined || own === null || taken === null || taken === own) return []
  return [
    hit(49, {
      code: 'drm/foreign-mutex',
      subject: blockSubject(block),
      message: `${blockName(block)} is compatible with "${taken.compatible}", and ${name} works with "${own.compatible}": describe the mutex of this SoC.`,
      kernel: `The mutex driver goes by the node's own string, and sets the bits that the modules of ${name} have on another SoC.`,
      symptom: BLACK,
      fix: asFix(`Make it "${own.compatible}"`, [
        { kind: 'set-compatible', block: block.id, compatible: [own.compatible] },
      ]),
    }),
  ]
}

const mutexesBeside = ({ graph }: BoardView, system: SystemView): Block[] =>
  siblingsOf(graph, system.block).filter((block) => blockRole(block).kind === 'mutex')

/** As the SoC's `.dtsi` has them, else in tree order. */
function mutexAliases({ doc }: BoardView, mutexes: readonly Block[]) {
  if (mutexes.length < 2) return null
  return asFix(
    'Give them the aliases mutex0 and mutex1',
    mutexes.flatMap((block, at): Edit[] => [
      ...(isAvailable(block)
        ? []
        : [{ kind: 'set-status', block: block.id, status: 'okay' } as const]),
      {
        kind: 'set-alias',
        block: block.id,
        alias: usualAlias(doc.soc, block, 'mutex') ?? `mutex${at}`,
      },
    ]),
  )
}
