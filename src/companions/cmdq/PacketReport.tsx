import { errnoName } from '../../core/base/errno.ts'
import type {
  AssembledPacket,
  PacketProgram,
} from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { deviceRemarks } from '../../core/drivers/mediatek-cmdq/deviceRemarks.ts'
import { packetNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { LogView } from '../../ui/LogView.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { type Remark, RemarkList } from '../frame/RemarkList.tsx'
import { Section } from '../frame/Section.tsx'
import { Verdict } from '../frame/Verdict.tsx'
import styles from './Cmdq.module.css'
import { type CallReport, callReports } from './callReports.ts'
import { callText } from './callText.ts'

/** What each call returned and left in the packet, as the kernel would. */
export function PacketReport({
  program,
  packet,
}: {
  readonly program: PacketProgram
  readonly packet: AssembledPacket
}) {
  const reports = callReports(program, packet)
  const { mode } = program.settings
  const names = packetNames(program)
  const remarks = packetRemarks(program, packet)
  const log = logOf(packet)
  return (
    <>
      <Verdict {...verdictOf(packet, reports, remarks)} />
      <Section title="Calls and what they return">
        {reports.length === 0 ? (
          <p>No call is made: add one on the left.</p>
        ) : (
          <FactTable
            label="Calls"
            columns={['#', 'Call', 'Returns', 'Words', 'Remarks']}
            rows={reports.map(({ item, op, returns, words, remarks: told, isRefused }) => [
              String(item + 1),
              <code key="call">{callText(op, mode, names)}</code>,
              <code key="returns" className={isRefused ? styles.bad : undefined}>
                {returns}
              </code>,
              words,
              <Notes key="notes" texts={told} />,
            ])}
          />
        )}
        <RemarkList label="About the packet" remarks={remarks} />
      </Section>
      {log.length > 0 && (
        <Section title="Kernel log">
          <LogView lines={log} empty="" />
        </Section>
      )}
    </>
  )
}

const logOf = ({ client, steps }: AssembledPacket) => [
  ...client.log.map((line) => ({ ...line, origin: <span>client</span> })),
  ...steps.flatMap(({ warnings, item }) =>
    warnings.map((text) => ({
      level: 'warn' as const,
      text,
      origin: <span>call {item + 1}</span>,
    })),
  ),
]

function Notes({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <p key={text} className={styles.notes}>
      {text}
    </p>
  ))
}

function packetRemarks(program: PacketProgram, packet: AssembledPacket): readonly Remark[] {
  const devices = deviceRemarks(program).map(({ device, why }) => `${device}: ${why}`)
  const lints = [...packet.deviceLints, ...packet.packetLints].map(({ message }) => message)
  return [...devices, ...packet.client.reasons, ...lints].map((text) => ({
    tone: 'warn',
    text,
  }))
}

function verdictOf(
  packet: AssembledPacket,
  reports: readonly CallReport[],
  remarks: readonly Remark[],
) {
  const { client, create, words, used, bufferSize, closed, sends } = packet
  if (client.ret === 'OOPS')
    return {
      tone: 'bad',
      title: 'The kernel crashes in cmdq_mbox_create().',
      detail: client.reasons.join(' '),
    } as const
  if (create === null)
    return {
      tone: 'bad',
      title: `cmdq_mbox_create() returns ${errnoName(client.ret)}.`,
      detail: 'Without a client nothing can be sent, so its caller builds no packet.',
    } as const
  if (create !== 0)
    return {
      tone: 'bad',
      title: `cmdq_pkt_create() returns ${errnoName(create)}.`,
      detail: 'No memory for the packet or its first buffer, so nothing else happens.',
    } as const
  const sent = sends.length === 0 ? 'Not sent.' : `Sent ${sends.length}×.`
  const detail = `${used} of ${bufferSize} bytes, ${closed ? 'closed by EOC and JUMP' : 'not closed'}. ${sent}`
  const title = `${words.length} ${words.length === 1 ? 'word' : 'words'}.`
  if (packet.steps.some(({ ret }) => ret === 'OOPS'))
    return { tone: 'bad', title: 'The kernel crashes.', detail: `${title} ${detail}` } as const
  const refused = reports.filter(({ isRefused }) => isRefused).length
  if (refused > 0)
    return {
      tone: 'bad',
      title: `${title} ${refused} ${refused === 1 ? 'call is' : 'calls are'} refused.`,
      detail,
    } as const
  const doubtful = remarks.length > 0 || reports.some((report) => report.remarks.length > 0)
  return { tone: doubtful || !closed ? 'warn' : 'ok', title, detail } as const
}
