import ScanSearch from 'lucide-react/icons/scan-search'
import { hex } from '../../core/base/hex.ts'
import type {
  AssembledPacket,
  PacketProgram,
} from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { printMemoryImage } from '../../core/drivers/mediatek-cmdq/memoryImage.ts'
import { submitToIdleThread } from '../../core/drivers/mediatek-cmdq/threadRegisters.ts'
import { Button } from '../../ui/Button.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { ExportText } from '../frame/ExportText.tsx'
import { FactTable } from '../frame/FactTable.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { FoldedSection } from '../frame/Section.tsx'
import styles from './Cmdq.module.css'
import { modelInput, readWordsOf } from './cmdqInput.ts'
import type { GcePlace } from './gcePlace.ts'

/** Eight pages of 4 KiB. */
const MOST_SHOWN = 4096

/** The packet in the forms other tools read, and what handing it over writes. */
export function PacketExports({
  program: { settings },
  packet: { words, used },
  place,
  input,
  onChange,
}: CompanionViewProps & {
  readonly program: PacketProgram
  readonly packet: AssembledPacket
  readonly place: GcePlace
}) {
  const isMuch = words.length > MOST_SHOWN
  const shown = isMuch ? [] : words
  const empty = isMuch
    ? `${words.length} words are too much for a page; portwire model cmdq gives them all.`
    : 'The packet holds no word yet.'
  return (
    <>
      <FoldedSection title="Handing it to a GCE thread">
        <ThreadWrites used={used} settings={settings} place={place} />
      </FoldedSection>
      <FoldedSection title="Take it along">
        <div className={styles.acts}>
          <Button
            disabled={isMuch}
            onClick={() => onChange(readWordsOf(input, words), 'Read the packet’s words')}
          >
            <ScanSearch size={14} />
            Read these words
          </Button>
        </div>
        <ExportText
          title="Words"
          text={shown.map((word) => `${hex(word, 16)}\n`).join('')}
          fileName="packet.txt"
          empty={empty}
        />
        <ExportText
          title="Memory image"
          text={printMemoryImage(shown).replace(/(.{2})(?!$)/g, '$1 ')}
          fileName="packet.hex"
          empty={empty}
        />
        <ExportText
          title="Input of portwire model cmdq"
          text={`${JSON.stringify([modelInput(input)], null, 2)}\n`}
          fileName="cmdq.json"
        />
      </FoldedSection>
    </>
  )
}

function ThreadWrites({
  used,
  settings: { mode, shift },
  place: { thread, address, priority },
}: {
  readonly used: number
  readonly settings: PacketProgram['settings']
  readonly place: GcePlace
}) {
  const { writes, notes } = submitToIdleThread({
    mode,
    thread,
    packetAddress: address,
    used,
    shift,
    priority,
    resetHangs: false,
  })
  return (
    <>
      <FactTable
        label="Registers of the thread"
        columns={['Register', 'Offset in the GCE', 'Value', 'Meaning']}
        rows={writes.map(({ register, offset, value, meaning }) => [
          register,
          <code key="offset">{hex(offset, 3)}</code>,
          <code key="value">{hex(value, 8)}</code>,
          meaning,
        ])}
      />
      <RemarkList
        label="About the thread"
        remarks={notes.map((text) => ({ tone: 'warn', text }))}
      />
    </>
  )
}
