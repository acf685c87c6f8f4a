import { newBoard } from '../../core/convert/open/newBoard.ts'
import type { PacketProgram } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { findingsOf } from '../../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { useEditor } from '../../store/editorStore.ts'
import type { Project } from '../../store/history.ts'
import { ExportText } from '../frame/ExportText.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { Hint } from '../frame/Hint.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { Section } from '../frame/Section.tsx'
import { queueRows } from './queueRows.ts'
import { queueTree } from './queueTree.ts'

/** Trap 55: a CRTC without mailbox or event. Trap 56: a layer source without client window. */
const QUEUE_TRAPS: readonly number[] = [55, 56]

/** What the open board says about its command queue, and what it has to say for this packet. */
export function BoardQueue({ program }: { readonly program: PacketProgram | null }) {
  const project = useEditor((state) => state.project)
  const kernel = useEditor((state) => state.kernel)
  const doc = project?.doc ?? null
  const soc = socById(doc?.soc ?? 'mt8173')
  const tree = program === null ? null : treeOf(program, project)
  const rows = doc === null ? [] : queueRows(doc.graph, soc)
  const findings =
    doc === null ? [] : findingsOf(doc, kernel).filter(({ trap }) => QUEUE_TRAPS.includes(trap))
  return (
    <>
      {doc !== null && (
        <Section title={`${doc.title}: its command queue`}>
          <FactTable
            label="Command queue properties of the board"
            columns={['Node', 'mboxes', 'mediatek,gce-events', 'mediatek,gce-client-reg']}
            rows={rows.map(({ name, mailboxes, events, clientReg }) => [
              name,
              <code key="mailboxes">{mailboxes}</code>,
              <code key="events">{events}</code>,
              <code key="client">{clientReg}</code>,
            ])}
          />
          <RemarkList
            label="Findings"
            remarks={findings.map(({ message, kernel: does }) => ({
              tone: 'warn',
              text: `${message} ${does}`,
            }))}
          />
          {findings.length === 0 && <Hint>Neither trap 55 nor trap 56 is stepped into.</Hint>}
          {rows.some(({ events, clientReg }) => `${events}${clientReg}`.includes('(')) && (
            <Hint>
              In brackets stands what <code>{soc.dtsi}</code> is known to say, where the board’s own
              files do not tell.
            </Hint>
          )}
        </Section>
      )}
      {tree !== null && (
        <>
          <ExportText
            title="Device tree for this packet"
            text={tree.text}
            fileName="cmdq.dtsi"
            empty="The packet writes no device and waits for no event."
          />
          <RemarkList
            label="Not in the device tree text"
            remarks={tree.missing.map((text) => ({ tone: 'warn', text }))}
          />
        </>
      )}
    </>
  )
}

/** Against the open board where the packet is for its SoC, else against the SoC's bare nodes. */
function treeOf(program: PacketProgram, project: Project | null) {
  const soc = socById(program.soc)
  const board = project?.doc.soc === soc.id ? project : newBoard(soc)
  return queueTree(program, soc, board.base, board.baseName)
}
