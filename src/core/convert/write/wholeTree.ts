import type { Diagnostic } from '../../base/diagnostic.ts'
import type { OpenedBoard } from '../open/newBoard.ts'

/** Why something is not given. */
export interface Refusal {
  /** Behind 'export/'. */
  readonly what: string
  readonly message: string
}

/**
 * Why the tree that was read is not the whole of a board; null where it is, so that what is not in it is
 * nowhere.
 */
export function whyNotWhole(
  { sources, baseName }: Pick<OpenedBoard, 'sources' | 'baseName'>,
  diagnostics: readonly Diagnostic[],
): Refusal | null {
  if (sources === null)
    return {
      what: 'no-tree',
      message: `Of ${baseName} only the display nodes are known, no whole tree.`,
    }
  const wrong = diagnostics.find(
    ({ severity, code }) => severity === 'error' || STAND_INS.has(code),
  )
  if (wrong === undefined) return null
  return {
    what: 'not-whole',
    message: `No blob of the whole board, as not all of it could be read. ${wrong.message}`,
  }
}

/** What reading says where it put a stand-in for something that was not given. */
const STAND_INS: ReadonlySet<string> = new Set([
  'dts/missing-include',
  'open/catalogue-dtsi',
  'dts/missing-binary',
  'dts/unknown-macro',
  'dts/unsupported-macro',
])
