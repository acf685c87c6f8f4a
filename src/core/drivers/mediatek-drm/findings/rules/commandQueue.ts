import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { blockName } from '../../../../pipeline/links.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../../soc/ddpComponents.ts'
import { commandQueue } from '../../probe/commandQueue.ts'
import { cellsOf } from '../../probe/nodeProperties.ts'
import { type BoardView, listWords, nodeOf, type PathView, type SystemView } from '../boardView.ts'
import { completeQueue, setCells, socNodeOf } from '../completeQueue.ts'
import { blockSubject, type Hit, hit } from '../finding.ts'
import { asFix } from '../pathEdits.ts'
import { NOTHING_SEEN } from '../symptoms.ts'

const CLIENT_REG = 'mediatek,gce-client-reg'

/** Traps 55 and 56: the command queue, which a CRTC can do without. */
export const commandQueues = (board: BoardView): Hit[] =>
  board.systems.flatMap((system) => {
    const crtcs = system.builds ? system.paths.filter(({ complete }) => complete) : []
    const queued = crtcs.map((path, index) => ({
      path,
      queue: commandQueue(board.graph, system.block.id, system.siblings.mutex, index),
    }))
    const served = queued.filter(({ queue }) => queue?.mailbox === true && queue.event)
    const unserved = queued.filter(({ queue }) => queue !== null && !(queue.mailbox && queue.event))
    const [first] = unserved
    return [
      ...(first?.queue == null
        ? []
        : [
            tooFew(
              board,
              system,
              unserved.map(({ path }) => path.name),
              first.queue.mailbox,
              crtcs.length,
            ),
          ]),
      ...served.flatMap(({ path }) => unaddressed(board, system, path)),
    ]
  })

/** Trap 55. Kernel: the CMDQ part of mtk_crtc_create(). */
function tooFew(
  board: BoardView,
  system: SystemView,
  names: readonly string[],
  hasMailbox: boolean,
  crtcs: number,
): Hit {
  const what = hasMailbox ? 'mediatek,gce-events of the mutex' : 'mboxes of the mmsys'
  return hit(55, {
    subject: blockSubject(system.block),
    message: `${listWords(names)} ${names.length === 1 ? 'has' : 'have'} no entry in ${what}: give every path a mailbox and an event, in the order the CRTCs are made.`,
    kernel:
      'That CRTC is written by the CPU, in the vblank interrupt, instead of the command queue.',
    symptom: NOTHING_SEEN,
    ...(!hasMailbox && { kernelLog: 'mbox_request_channel: can\'t parse "mboxes" property' }),
    fix: () => completeQueue(board, system, crtcs),
  })
}

/** Trap 56. Kernel: cmdq_dev_get_client_reg(). */
function unaddressed(board: BoardView, system: SystemView, path: PathView): Hit[] {
  const [first] = path.inForce
  const parts = first === DRM_OVL_ADAPTOR ? (system.adaptor?.parts ?? []) : []
  const ids = path.inForce.filter(
    (id, at) => at === 0 || (at === 1 && componentById(id).planesAsSecond),
  )
  const sources = [
    ...parts.flatMap(({ block }) => board.graph.blocks[block] ?? []),
    ...ids.flatMap((id) => nodeOf(board, system, id) ?? []),
  ]
  const blocks = sources.filter((block) => cellsOf(block, CLIENT_REG).length === 0)
  const [one] = blocks
  if (one === undefined) return []
  const edits = blocks.flatMap((block) => clientReg(board, block))
  return [
    hit(56, {
      subject: blockSubject(one),
      message: `${listWords(blocks.map(blockName))} of ${path.name} ${blocks.length === 1 ? 'has' : 'have'} no ${CLIENT_REG}, and the command queue writes ${blocks.length === 1 ? 'its' : 'their'} registers: add the property.`,
      kernel:
        board.kernel === 'v7.3'
          ? 'The writes go to subsystem 255 of the command queue, which is none.'
          : 'The writes go to subsystem 0 of the command queue, which is another.',
      symptom: 'The first picture stays, or none ever comes.',
      fix: edits.length === blocks.length ? asFix(`Add ${CLIENT_REG}`, edits) : null,
    }),
  ]
}

/** The property as the SoC's `.dtsi` has it. */
function clientReg(board: BoardView, block: Block): Edit[] {
  const cells = (socNodeOf(board, block)?.gceClientReg ?? []).flatMap(
    ({ gce, subsys, offset, size }) => [{ to: gce }, subsys, offset, size],
  )
  return cells.length === 0 ? [] : [setCells(block, CLIENT_REG, cells)]
}
