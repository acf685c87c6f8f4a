import { openBoard } from '../../core/convert/openBoard.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { isPartOfATree } from '../../platform/partOfATree.ts'
import { readFiles, sizeProblem } from '../../platform/readFiles.ts'
import { isZip, zipFiles } from '../../platform/zipArchive.ts'
import type { Notice } from '../notice.ts'
import { isProjectFile, openProjectFile } from '../projects/openProjectFile.ts'
import { completeBoard } from './completeBoard.ts'
import type { Opening } from './openTask.ts'
import { pickBoard } from './pickBoard.ts'
import { putOverlays } from './putOverlays.ts'
import { isPicture, projectOfPicture } from '../share/projectOfPicture.ts'
import { showShared } from '../share/openShared.ts'
import { showBoard } from './showBoard.ts'

/** Opens what the offered files make: at once where that is one board, after asking where it is many. */
export async function openOffered(
  offered: readonly OfferedFile[],
  opening: Opening,
): Promise<Notice | null> {
  const [first, ...more] = offered
  const what =
    more.length === 0 && first !== undefined ? first.name : `these ${offered.length} files`
  const refuse = (details: readonly string[]): Notice => ({
    kind: 'failed',
    title: `Could not open ${what}`,
    details: [...new Set(details)],
  })
  if (more.length === 0 && first !== undefined && isPicture(first.name)) {
    const board = await projectOfPicture(first)
    return board.kind === 'ok' ? showShared(board.value) : refuse([board.message])
  }
  if (more.length === 0 && first !== undefined && isProjectFile(first.name)) {
    const project = await openProjectFile(first)
    return project.kind === 'ok' ? showBoard(project.value) : refuse([project.message])
  }
  const files = await unpackArchives(offered)
  if (files.kind === 'failed') return refuse([files.message])
  const completed = await completeBoard(files.value, opening)
  if (completed !== null) return completed
  const picked = await pickBoard(files.value, opening)
  if (picked.kind === 'failed') return refuse([picked.message])
  if (picked.value === null) return null
  const { entry, off, parts } = picked.value
  const read = await readFiles(parts, {
    signal: opening.signal,
    onRead: (count) => opening.report('Reading files', count, parts.length),
  })
  if (read.kind === 'failed') return refuse([read.message])
  const result = openBoard(read.value, { entry, off })
  if (result.kind === 'opened') return showBoard(result)
  if (result.overlays.length > 0) return putOverlays(result.overlays)
  return refuse(result.diagnostics.map(({ message }) => message))
}

/** Files as they are, archives as the files in them. */
async function unpackArchives(
  offered: readonly OfferedFile[],
): Promise<Outcome<readonly OfferedFile[]>> {
  const files: OfferedFile[] = []
  for (const file of offered) {
    const problem = sizeProblem([file])
    if (problem !== null) return failed(problem)
    const head = isPartOfATree(file.name) ? null : await file.read(4)
    if (head?.kind !== 'ok' || file.blob === null || !isZip(head.value)) {
      files.push(file)
      continue
    }
    const inside = await zipFiles(file.name, file.blob)
    if (inside.kind === 'failed') return inside
    if (inside.value.length === 0) return failed(`${file.name} holds no device tree file.`)
    files.push(...inside.value)
  }
  return ok(files)
}
