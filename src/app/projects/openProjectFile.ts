import { parsedJson, tooDeepJson } from '../../core/base/parsedJson.ts'
import { parseProject } from '../../core/convert/open/projectJson.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { sizeProblem } from '../../platform/readFiles.ts'
import type { Project } from '../../store/history.ts'

export const isProjectFile = (name: string): boolean => /\.json$/i.test(name)

/** The project a file holds, of any form ever written. */
export async function openProjectFile(file: OfferedFile): Promise<Outcome<Project>> {
  const problem = sizeProblem([file])
  if (problem !== null) return failed(problem)
  const read = await file.read()
  if (read.kind === 'failed') return read
  const text = new TextDecoder().decode(read.value)
  const json = parsedJson(text)
  if (json === undefined) return failed(`${file.name} ${tooDeepJson(text) ?? 'is no JSON'}.`)
  const parsed = parseProject(json)
  return parsed.kind === 'project' ? ok(parsed.board) : failed(`${file.name}: ${parsed.message}`)
}
