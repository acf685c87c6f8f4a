import { baseNameOf } from '../core/convert/open/boardSources.ts'
import type { FindingJson } from './findingJson.ts'
import type { InputFiles } from './inputFiles.ts'
import { parseJson } from './parseJson.ts'

/** How often each finding is known and accepted, told apart by what it says, not by line. */
type Baseline = ReadonlyMap<string, number>

type BaselineRead =
  | { readonly kind: 'read'; readonly known: Baseline }
  | { readonly kind: 'failed'; readonly message: string }

/** Reads what `portwire check --json` printed before: an object a line. */
export function readBaseline(file: string, inputs: InputFiles): BaselineRead {
  const read = inputs.read(file)
  if (read.kind === 'failed') return read
  const text = inputs.text(file)
  if (text === null) return refused('It')
  const known = new Map<string, number>()
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const json = parseJson(line)
    const keys = json.kind === 'json' ? keysIn(json.value) : null
    if (keys === null) return refused(`Line ${i + 1}`)
    for (const key of keys) known.set(key, (known.get(key) ?? 0) + 1)
  }
  return { kind: 'read', known }
}

const refused = (what: string): BaselineRead => ({
  kind: 'failed',
  message: `${what} is not what portwire check --json prints, which a baseline is made of.`,
})

/** Whether each finding of a run, asked for in turn, is one more than the baseline accepts. */
export function newSince(known: Baseline): (board: string, finding: Keyed) => boolean {
  const left = new Map(known)
  return (board, finding) => {
    const key = keyOf(board, finding)
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  }
}

type Keyed = Pick<FindingJson, 'code' | 'file' | 'node' | 'message'>

/** Lines move with every edit: they do not count, nor the folder. A node may move to another file. */
const keyOf = (board: string, { code, file, node, message }: Keyed): string =>
  JSON.stringify([board, code, node ?? baseNameOf(file), message])

function keysIn(value: unknown): string[] | null {
  if (!isRecord(value) || typeof value.file !== 'string') return null
  const { file: board, findings } = value
  if (!Array.isArray(findings)) return null
  const keys: string[] = []
  for (const finding of findings as unknown[]) {
    if (!isRecord(finding)) return null
    const { code, file, message, node } = finding
    if (typeof code !== 'string' || typeof message !== 'string' || typeof file !== 'string')
      return null
    keys.push(keyOf(board, { code, file, message, node: typeof node === 'string' ? node : null }))
  }
  return keys
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
