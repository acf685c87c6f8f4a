import { arrived } from '../platform/arrived.ts'
import type { Notice } from './notice.ts'

/**
 * Does what was asked for with a part of the page that is fetched for it; where it cannot be fetched, says so.
 *
 * @param coming - its `import()`
 * @param what - completes 'Could not …'
 */
export async function withPart<Part>(
  coming: Promise<Part>,
  what: string,
  tell: (notice: Notice) => void,
  use: (part: Part) => Promise<void> | void,
): Promise<void> {
  const part = await arrived(coming)
  if (part.kind === 'ok') await use(part.value)
  else tell({ kind: 'failed', title: `Could not ${what}`, details: [part.message] })
}
