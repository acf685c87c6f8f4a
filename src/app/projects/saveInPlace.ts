import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import { arrived } from '../../platform/arrived.ts'
import { readPlace, writePlace } from '../../platform/filePlace.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { saveFile } from '../../platform/saveFile.ts'
import type { KeptPlace } from '../../platform/storage/openStorage.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { keepPlace, ownBytes, placesOf } from './filePlaces.ts'
import { sameBytes } from './sameBytes.ts'

/**
 * Writes the smallest edit of the user's own files where they were opened; an edit that was undone is
 * taken out again. A file that is no longer as it was read or last written stays as it is; one whose
 * place is not known is downloaded. Null where no board is open.
 */
export async function saveInPlace(): Promise<Notice | null> {
  const { project, projectId, showForm } = editorStore.getState()
  if (project === null || projectId === null) return null
  const part = await arrived(import('../../panels/dts/offeredForm.ts'))
  if (part.kind === 'failed')
    return { kind: 'failed', title: 'Could not save', details: [part.message] }
  const { offeredForm, faultsOf, filesOfForm } = part.value
  const offered = offeredForm('files', project)
  const { form, cannot, isUntouched } = offered
  const faults = form === null && !isUntouched ? cannot : faultsOf(offered)
  if (faults.length > 0) {
    showForm('files')
    const title = form === null ? 'Could not save' : 'Did not save: it reads back otherwise'
    return { kind: 'failed', title, details: faults.map(({ message }) => message) }
  }
  const read = ownBytes(project)
  const edited =
    form?.kind === 'files' ? bytesByName(form.files, filesOfForm(form, project)) : NO_FILES
  const places = await placesOf(projectId)
  const saved: string[] = []
  const problems: string[] = []
  for (const [name, before] of read) {
    const edit = edited.get(name)
    const kept = places.get(name)
    const bytes = edit ?? before
    if (kept !== undefined && (edit !== undefined || kept.written !== null)) {
      const written = await writeUnlessChanged(kept, before, bytes)
      if (written.kind === 'failed') problems.push(written.message)
      else await keepPlace(projectId, name, { ...kept, written: bytes })
      if (written.kind === 'ok' && written.value) saved.push(`Saved ${baseNameOf(name)}.`)
    } else if (kept === undefined && edit !== undefined) {
      saveFile(baseNameOf(name), bytes)
      saved.push(`Downloaded ${baseNameOf(name)}.`)
    }
  }
  if (problems.length > 0) return { kind: 'failed', title: 'Could not save', details: problems }
  return { kind: 'done', text: saved.join(' ') || 'Saved already: the file says the same.' }
}

const NO_FILES: ReadonlyMap<string, Uint8Array> = new Map()

const bytesByName = (
  edits: readonly { readonly name: string }[],
  files: readonly { readonly content: string | Uint8Array }[],
): ReadonlyMap<string, Uint8Array> =>
  new Map(
    edits.map(({ name }, i) => {
      const content = files[i]?.content ?? ''
      return [name, typeof content === 'string' ? new TextEncoder().encode(content) : content]
    }),
  )

/** True where there was something to write. */
async function writeUnlessChanged(
  { place, written }: KeptPlace,
  read: Uint8Array,
  bytes: Uint8Array,
): Promise<Outcome<boolean>> {
  const now = await readPlace(place)
  if (now.kind === 'failed') return now
  if (sameBytes(now.value, bytes)) return ok(false)
  const isOurs = [read, written].some((one) => one != null && sameBytes(one, now.value))
  if (!isOurs)
    return failed(
      `${place.name} was changed on the disk since it was opened here, so it was left as it is. Take the edit from the DTS tab, or open the file again.`,
    )
  const done = await writePlace(place, bytes)
  return done.kind === 'failed' ? done : ok(true)
}
