import { arrived } from '../platform/arrived.ts'
import { failed, type Outcome, reasonOf } from '../platform/outcome.ts'
import { pickFiles } from '../platform/pickFiles.ts'
import type { NamedBytes } from '../platform/readFiles.ts'

/** Files the user picks, with their bytes; none when the picker was closed without a choice. */
export async function pickedBytes(): Promise<Outcome<readonly NamedBytes[]>> {
  try {
    const picked = await pickFiles()
    if (picked.kind === 'failed') return picked
    const part = await arrived(import('../platform/readFiles.ts'))
    if (part.kind === 'failed') return part
    const { readFiles } = part.value
    return await readFiles(picked.value, { signal: new AbortController().signal, onRead: () => {} })
  } catch (error) {
    return failed(reasonOf(error))
  }
}
