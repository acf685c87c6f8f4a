import { COMPANIONS, type CompanionId } from './companions.ts'

/** Which companion an address asks for, and the packed input it brings; null when it brings none. */
export interface CompanionLink {
  readonly id: CompanionId
  readonly packed: string | null
}

/** Reads '#companion=riscv-pmu&in=…'; null for any other hash, and for a companion there is not. */
export function companionOfHash(hash: string): CompanionLink | null {
  const parts = new URLSearchParams(hash.slice(1))
  const known = COMPANIONS.find(({ id }) => id === parts.get('companion'))
  return known === undefined ? null : { id: known.id, packed: parts.get('in') }
}

/** Why an address that asks for a companion gets none, as a sentence; null for any other address. */
export function unknownCompanion(hash: string): string | null {
  const asked = new URLSearchParams(hash.slice(1)).get('companion')
  if (asked === null || companionOfHash(hash) !== null) return null
  const name = asked.length > 40 ? `${asked.slice(0, 40)}…` : asked
  return `There is no companion “${name}”; there are ${COMPANIONS.map(({ id }) => id).join(', ')}.`
}

export const hashOf = (id: CompanionId, packed: string | null = null): string =>
  `#companion=${id}${packed === null ? '' : `&in=${packed}`}`
