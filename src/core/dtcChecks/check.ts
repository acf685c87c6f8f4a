import type { DtNode, DtProperty } from '../devicetree/tree.ts'
import type { OfNode } from '../ofgraph/ofTree.ts'
import type { CheckedTree } from './checkedTree.ts'

/** Releases whose checks differ, oldest first. 1.6.1 is what Debian 12 installs. */
export const DTC_VERSIONS = ['1.6.1', '1.7.0', '1.7.1', '1.7.2', '1.8.0', '1.8.1'] as const
export type DtcVersion = (typeof DTC_VERSIONS)[number]

/** Whether `version` is `since` or newer. */
export const atLeast = (version: DtcVersion, since: DtcVersion): boolean =>
  DTC_VERSIONS.indexOf(version) >= DTC_VERSIONS.indexOf(since)

/** Reports a fault of a node, or of one of its properties. The message names neither. */
export type Report = (of: OfNode, message: string, property?: DtProperty | null) => void

/** One of dtc's checks, under dtc's name. */
export interface Check {
  readonly name: string
  /** The first release of dtc whose checks.c lists it; see its git tags from v1.1.0, the oldest with that file. */
  readonly since: string
  /** After an error dtc stops: what comes later in the table is not looked at. */
  readonly level: 'error' | 'warning'
  /** Checks that must pass on the whole tree first; otherwise this one is left out. */
  readonly needs?: readonly string[]
  /** Looks at one node; called for all, parents first. */
  readonly visit: (of: OfNode, tree: CheckedTree, report: Report) => void
}

/** The part of a node's name before the '@'. */
export function baseName({ name }: DtNode): string {
  const at = name.indexOf('@')
  return at === -1 ? name : name.slice(0, at)
}

/** The part behind the first '@'; empty when there is none. */
export function unitName({ name }: DtNode): string {
  const at = name.indexOf('@')
  return at === -1 ? '' : name.slice(at + 1)
}
