import type { BlockId, EndpointId } from '../base/ids.ts'

/** Names for what stands in two documents, equal on both sides for what was paired. */
export interface Identity {
  readonly before: SideIdentity
  readonly after: SideIdentity
}

interface SideIdentity {
  readonly block: (id: BlockId) => string
  readonly endpoint: (id: EndpointId) => string
}

type Pairs<Id> = readonly (readonly [before: Id, after: Id])[]

/** Ids of the two documents mean nothing to each other: an unpaired one is named after its side. */
export function identityOf(blocks: Pairs<BlockId>, endpoints: Pairs<EndpointId>): Identity {
  const block = namesOf(blocks)
  const endpoint = namesOf(endpoints)
  return {
    before: { block: block.before, endpoint: endpoint.before },
    after: { block: block.after, endpoint: endpoint.after },
  }
}

function namesOf<Id extends string>(pairs: Pairs<Id>) {
  const before = new Set(pairs.map(([id]) => id))
  const after = new Map(pairs.map(([old, now]) => [now, old]))
  return {
    before: (id: Id): string => (before.has(id) ? id : `${id} before`),
    after: (id: Id): string => after.get(id) ?? `${id} after`,
  }
}
