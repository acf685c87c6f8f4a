import { errnoName } from '../../core/base/errno.ts'
import type {
  AssembledPacket,
  PacketOp,
  PacketProgram,
  PacketStep,
} from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'

/** One call of the list, all its repetitions together. */
export interface CallReport {
  readonly item: number
  readonly op: PacketOp
  /** '0', '0 ×1024, -ENOMEM', 'oops'; 'not reached' behind a crash. */
  readonly returns: string
  readonly isRefused: boolean
  /** Places of the words it appended: '0–3'; empty for none. */
  readonly words: string
  /** Lints and reasons, each sentence once. */
  readonly remarks: readonly string[]
}

export function callReports(
  { ops }: PacketProgram,
  { steps }: AssembledPacket,
): readonly CallReport[] {
  const stepsOf = new Map<number, PacketStep[]>()
  for (const step of steps) {
    const own = stepsOf.get(step.item)
    if (own === undefined) stepsOf.set(step.item, [step])
    else own.push(step)
  }
  return ops.map(({ op }, item) => {
    const own = stepsOf.get(item) ?? []
    const remarks = own.flatMap(({ lints, reasons }) => [
      ...lints.map(({ message }) => message),
      ...reasons,
    ])
    return {
      item,
      op,
      returns: returnsText(own),
      isRefused: own.some(({ ret }) => ret !== 0),
      words: wordsText(own),
      remarks: Array.from(new Set(remarks)),
    }
  })
}

function returnsText(steps: readonly PacketStep[]): string {
  if (steps.length === 0) return 'not reached'
  const runs: { ret: PacketStep['ret']; times: number }[] = []
  for (const { ret } of steps) {
    const last = runs.at(-1)
    if (last?.ret === ret) last.times += 1
    else runs.push({ ret, times: 1 })
  }
  return runs
    .map(({ ret, times }) => {
      const name = ret === 'OOPS' ? 'oops' : errnoName(ret)
      return times === 1 ? name : `${name} ×${times}`
    })
    .join(', ')
}

function wordsText(steps: readonly PacketStep[]): string {
  const [from, to] = [steps[0]?.from ?? 0, steps.at(-1)?.to ?? 0]
  if (to <= from) return ''
  return to - from === 1 ? String(from) : `${from}–${to - 1}`
}
