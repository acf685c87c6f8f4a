import { failed, type Outcome, ok, reasonOf } from './outcome.ts'

/** A file on the user's disk that the page may read again and, once its user agrees, write. */
export type FilePlace = FileSystemFileHandle

/** What browsers that hand out places have beyond the DOM's own types. */
interface Pickers {
  readonly showOpenFilePicker: (options: {
    readonly multiple: boolean
    readonly types: readonly FileType[]
  }) => Promise<readonly FilePlace[]>
  readonly showDirectoryPicker: () => Promise<FileSystemDirectoryHandle>
  readonly showSaveFilePicker: (options: {
    readonly suggestedName: string
    readonly types: readonly FileType[]
  }) => Promise<FilePlace>
}

export interface FileType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

/** One of the browser's pickers; null where it has none. */
export function pickerOf<Name extends keyof Pickers>(name: Name): Pickers[Name] | null {
  const page: object = globalThis
  return hasPicker(page, name) ? page[name] : null
}

const hasPicker = <Name extends keyof Pickers>(
  page: object,
  name: Name,
): page is Pick<Pickers, Name> => typeof Reflect.get(page, name) === 'function'

/** What a picker gave; null where its user closed it without a choice. */
export async function picked<Value>(asked: Promise<Value>): Promise<Outcome<Value | null>> {
  try {
    return ok(await asked)
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return ok(null)
    return failed(`The browser did not let the page ask for a place: ${reasonOf(error)}`)
  }
}

/** What stands there now. */
export async function readPlace(place: FilePlace): Promise<Outcome<Uint8Array>> {
  try {
    if (!(await isAllowed(place, 'read'))) return failed(`You did not let ${place.name} be read.`)
    const file = await place.getFile()
    return ok(new Uint8Array(await file.arrayBuffer()))
  } catch (error) {
    return failed(`${place.name} could not be read: ${reasonOf(error)}`)
  }
}

/** Writes a whole file: whatever fails, what stood there stays. Asks its user, where need be. */
export async function writePlace(place: FilePlace, content: string | Uint8Array): Promise<Outcome> {
  try {
    if (!(await isAllowed(place, 'readwrite')))
      return failed(`You did not let ${place.name} be written.`)
    const file = await place.createWritable()
    await file.write(typeof content === 'string' ? content : new Uint8Array(content))
    await file.close()
    return ok(undefined)
  } catch (error) {
    return failed(`${place.name} could not be written: ${reasonOf(error)}`)
  }
}

type Mode = 'read' | 'readwrite'

interface Asking {
  readonly requestPermission: (wanted: { readonly mode: Mode }) => Promise<PermissionState>
}

/** Asks nothing where it was granted before, or where the browser asks when the file is used. */
async function isAllowed(place: FilePlace, mode: Mode): Promise<boolean> {
  return !asks(place) || (await place.requestPermission({ mode })) === 'granted'
}

const asks = (place: FilePlace): place is FilePlace & Asking => 'requestPermission' in place
