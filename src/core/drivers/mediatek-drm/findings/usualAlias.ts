import { splitAlias } from '../../../pipeline/aliases.ts'
import type { Block } from '../../../pipeline/document.ts'
import { socById } from '../../../soc/catalogue.ts'
import type { SocId } from '../../../soc/soc.ts'

/** The alias of a stem the SoC's own `.dtsi` gives the node; null where it gives none. */
export function usualAlias(soc: SocId | null, { path }: Block, stem: string): string | null {
  if (soc === null) return null
  const node = socById(soc).nodes.find((candidate) => candidate.path === path)
  return node?.aliases.find((alias) => splitAlias(alias)?.stem === stem) ?? null
}
