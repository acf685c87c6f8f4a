import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { socById } from '../../core/soc/catalogue.ts'

/** What somebody who opens the link or picture does not get, as a sentence; empty for nothing. */
export function leftOut({ doc, baseName, sources }: OpenedBoard): string {
  if (sources !== null)
    return `The files it was read from stay with you; what changed is still told against ${baseName}.`
  const isCatalogue = doc.soc !== null && baseNameOf(socById(doc.soc).dtsi) === baseName
  return isCatalogue ? '' : `The files behind ${baseName} are not in it.`
}
