import { type FilePlace, picked, pickerOf, writePlace } from './filePlace.ts'
import { type Outcome, ok } from './outcome.ts'
import { saveFile } from './saveFile.ts'

/** Where a file was saved, to write it there again. */
export interface SavedPlace {
  readonly name: string
  /** Null for a download: the page never learns where it went. */
  readonly place: FilePlace | null
}

/**
 * Saves a text as a JSON file: where it was saved before, else where the user says, else as a download
 * where the browser has no way to ask. Null when the user chose no place.
 */
export async function saveToPlace(
  name: string,
  text: string,
  before: SavedPlace | null,
): Promise<Outcome<SavedPlace | null>> {
  const place = before?.place == null ? await askPlace(name) : ok(before.place)
  if (place.kind === 'failed') return place
  if (place.value === null) return ok(null)
  if (place.value === 'nowhere') {
    saveFile(name, text)
    return ok({ name, place: null })
  }
  const written = await writePlace(place.value, text)
  return written.kind === 'failed' ? written : ok({ name: place.value.name, place: place.value })
}

/** 'nowhere' where the browser has no such picker, null where its user closed it. */
async function askPlace(suggestedName: string): Promise<Outcome<FilePlace | 'nowhere' | null>> {
  const picker = pickerOf('showSaveFilePicker')
  const types = [{ description: 'Portwire project', accept: { 'application/json': ['.json'] } }]
  return picker === null ? ok('nowhere') : picked(picker({ suggestedName, types }))
}
