import { failed, type Outcome, ok, reasonOf } from './outcome.ts'

/** Puts a text on the clipboard, where the browser grants that. */
export async function copyText(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text)
    return ok(undefined)
  } catch (error) {
    return failed(`The browser did not let the page copy: ${reasonOf(error)}`)
  }
}
