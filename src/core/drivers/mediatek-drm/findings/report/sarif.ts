import type { Diagnostic } from '../../../../base/diagnostic.ts'
import type { Finding } from '../finding.ts'
import { TRAPS } from '../traps.ts'

/** A finding with its place, as code review tools want it. */
export interface PlacedFinding {
  /** A trap with all it teaches, or what any other stage has to say. */
  readonly finding: Diagnostic | Finding
  /** Relative to where the tool was run, or absolute. */
  readonly file: string
  /** From 1, in UTF-16 units; null where the input has no lines. */
  readonly line: number | null
  readonly column: number | null
  /** Full path of the node it is about; null where it is about none. */
  readonly node: string | null
}

/**
 * The findings of a run as a SARIF 2.1.0 log, ready for `JSON.stringify`.
 *
 * @param version - of Portwire
 */
export function sarif(findings: readonly PlacedFinding[], version: string) {
  const codes = [...new Set(findings.map(({ finding }) => finding.code))]
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Portwire', version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((placed) => resultOf(placed, codes)),
      },
    ],
  } as const
}

function ruleOf(code: string) {
  const trap = TRAPS.find((known) => known.code === code)
  if (trap === undefined) return { id: code }
  const { mistake, source } = trap
  return {
    id: code,
    shortDescription: { text: `${mistake.charAt(0).toUpperCase()}${mistake.slice(1)}.` },
    help: { text: `Read from ${source}.` },
  }
}

function resultOf({ finding, file, line, column, node }: PlacedFinding, codes: readonly string[]) {
  const { code, severity, message } = finding
  const teaches = 'kernel' in finding ? ` ${finding.kernel} ${finding.symptom}` : ''
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity === 'info' ? 'note' : severity,
    message: { text: message + teaches },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(line !== null && {
            region: { startLine: line, ...(column !== null && { startColumn: column }) },
          }),
        },
        ...(node !== null && { logicalLocations: [{ fullyQualifiedName: node }] }),
      },
    ],
    // Lines move with every edit; what is wrong with which node stays.
    partialFingerprints: { 'codeAndNode/v1': `${code} ${node ?? ''}` },
  }
}

/** A path as a URI reference: relative, or of the file scheme. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${path}` : path
}
