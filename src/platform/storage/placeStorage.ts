import type { KeptPlace, Storage } from './openStorage.ts'
import type { ProjectId } from './projectId.ts'
import { asked, type Kept } from './storageFailure.ts'

/** Where the user's own files of a project stand, by name. */
export const loadPlaces = (
  db: Storage,
  id: ProjectId,
): Promise<Kept<ReadonlyMap<string, KeptPlace>>> =>
  asked(async () => {
    const [keys, places] = await Promise.all([
      db.getAllKeys('places', placesOf(id)),
      db.getAll('places', placesOf(id)),
    ])
    return new Map(
      keys.flatMap(([, name], i) => {
        const place = places[i]
        return place === undefined ? [] : [[name, place] as const]
      }),
    )
  })

export const keepPlace = (
  db: Storage,
  id: ProjectId,
  name: string,
  place: KeptPlace,
): Promise<Kept> =>
  asked(async () => {
    await db.put('places', place, [id, name])
    return undefined
  })

/** The places of a project: any text sorts before any list. */
export const placesOf = (id: ProjectId): IDBKeyRange => IDBKeyRange.bound([id], [id, []])
