import { hex } from '../../core/base/hex.ts'
import { assemblePacket } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { type Disassembly, disassemble } from '../../core/drivers/mediatek-cmdq/disassemble.ts'
import { packetNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { readModelInput } from '../../core/drivers/mediatek-cmdq/readModelInput.ts'
import { writesInput } from '../../core/drivers/mediatek-cmdq/writesInput.ts'
import { crtcDevices } from '../../core/drivers/mediatek-mmsys/crtcTarget.ts'
import type { RegisterWrite } from '../../core/drivers/mediatek-mmsys/registerWrite.ts'

/** Writes as one packet for the GCE. */
export type PacketOfWrites =
  | {
      readonly kind: 'ok'
      readonly mode: 'seed' | 'mainline'
      /** The `in` object of the command queue's model. */
      readonly input: Readonly<Record<string, unknown>>
      readonly disassembly: Disassembly
      /** One word a line. */
      readonly wordsText: string
      /** Words and what they do, an instruction a line. */
      readonly listing: string
    }
  /** Why there is none, as a sentence. */
  | { readonly kind: 'failed'; readonly message: string }

/** @param mmsys - compatible of the mmsys whose registers, and whose mutex's, are written */
export function packetOf(writes: readonly RegisterWrite[], mmsys: string): PacketOfWrites {
  const { soc, nodes } = crtcDevices(mmsys)
  if (soc === null) return { kind: 'failed', message: `No SoC in the catalogue has a ${mmsys}.` }
  const made = writesInput(writes, soc, nodes)
  if (made.kind === 'failed') return made
  const read = readModelInput(made.input)
  if (read.kind === 'failed') return { kind: 'failed', message: read.problem.message }
  if (read.request.kind !== 'packet') throw new Error('The input is no packet')
  const { program } = read.request
  const { words } = assemblePacket(program)
  const disassembly = disassemble(words, packetNames(program))
  const lines = disassembly.instructions.map(({ raw, text }) => ({ word: hex(raw, 16), text }))
  return {
    kind: 'ok',
    mode: program.settings.mode,
    input: made.input,
    disassembly,
    wordsText: lines.map(({ word }) => `${word}\n`).join(''),
    listing: lines.map(({ word, text }) => `${word}  ${text}\n`).join(''),
  }
}
