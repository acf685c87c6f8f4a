import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FilePlace } from '../filePlace.ts'
import type { ProjectId } from './projectId.ts'
import { type Kept, notKept, storageFailure } from './storageFailure.ts'

/** A project as lists show it, and which of its saves counts. */
export interface ProjectEntry {
  readonly id: ProjectId
  readonly name: string
  /** As people say it: 'MT8195'; null where it is not known. */
  readonly soc: string | null
  /** Milliseconds since 1970, both. */
  readonly made: number
  readonly changed: number
  /** Blocks of the document, to tell an empty one from a full one. */
  readonly blocks: number
  /** The save that counts, and the one before it, should that one be damaged. */
  readonly save: number
  readonly before: number | null
  /** How many files were kept so far: the number of the next one. */
  readonly files: number
  /** Saves that stay, oldest first. */
  readonly points: readonly RestorePoint[]
  /** When it was deleted; null while it was not. */
  readonly removed: number | null
}

export interface RestorePoint {
  readonly save: number
  readonly name: string
  readonly at: number
}

export interface StorageSchema extends DBSchema {
  projects: { key: ProjectId; value: ProjectEntry }
  /** A project with its history as text, by project and number of the save. */
  saves: { key: [ProjectId, number]; value: string }
  /** Bytes of the files a project was read from, each written once. */
  files: { key: [ProjectId, number]; value: Uint8Array }
  /** Where the user's own files stand on the disk, by project and name. */
  places: { key: [ProjectId, string]; value: KeptPlace }
}

export interface KeptPlace {
  readonly place: FilePlace
  /** What was last written there; null where nothing was since it was opened. */
  readonly written: Uint8Array | null
}

export type Storage = IDBPDatabase<StorageSchema>

const NAME = 'portwire'
const VERSION = 2

/**
 * Opens what this browser keeps for the page. Nothing else is kept anywhere.
 *
 * @param onLost - called where it can no longer be used: a newer Portwire in another tab waits for it,
 *   or its user had the browser forget this site
 */
export async function openStorage(onLost: () => void = () => {}): Promise<Kept<Storage>> {
  try {
    if (globalThis.indexedDB === undefined)
      return notKept('refused', 'This browser keeps nothing for any page.')
    return await new Promise((resolve, reject) => {
      openDB<StorageSchema>(NAME, VERSION, {
        upgrade: (db, version) => {
          if (version < 1) {
            db.createObjectStore('projects', { keyPath: 'id' })
            db.createObjectStore('saves')
            db.createObjectStore('files')
          }
          if (version < 2) db.createObjectStore('places')
        },
        blocked: () =>
          resolve(
            notKept(
              'refused',
              'Another tab holds an older Portwire open: close it, then try again.',
            ),
          ),
        // A newer Portwire in another tab waits for this one to let go.
        blocking: (_current, _blocked, event) => {
          if (event.target instanceof IDBDatabase) event.target.close()
          onLost()
        },
        terminated: onLost,
      }).then((value) => resolve({ kind: 'ok', value }), reject)
    })
  } catch (error) {
    return storageFailure(error)
  }
}
