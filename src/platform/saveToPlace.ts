import { failed, type Outcome, ok, reasonOf } from './outcome.ts'
import { saveFile } from './saveFile.ts'

/** Where a file was saved, to write it there again. */
export interface SavedPlace {
  readonly name: string
  /** Null for a download: the page never learns where it went. */
  readonly handle: WritableHandle | null
}

interface WritableHandle {
  readonly name: string
  readonly createWritable: () => Promise<{
    readonly write: (text: string) => Promise<void>
    readonly close: () => Promise<void>
  }>
}

type SavePicker = (options: {
  readonly suggestedName: string
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[]
}) => Promise<WritableHandle>

/**
 * Saves a text as a JSON file: where it was saved before, else where the user says, else as a download
 * where the browser has no way to ask. Null when the user chose no place.
 */
export async function saveToPlace(
  name: string,
  text: string,
  before: SavedPlace | null,
): Promise<Outcome<SavedPlace | null>> {
  try {
    const handle = before?.handle ?? (await pickPlace(name))
    if (handle === 'none') return ok(null)
    if (handle === null) {
      saveFile(name, text)
      return ok({ name, handle })
    }
    const file = await handle.createWritable()
    await file.write(text)
    await file.close()
    return ok({ name: handle.name, handle })
  } catch (error) {
    return failed(`${name} could not be written: ${reasonOf(error)}`)
  }
}

/** Null where the browser has no such picker. */
async function pickPlace(name: string): Promise<WritableHandle | 'none' | null> {
  const page: object = globalThis
  if (!hasSavePicker(page)) return null
  try {
    const types = [{ accept: { 'application/json': ['.json'] } }]
    return await page.showSaveFilePicker({ suggestedName: name, types })
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return 'none'
    throw error
  }
}

const hasSavePicker = (page: object): page is { readonly showSaveFilePicker: SavePicker } =>
  'showSaveFilePicker' in page && typeof page.showSaveFilePicker === 'function'
