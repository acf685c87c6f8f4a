import { failed, type Outcome, ok, reasonOf } from './outcome.ts'

/** The bytes of a file that is part of the built page. @param url - as the build names it */
export async function readAsset(url: string): Promise<Outcome<Uint8Array>> {
  try {
    const response = await fetch(url)
    if (response.ok) return ok(new Uint8Array(await response.arrayBuffer()))
    return failed(`HTTP ${response.status}`)
  } catch (error) {
    return failed(reasonOf(error))
  }
}
