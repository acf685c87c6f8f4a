import type { FindingJson } from './findingJson.ts'
import type { InputFiles } from './inputFiles.ts'
import { parseJson } from './parseJson.ts'

/** Findings that are known and accepted, told apart by what they say, not by line. */
type Baseline = ReadonlySet<string>

type BaselineRead =
  | { readonly kind: 'read'; readonly known: Baseline }
  | { readonly kind: 'failed'; readonly message: string }

/** Reads what `portwire check --json` printed before: an object a line. */
export function readBaseline(file: string, inputs: InputFiles): BaselineRead {
  const read = inputs.read(file)
  if (read.kind === 'failed') return read
  const lines = (inputs.text(file) ?? '').split('\n')
  const known = new Set<string>()
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const json = parseJson(line)
    const findings = json.kind === 'json' ? findingsIn(json.value) : null
    if (findings === null)
      return {
        kind: 'failed',
        message: `Line ${i + 1} is not what portwire check --json prints, which a baseline is made of.`,
      }
    for (const key of findings) known.add(key)
  }
  return { kind: 'read', known }
}

/** Lines move with every edit: they do not count. */
export const baselineKey = (board: string, { code, node, message }: Keyed): string =>
  JSON.stringify([board, code, node, message])

type Keyed = Pick<FindingJson, 'code' | 'node' | 'message'>

function findingsIn(value: unknown): string[] | null {
  if (!isRecord(value) || typeof value.file !== 'string') return null
  const { file: board, findings } = value
  if (!Array.isArray(findings)) return null
  const keys: string[] = []
  for (const finding of findings as unknown[]) {
    if (!isRecord(finding)) return null
    const { code, message, node } = finding
    if (typeof code !== 'string' || typeof message !== 'string') return null
    keys.push(baselineKey(board, { code, message, node: typeof node === 'string' ? node : null }))
  }
  return keys
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
