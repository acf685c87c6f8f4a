import type { Diagnostic } from '../../../../base/diagnostic.ts'
import type { Finding } from '../finding.ts'
import { TRAPS } from '../traps.ts'

/** A finding with its place, as code review tools want it. */
export interface PlacedFinding {
  /** A trap with all it teaches, or what any other stage has to say. */
  readonly finding: Diagnostic | Finding
  /** Relative to where the tool was run, or absolute; without `.` and `..`. */
  readonly file: string
  /** From 1, in UTF-16 units; null where the input has no lines. */
  readonly line: number | null
  readonly column: number | null
  /** Full path of the node it is about; null where it is about none. */
  readonly node: string | null
}

export interface BoardFinding extends PlacedFinding {
  /** Name of the board it was found on: what boards share is found on each. */
  readonly board: string
}

/**
 * The findings of a run as a SARIF 2.1.0 log, ready for `JSON.stringify`.
 *
 * @param version - of Portwire
 */
export function sarif(findings: readonly BoardFinding[], version: string) {
  const codes = [...new Set(findings.map(({ finding }) => finding.code))]
  const fingerprints = fingerprintsOf(findings)
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Portwire', version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((placed, at) => ({
          ...resultOf(placed, codes),
          partialFingerprints: { 'codeBoardNodeAndMessage/v1': fingerprints[at] ?? '' },
        })),
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
    message: { text: escaped(message + teaches) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(file),
          // Review tools refuse a place without a line, and a blob has none: its node says where.
          region: { startLine: line ?? 1, ...(column !== null && { startColumn: column }) },
        },
        ...(node !== null && { logicalLocations: [{ fullyQualifiedName: node }] }),
      },
    ],
  }
}

/** The standard reads braces as the place of an argument unless they are doubled. */
const escaped = (text: string): string => text.replaceAll(/[{}]/g, '$&$&')

/**
 * By which a finding is known again in a later run. Lines move with every edit; what is wrong with
 * which node stays. Of findings that are alike in all of it, all but the first carry a number.
 */
function fingerprintsOf(findings: readonly BoardFinding[]): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(({ finding: { code, message }, board, node, file }) => {
    const key = [code, board, node ?? baseName(file), message].join(' ')
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key} #${count}`
  })
}

const baseName = (file: string): string => file.split(/[/\\]/).at(-1) ?? file

/** A path as a URI: of the file scheme, or a reference to be read from the root of the sources. */
function artifactOf(file: string) {
  const segments = file.replaceAll('\\', '/').split('/')
  const [drive = ''] = segments
  const isOnDrive = /^[A-Za-z]:$/.test(drive)
  const path = segments
    .map((segment, at) => (isOnDrive && at === 0 ? segment : encodeURIComponent(segment)))
    .join('/')
  if (isOnDrive) return { uri: `file:///${path}` }
  if (path.startsWith('//')) return { uri: `file:${path}` }
  if (path.startsWith('/')) return { uri: `file://${path}` }
  return { uri: path, uriBaseId: '%SRCROOT%' }
}
