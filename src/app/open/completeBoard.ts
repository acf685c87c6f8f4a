import { isNamedAsBoard } from '../../core/convert/open/boardList.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import { textOf } from '../../core/convert/open/fileContent.ts'
import { sourceSet } from '../../core/convert/open/sourceSet.ts'
import { withMoreFiles } from '../../core/convert/open/withOverlays.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { readFiles } from '../../platform/readFiles.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { lostNotice } from './lostNotice.ts'
import type { Opening } from './openTask.ts'
import { withIncludes } from './withIncludes.ts'

/**
 * Gives the board that is open the files it includes and did not have. Null where the offered files
 * are not that: one of them is a board itself, or the board asks for none of them.
 */
export async function completeBoard(
  files: readonly OfferedFile[],
  opening: Opening,
): Promise<Notice | null> {
  const { project } = editorStore.getState()
  if (project?.sources?.kind !== 'files' || files.some(({ name }) => isNamedAsBoard(name)))
    return null
  const known = new Map<string, string>()
  for (const [name, bytes] of project.sources.files) known.set(name, textOf(bytes))
  const offered = new Map(files.map((file) => [file.name, file]))
  const all = sourceSet(new Map([...known.keys(), ...offered.keys()].map((name) => [name, ''])))
  const wanted = await withIncludes([], known, all, offered, opening)
  if (wanted.kind === 'failed' || wanted.value.length === 0) return null
  const read = await readFiles(wanted.value, { signal: opening.signal, onRead: () => {} })
  if (read.kind === 'failed') return null
  const more = new Map(read.value.map(({ name, bytes }) => [name, bytes]))
  const rebased = withMoreFiles(project, more)
  if (rebased === null) return null
  const [first = ''] = more.keys()
  const what = more.size === 1 ? baseNameOf(first) : `${more.size} files`
  editorStore.getState().rebase(`Add ${what}`, rebased.board)
  return (
    lostNotice(`Added ${what}`, rebased.lost) ?? {
      kind: 'done',
      text: `Added ${what} to ${project.doc.title}, which includes ${more.size === 1 ? 'it' : 'them'}.`,
    }
  )
}
