import type { Diagnostic } from '../base/diagnostic.ts'
import type { SourceSpan } from '../base/sourceSpan.ts'
import type { DeviceTree } from '../devicetree/tree.ts'
import { nodeAt } from '../devicetree/walk.ts'
import type { DtcVersion } from './check.ts'
import { type DtcFinding, dtcChecks } from './dtcChecks.ts'

/** What reading a tree and dtc's checks have against it, each mistake once. */
export interface DtcVerdict {
  /** What reading said, but for the mistakes that a check tells by dtc's name. */
  readonly reading: readonly Diagnostic[]
  /** Null where dtc would not come to its checks, as it cannot parse the source. */
  readonly checks: readonly DtcFinding[] | null
}

/**
 * Runs dtc's checks on a tree that was read. An error of reading that a check finds as well stands with
 * that check, at the place where reading saw it.
 *
 * @param quiet - checks not to be reported
 */
export function dtcVerdict(
  tree: DeviceTree,
  reading: readonly Diagnostic[],
  version: DtcVersion,
  quiet: ReadonlySet<string>,
): DtcVerdict {
  const errors = reading.filter(({ severity }) => severity === 'error')
  if (errors.some(({ code }) => !TOLD_BY.has(code))) return { reading, checks: null }
  const found = dtcChecks(tree, version, quiet)
  // What reading refuses and no check does, dtc refuses before it checks anything.
  if (errors.length > 0 && !found.some(({ severity }) => severity === 'error'))
    return { reading, checks: null }
  const checks = [...found]
  const taken = new Set<DtcFinding>()
  const left = reading.filter(({ code, subject }) => {
    const told = TOLD_BY.get(code)
    if (told === undefined || subject.kind !== 'text') return true
    const candidates = checks.filter(
      (one) =>
        told.checks.includes(one.dtc.check) &&
        !taken.has(one) &&
        isAt(subject.span, one, told.where, tree),
    )
    // The first of the innermost node: mistakes of a kind come in the same order from both.
    const [same] = candidates.toSorted((a, b) => b.dtc.node.length - a.dtc.node.length)
    if (same === undefined) return true
    const placed = { ...same, subject }
    taken.add(placed)
    checks[checks.indexOf(same)] = placed
    return false
  })
  return { reading: left, checks }
}

interface Told {
  readonly checks: readonly string[]
  /** Where reading places the mistake: where the check does, or anywhere in the node. */
  readonly where: 'there' | 'in the node'
}

/** Errors of reading that dtc finds by its checks, too. */
const TOLD_BY: ReadonlyMap<string, Told> = new Map<string, Told>([
  [
    'dts/bad-name',
    { checks: ['node_name_chars', 'node_name_format', 'property_name_chars'], where: 'there' },
  ],
  ['dts/bad-phandle', { checks: ['explicit_phandles'], where: 'in the node' }],
  ['dts/duplicate-label', { checks: ['duplicate_label'], where: 'in the node' }],
  ['dts/duplicate-node', { checks: ['duplicate_node_names'], where: 'there' }],
  ['dts/duplicate-phandle', { checks: ['explicit_phandles'], where: 'in the node' }],
  ['dts/duplicate-property', { checks: ['duplicate_property_names'], where: 'there' }],
  [
    'dts/unknown-reference',
    { checks: ['phandle_references', 'path_references'], where: 'in the node' },
  ],
  ['dts/wrong-name-property', { checks: ['name_properties'], where: 'in the node' }],
])

function isAt(
  place: SourceSpan,
  { subject, dtc }: DtcFinding,
  where: Told['where'],
  tree: DeviceTree,
): boolean {
  if (where === 'there') return subject.kind === 'text' && isSame(subject.span, place)
  return (nodeAt(tree, dtc.node)?.spans ?? []).some((span) => holds(span, place))
}

const isSame = (a: SourceSpan, b: SourceSpan): boolean => holds(a, b) && holds(b, a)

const holds = (outer: SourceSpan, { file, from, to }: SourceSpan): boolean =>
  outer.file === file && outer.from <= from && to <= outer.to
