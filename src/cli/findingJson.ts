import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { PlacedFinding } from '../core/drivers/mediatek-drm/findings/report/sarif.ts'
import type { DtcFinding } from '../core/dtcChecks/dtcChecks.ts'

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
  /** Of a trap of mediatek-drm: what it costs, what the kernel does, what is seen, and the rule. */
  readonly impact?: string
  readonly kernel?: string
  readonly symptom?: string
  readonly source?: string
  /** What one edit in the editor does about it: 'Enable panel'; null where none is known to cure it. */
  readonly fix?: string | null
  /** Of one of dtc's checks: its name, and the first release that has it. */
  readonly dtc?: { readonly check: string; readonly since: string }
}

/** A finding with its place, whoever found it. */
type AnyPlaced = Omit<PlacedFinding, 'finding'> & {
  readonly finding: PlacedFinding['finding'] | DtcFinding
}

export function findingJson({ finding, ...place }: AnyPlaced): FindingJson {
  const { severity, code, message, kernelLog = null } = finding
  const told = { severity, code, message, ...place, kernelLog }
  if ('dtc' in finding) {
    const { check, since } = finding.dtc
    return { ...told, dtc: { check, since } }
  }
  if (!('kernel' in finding)) return told
  const { impact, kernel, symptom, source, fix } = finding
  return { ...told, impact, kernel, symptom, source, fix: fix?.label ?? null }
}
