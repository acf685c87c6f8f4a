import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import type { KeptPlace } from '../../platform/storage/openStorage.ts'
import type { ProjectId } from '../../platform/storage/projectId.ts'
import { editorStore } from '../../store/editorStore.ts'
import { askSession } from './askSession.ts'
import { sameBytes } from './sameBytes.ts'

/** Where the user's own files stand, as far as this page was told. */
const places = new Map<ProjectId, Map<string, KeptPlace>>()

/** The files of a board that are its user's to edit: its own one and its overlays. */
export function ownBytes({ sources, overlays }: OpenedBoard): ReadonlyMap<string, Uint8Array> {
  const own = new Map(overlays.map(({ name, bytes }) => [name, bytes]))
  const entry = sources?.kind === 'files' ? sources.files.get(sources.entry) : undefined
  if (sources?.kind === 'files' && entry !== undefined) own.set(sources.entry, entry)
  return own
}

/** Holds on to the places of those files that the board now open was made of. */
export async function notePlaces(offered: readonly OfferedFile[]): Promise<void> {
  const { project, projectId } = editorStore.getState()
  if (project === null || projectId === null) return
  const own = ownBytes(project)
  for (const { name, place, read } of offered) {
    const bytes = own.get(name)
    if (place === undefined || bytes === undefined) continue
    const now = await read()
    if (now.kind === 'ok' && sameBytes(now.value, bytes))
      await keepPlace(projectId, name, { place, written: null })
  }
}

export async function keepPlace(id: ProjectId, name: string, kept: KeptPlace): Promise<void> {
  known(id).set(name, kept)
  show(id)
  // Where it cannot be kept, it is known as long as the page lives.
  await askSession((session) => session.keepPlace(id, name, kept))
}

/** The places of a project's files, those of an earlier visit too. */
export async function placesOf(id: ProjectId): Promise<ReadonlyMap<string, KeptPlace>> {
  const kept = await askSession((session) => session.filePlaces(id))
  if (kept.kind === 'ok')
    for (const [name, place] of kept.value) if (!known(id).has(name)) known(id).set(name, place)
  show(id)
  return known(id)
}

function known(id: ProjectId): Map<string, KeptPlace> {
  const all = places.get(id) ?? new Map<string, KeptPlace>()
  places.set(id, all)
  return all
}

const show = (id: ProjectId): void => editorStore.getState().setInPlace(id, [...known(id).keys()])
