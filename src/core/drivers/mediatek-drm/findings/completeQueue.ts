import { blocksOf } from '../../../pipeline/blocksOf.ts'
import type { Block, CellReference } from '../../../pipeline/document.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { socById } from '../../../soc/catalogue.ts'
import type { SocNode } from '../../../soc/soc.ts'
import { cellsOf } from '../probe/nodeProperties.ts'
import type { BoardView, SystemView } from './boardView.ts'
import type { Fix } from './finding.ts'
import { asFix } from './pathEdits.ts'

const EVENTS = 'mediatek,gce-events'
const MBOXES = 'mboxes'

/** CMDQ_THR_PRIO_4, as the MT8195's `.dtsi` has it for both vdosys. */
const USUAL_PRIORITY = 4

/** A mailbox and an event for each CRTC; null where it is not known which ones the SoC has. */
export function completeQueue(board: BoardView, system: SystemView, crtcs: number): Fix | null {
  const mailboxes = mailboxesFor(board, system, crtcs)
  const events = eventsFor(board, system, crtcs)
  if (mailboxes === null || events === null) return null
  return asFix('Give each path its mailbox and event', [...mailboxes, ...events])
}

/** An entry is the mailbox node, a thread and its priority: the lowest threads no block here uses. */
function mailboxesFor(board: BoardView, { block }: SystemView, crtcs: number): Edit[] | null {
  const entries = entriesOf(block)
  if (entries.length >= crtcs) return []
  const [[gce = gceOf(board, block), , priority = USUAL_PRIORITY] = []] = entries
  if (typeof gce !== 'object' || gce === null) return null
  const used = blocksOf(board.graph).flatMap(entriesOf)
  const taken = new Set(used.map(([, thread]) => thread))
  const free = Array.from({ length: taken.size + crtcs }, (_, thread) => thread)
    .filter((thread) => !taken.has(thread))
    .slice(0, crtcs - entries.length)
  const more = free.flatMap((thread) => [gce, thread, priority])
  return [setCells(block, MBOXES, [...entries.flat(), ...more])]
}

/** The events of the SoC's mutex as its `.dtsi` has them. */
function eventsFor(board: BoardView, { siblings }: SystemView, crtcs: number): Edit[] | null {
  const mutex = siblings.mutex === null ? undefined : board.graph.blocks[siblings.mutex]
  if (mutex === undefined) return null
  if (cellsOf(mutex, EVENTS).length >= crtcs) return []
  const events = socNodeOf(board, mutex)?.gceEvents ?? []
  return events.length < crtcs ? null : [setCells(mutex, EVENTS, events)]
}

type Cell = number | CellReference

const entriesOf = (block: Block): Cell[][] => {
  const cells = cellsOf(block, MBOXES)
  return Array.from({ length: Math.floor(cells.length / 3) }, (_, at) =>
    cells.slice(at * 3, at * 3 + 3),
  )
}

function gceOf(board: BoardView, block: Block): CellReference | null {
  const [own] = socNodeOf(board, block)?.gceClientReg ?? []
  return own === undefined ? null : { to: own.gce }
}

export const setCells = (block: Block, name: string, cells: readonly Cell[]): Edit => ({
  kind: 'set-property',
  block: block.id,
  property: { name, value: { kind: 'cells', cells } },
})

/** The node as the SoC's `.dtsi` has it. */
export const socNodeOf = ({ doc }: BoardView, block: Block): SocNode | undefined =>
  doc.soc === null ? undefined : socById(doc.soc).nodes.find(({ path }) => path === block.path)
