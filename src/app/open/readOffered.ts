import type { OfferedFile } from '../../platform/offeredFile.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { isPartOfATree } from '../../platform/partOfATree.ts'
import { type NamedBytes, readFiles, sizeProblem } from '../../platform/readFiles.ts'
import { isZip, zipFiles } from '../../platform/zipArchive.ts'
import type { Opening } from './openTask.ts'
import { type Picked, pickBoard } from './pickBoard.ts'

export interface ReadOffer extends Pick<Picked, 'entry' | 'off'> {
  readonly files: readonly NamedBytes[]
}

/** Reads what a board among the offered files is made of. Null when the user chose none of several. */
export async function readOffered(
  files: readonly OfferedFile[],
  opening: Opening,
): Promise<Outcome<ReadOffer | null>> {
  const picked = await pickBoard(files, opening)
  if (picked.kind === 'failed') return picked
  if (picked.value === null) return ok(null)
  const { entry, off, parts } = picked.value
  const read = await readFiles(parts, {
    signal: opening.signal,
    onRead: (count) => opening.report('Reading files', count, parts.length),
  })
  return read.kind === 'failed' ? read : ok({ entry, off, files: read.value })
}

/** Files as they are, archives as the files in them: of an archive, however large, only its list is read. */
export async function unpackArchives(
  offered: readonly OfferedFile[],
): Promise<Outcome<readonly OfferedFile[]>> {
  const files: OfferedFile[] = []
  for (const file of offered) {
    const head = isPartOfATree(file.name) ? null : await file.read(4)
    if (head?.kind !== 'ok' || file.blob === null || !isZip(head.value)) {
      const problem = sizeProblem([file])
      if (problem !== null) return failed(problem)
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
