import type { Diagnostic } from '../base/diagnostic.ts'
import type { DeviceTree, DtDeletion } from './tree.ts'

/** What reading text or a blob gives: as much tree as could be saved, and what was wrong. */
export interface ReadResult {
  readonly tree: DeviceTree
  readonly diagnostics: readonly Diagnostic[]
  /** In order of application. Empty for a blob. */
  readonly deletions: readonly DtDeletion[]
  /** Files read, in order of first use, the entry first. */
  readonly files: readonly string[]
  /** Whether the source said /plugin/, or the blob holds fragments: an overlay. */
  readonly overlay: boolean
}
