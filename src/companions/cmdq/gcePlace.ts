import { type Entries, FieldReader, type InputProblem } from '../../core/base/fieldReader.ts'
import type { CmdqMode } from '../../core/drivers/mediatek-cmdq/packet.ts'
import { GCE_FIELDS as F } from './cmdqFields.ts'

/** Where the packet lies in memory, and the thread that takes it. */
export interface GcePlace {
  readonly address: bigint
  readonly thread: number
  readonly priority: number
}

export type GcePlaceRead =
  | { readonly kind: 'ok'; readonly place: GcePlace }
  | { readonly kind: 'bad'; readonly problems: readonly InputProblem[] }

/** The workbench's own part of the input, which the model of the helper knows nothing of. */
export function readGcePlace({ gce }: Entries, mode: CmdqMode): GcePlaceRead {
  const reader = new FieldReader()
  const from = reader.object(gce, 'gce')
  const place = {
    address: reader.integer(from, F.address) ?? F.address.default,
    thread: Number(reader.integer(from, F.thread[mode]) ?? 0),
    priority: mode === 'seed' ? 0 : Number(reader.integer(from, F.priority) ?? 0),
  }
  return reader.problems.length === 0
    ? { kind: 'ok', place }
    : { kind: 'bad', problems: reader.problems }
}
