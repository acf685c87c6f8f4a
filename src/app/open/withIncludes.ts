import { textOf } from '../../core/convert/open/fileContent.ts'
import { wantedFiles } from '../../core/convert/open/includes.ts'
import type { SourceSet } from '../../core/devicetree/sources.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { readFiles } from '../../platform/readFiles.ts'
import type { Opening } from './openTask.ts'

/**
 * Files with everything they include, read as far as that takes to know.
 *
 * @param known - texts read before, whose includes are looked for as well
 */
export async function withIncludes(
  entries: readonly string[],
  known: ReadonlyMap<string, string>,
  all: SourceSet,
  files: ReadonlyMap<string, OfferedFile>,
  opening: Opening,
): Promise<Outcome<OfferedFile[]>> {
  const texts = new Map(known)
  const found: OfferedFile[] = []
  let wanted = [...entries, ...wantedFiles(all, known)]
  while (wanted.length > 0) {
    if (texts.size > MOST_PARTS)
      return failed(`The board includes more than ${MOST_PARTS} files, which no board does.`)
    const parts = wanted.flatMap((name) => files.get(name) ?? [])
    const before = found.length
    const reading = {
      signal: opening.signal,
      onRead: (count: number) => opening.report('Reading the board', before + count, null),
    }
    const read = await readFiles(parts, reading)
    if (read.kind === 'failed') return read
    for (const { name, bytes } of read.value) texts.set(name, textOf(bytes))
    found.push(...parts)
    wanted = wantedFiles(all, texts)
  }
  return ok(found)
}

/** The largest board of the kernel is made of some eighty. */
const MOST_PARTS = 2000
