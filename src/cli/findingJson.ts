import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { findingPlace } from './findingPlace.ts'
import type { LoadedBoard } from './loadBoard.ts'

/** A finding as `check --json` prints it. An interface: fields are only ever added. */
export interface FindingJson {
  readonly severity: Diagnostic['severity']
  readonly code: string
  readonly message: string
  /** The file it is in, which may be an include. */
  readonly file: string
  /** From 1; null where the input has no lines. */
  readonly line: number | null
  readonly column: number | null
  /** Full path of the node it is about; null where it is about none. */
  readonly node: string | null
  /** What dmesg would say; null where the driver is silent. */
  readonly kernelLog: string | null
}

export function findingJson(
  finding: Diagnostic,
  board: LoadedBoard,
  graph: PipelineGraph | null,
): FindingJson {
  const { severity, code, message, subject, kernelLog = null } = finding
  return { severity, code, message, ...findingPlace(subject, board, graph), kernelLog }
}
