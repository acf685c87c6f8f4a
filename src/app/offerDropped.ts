import { droppedFiles } from '../platform/droppedFiles.ts'
import type { DroppedItem } from '../platform/droppedItems.ts'
import type { OfferedFile } from '../platform/offeredFile.ts'
import { failed, type Outcome, ok } from '../platform/outcome.ts'
import { MOST_FILES, type Walk } from '../platform/walk.ts'

/** What was dropped or pasted, as an offer; refused where there are no files in it, or too many. */
export async function offerDropped(
  items: readonly DroppedItem[],
  walk: Walk,
): Promise<Outcome<OfferedFile[]>> {
  const files = await droppedFiles(items, walk)
  if (files.length === 0) return failed('There is no device tree file in what was dropped.')
  return files.length > MOST_FILES
    ? failed(
        `There are more than ${MOST_FILES} files in what was dropped: drop a folder inside of it.`,
      )
    : ok(files)
}
