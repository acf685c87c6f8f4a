import type { Diagnostic } from '../base/diagnostic.ts'
import type { DeviceTree } from '../devicetree/tree.ts'
import { ADDRESS_CHECKS } from './addressChecks.ts'
import type { Check, DtcVersion, Report } from './check.ts'
import { type CheckedTree, checkedTree } from './checkedTree.ts'
import { GRAPH_CHECKS } from './graphChecks.ts'
import { STRUCTURE_CHECKS } from './structureChecks.ts'
import { TYPE_CHECKS } from './typeChecks.ts'

/**
 * In the order dtc runs them: what fails decides about what comes after.
 *
 * @internal each check is compared with dtc by itself
 */
export const CHECKS: readonly Check[] = [
  ...STRUCTURE_CHECKS,
  ...TYPE_CHECKS,
  ...ADDRESS_CHECKS,
  ...GRAPH_CHECKS,
]

/**
 * Checks the kernel's build turns off, unless it is called with W=1 (or, for the last, W=2).
 * Kernel: scripts/Makefile.dtbs.
 */
export const QUIET_IN_KERNEL: ReadonlySet<string> = new Set([
  'unit_address_vs_reg',
  'alias_paths',
  'unique_unit_address',
])

/**
 * What dtc prints about a tree, by the names of its checks (`dtc/graph_endpoint`): all it has about
 * graphs, labels, references and unit addresses. As in dtc, an error ends the list, and a check
 * whose prerequisite fails anywhere is left out, which is said once. A fault dtc repeats for each pair
 * of nodes is reported once a node, and no list is longer than LIMIT.
 *
 * @param quiet - checks not to be reported, as with `-Wno-...`
 *
 * dtc: process_checks() and run_check() in checks.c.
 */
export function dtcChecks(
  tree: DeviceTree,
  version: DtcVersion,
  quiet: ReadonlySet<string> = NONE,
): DtcFinding[] {
  return checkTree(tree, version)
    .filter(({ check }) => !quiet.has(check.name))
    .slice(0, LIMIT)
    .map(({ check, path, node, subject, message }) => ({
      code: `dtc/${check.name}`,
      severity: check.level,
      message: `${path}: ${message}.`,
      subject,
      dtc: { check: check.name, since: check.since, node },
    }))
}

/** A finding of one of dtc's checks. */
export interface DtcFinding extends Diagnostic {
  readonly dtc: {
    readonly check: string
    /** The first release with that check. */
    readonly since: string
    /** Full path of the node it is about. */
    readonly node: string
  }
}

interface Finding {
  readonly check: Check
  /** A property's name stands behind a ':'. */
  readonly path: string
  readonly node: string
  readonly message: string
  readonly subject: Diagnostic['subject']
}

const NONE: ReadonlySet<string> = new Set()
/** Upstream boards have 200 at most; what repeats itself more often is one mistake. */
const LIMIT = 2000

type Outcome = 'passed' | 'failed' | 'left-out'

function checkTree(source: DeviceTree, version: DtcVersion): Finding[] {
  const tree = checkedTree(source, version)
  const findings: Finding[] = []
  const outcomes = new Map<string, Outcome>()
  for (const check of CHECKS) {
    const outcome = run(check, tree, outcomes, findings)
    outcomes.set(check.name, outcome)
    if (outcome === 'passed') tree.passed.add(check.name)
    else if (check.level === 'error') break
  }
  return findings
}

/** CHECKS is ordered so that what a check needs has run before it. */
function run(
  check: Check,
  tree: CheckedTree,
  outcomes: ReadonlyMap<string, Outcome>,
  findings: Finding[],
): Outcome {
  const missing = (check.needs ?? []).filter((name) => outcomes.get(name) !== 'passed')
  if (missing.length > 0) {
    findings.push({
      check,
      path: '/',
      node: '/',
      message: `not checked, as dtc looks only at trees without a finding of ${missing.join(' and ')}`,
      subject: { kind: 'node', path: '/' },
    })
    return 'left-out'
  }
  const before = findings.length
  const report: Report = ({ node, path }, message, property = null) => {
    const span = property?.span ?? node.spans[0]
    findings.push({
      check,
      path: property === null ? path : `${path}:${property.name}`,
      node: path,
      message,
      subject: span === undefined ? { kind: 'node', path } : { kind: 'text', span },
    })
  }
  for (const of of tree.nodes) check.visit(of, tree, report)
  return findings.length === before ? 'passed' : 'failed'
}
