import { projectJson } from '../../core/convert/open/projectJson.ts'
import { fileStem } from '../../core/pipeline/fileStem.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { type SavedPlace, saveToPlace } from '../../platform/saveToPlace.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Project } from '../../store/history.ts'
import { tell } from './projectView.ts'

/** Where projects were saved to as long as the page lives: the next save goes there again. */
const places = new Map<ProjectId, SavedPlace>()

/** A project came from this file: its next save goes there. */
export function saveThere(
  id: ProjectId,
  { name, place }: Pick<OfferedFile, 'name' | 'place'>,
): void {
  if (place !== undefined) places.set(id, { name, place })
}

/** Saves what is open as a file. */
export async function saveOpenProject(): Promise<void> {
  const { project, projectId } = editorStore.getState()
  if (project !== null && projectId !== null) await saveProjectFile(projectId, project)
}

export const saveProjectFile = (id: ProjectId, project: Project): Promise<void> =>
  saveContent(id, project.doc.title, projectJson(project))

/** @param content - a project's JSON, or what could not be read of one */
export async function saveContent(id: ProjectId, title: string, content: string): Promise<void> {
  const saved = await saveToPlace(fileName(title), content, places.get(id) ?? null)
  if (saved.kind === 'failed')
    return tell({ kind: 'failed', title: 'Could not save the project', details: [saved.message] })
  if (saved.value === null) return
  const { name, place } = saved.value
  places.set(id, saved.value)
  tell({ kind: 'done', text: `${place === null ? 'Downloaded' : 'Saved to'} ${name}.` })
}

/** 'Kiosk, 2 displays' gives 'kiosk-2-displays.portwire.json'. */
const fileName = (title: string): string => `${fileStem(title)}.portwire.json`
