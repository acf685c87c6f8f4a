import { instructionWordAt } from '../../core/drivers/mediatek-cmdq/instructionWordAt.ts'
import { WordTable } from '../../ui/WordTable.tsx'
import type { PacketOfWrites } from './packetOf.ts'
import styles from './RegistersPanel.module.css'

const BITS = 64

/** The writes as the GCE would do them. */
export function PacketView({ packet }: { readonly packet: PacketOfWrites }) {
  if (packet.kind === 'failed') return <p className={styles.empty}>{packet.message}</p>
  const helper = packet.mode === 'seed' ? 'seed 001 on MT8173' : 'mainline'
  return (
    <>
      <p className={styles.note}>
        As the CMDQ helper of {helper} packs them. mediatek-drm itself writes these with the CPU and
        never through the command queue.
      </p>
      <WordTable
        label="Words of the packet"
        width={BITS}
        count={packet.disassembly.instructions.length}
        wordAt={instructionWordAt(packet.disassembly)}
      />
    </>
  )
}
