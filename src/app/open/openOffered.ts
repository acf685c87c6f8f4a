import { arrived } from '../../platform/arrived.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { isProjectFile, openProjectFile } from '../projects/openProjectFile.ts'
import { showShared } from '../share/openShared.ts'
import { isPicture, projectOfPicture } from '../share/projectOfPicture.ts'
import { completeBoard } from './completeBoard.ts'
import { openAside } from './openAside.ts'
import type { Opening } from './openTask.ts'
import { placedMessage } from './placedMessage.ts'
import { putOverlays } from './putOverlays.ts'
import { readOffered, unpackArchives } from './readOffered.ts'
import { showBoard } from './showBoard.ts'

/** Opens what the offered files make, and holds on to where those it was made of stand. */
export async function openOffered(
  offered: readonly OfferedFile[],
  opening: Opening,
): Promise<Notice | null> {
  const told = await openThem(offered, opening)
  const { projectId } = editorStore.getState()
  if (told === null || offered.every(({ place }) => place === undefined)) return told
  const part = await arrived(
    Promise.all([import('../projects/filePlaces.ts'), import('../projects/projectFiles.ts')]),
  )
  if (part.kind === 'failed')
    return told.kind === 'failed'
      ? told
      : {
          kind: 'failed',
          title: 'Could not note where these files stand, to save into them',
          details: [told.text, part.message],
        }
  const [{ notePlaces }, { saveThere }] = part.value
  void notePlaces(offered)
  const [first, ...more] = offered
  const isProject = more.length === 0 && first !== undefined && isProjectFile(first.name)
  if (isProject && told.kind === 'done' && projectId !== null) saveThere(projectId, first)
  return told
}

/** At once where they are one board, after asking where they are many. */
async function openThem(offered: readonly OfferedFile[], opening: Opening): Promise<Notice | null> {
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
    if (project.kind === 'failed') return refuse([project.message])
    return showBoard(project.value)
  }
  const files = await unpackArchives(offered)
  if (files.kind === 'failed') return refuse([files.message])
  const completed = await completeBoard(files.value, opening)
  if (completed !== null) return completed
  const read = await readOffered(files.value, opening)
  if (read.kind === 'failed') return refuse([read.message])
  if (read.value === null) return null
  const { files: tried, entry, off } = read.value
  const result = await openAside([tried, { entry, off }], opening)
  if (result.kind === 'opened') return showBoard(result)
  if (result.overlays.length > 0) return putOverlays(result.overlays)
  return refuse(result.diagnostics.map((finding) => placedMessage(finding, tried)))
}
