import { isEntries } from '../core/base/fieldReader.ts'
import { parsedJson, tooDeepJson } from '../core/base/parsedJson.ts'
import { fits, listOf, object, problemOf, text } from '../core/base/shape.ts'
import { packShared, unpackShared } from '../core/base/sharedTable.ts'
import { boardShape, type KeptBoard } from '../core/convert/open/boardShape.ts'
import { editsOfLists, listOfEdits } from '../core/convert/open/doneEdits.ts'
import { JSON_VERSION, migrate } from '../core/pipeline/documentJson.ts'
import { failed, type Outcome, ok } from '../platform/outcome.ts'
import type { History, Project, Step } from './history.ts'

const steps = listOf(object<Step<KeptBoard>>({ label: text(), project: boardShape }))
const historyShape = object<History<KeptBoard>>({ project: boardShape, past: steps, future: steps })

/**
 * A project with all its undo steps, as text. What its states have in common stands in it once; the
 * bytes of its files do not stand in it at all.
 *
 * @param numberOf - where those bytes are kept
 */
export function historyText(history: History, numberOf: (bytes: Uint8Array) => number): string {
  const kept = eachBoard(history, (board: Project) => ({
    ...board,
    edits: listOfEdits(board.edits),
  }))
  const table = packShared(kept, numberOf)
  return JSON.stringify({ portwire: JSON_VERSION, table })
}

/** The project again, of any form ever written. */
export function readHistory(
  saved: string,
  bytesAt: (number: number) => Uint8Array | undefined,
): Outcome<History> {
  const json = parsedJson(saved)
  const unpacked = isEntries(json) ? unpackShared(json.table, bytesAt) : null
  if (!isEntries(json) || unpacked === null)
    return failed(`What was saved of it ${tooDeepJson(saved) ?? 'is damaged'}.`)
  const problem =
    json.portwire === JSON_VERSION ? null : migrateBoards(unpacked.value, json.portwire)
  if (problem !== null) return failed(problem)
  if (!fits(historyShape, unpacked.value))
    return failed(`What was saved of it is damaged. ${problemOf(historyShape, unpacked.value)}`)
  const editsOf = editsOfLists()
  return ok(eachBoard(unpacked.value, (board) => ({ ...board, edits: editsOf(board.edits) })))
}

/** A history of other boards, of each the one that is made of it. */
function eachBoard<Board, Made>(
  { project, past, future }: History<Board>,
  make: (board: Board) => Made,
): History<Made> {
  const made = ({ label, project }: Step<Board>): Step<Made> => ({ label, project: make(project) })
  return { project: make(project), past: past.map(made), future: future.map(made) }
}

/** Puts every document of a history into the present form, in place: it was only just read. */
function migrateBoards(value: unknown, version: unknown): string | null {
  const known = migrate({ portwire: version })
  if (known.kind === 'wrong') return known.message
  for (const board of boardsOf(value)) {
    const { doc } = board
    const migrated = migrate({ ...(isEntries(doc) ? doc : {}), portwire: version })
    if (migrated.kind === 'wrong') return migrated.message
    const { portwire: _, ...fields } = migrated.json
    Object.assign(board, { doc: fields })
  }
  return null
}

function boardsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  if (!isEntries(value)) return []
  const stepsOf = (list: unknown): unknown[] => (Array.isArray(list) ? list : [])
  const inSteps = [...stepsOf(value.past), ...stepsOf(value.future)].map((one) =>
    isEntries(one) ? one.project : null,
  )
  return [...new Set([...inSteps, value.project])].filter(isEntries)
}
