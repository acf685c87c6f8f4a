import type { PipelineGraph } from '../pipeline/document.ts'
import { type EndpointPlace, placeOf } from '../pipeline/endpoints.ts'
import { type Link, linksOf } from '../pipeline/links.ts'
import type { LinkChange, LinkNames } from './comparison.ts'
import type { Identity } from './identity.ts'
import { pairUp } from './pairUp.ts'
import { endSpot } from './side.ts'

/** A link with its ends, and the ends' names on both sides. */
interface KnownLink {
  readonly link: Link
  readonly from: EndpointPlace
  readonly to: EndpointPlace
  readonly fromKey: string
  readonly toKey: string
}

/** The links of two documents: one that joins the same two endpoints is the same link. */
export function compareLinks(
  before: PipelineGraph,
  after: PipelineGraph,
  identity: Identity,
): LinkChange[] {
  const links = pairUp(
    knownLinks(before, identity.before.endpoint),
    knownLinks(after, identity.after.endpoint),
    [({ fromKey, toKey }) => [fromKey, toKey].toSorted().join(' ')],
  )
  const changed = links.pairs.flatMap(([old, now]) => {
    const names = { before: namesOf(old, now.fromKey), after: namesOf(now, now.fromKey) }
    return names.before === names.after ? [] : [linkChange('changed', old, now, names)]
  })
  return [
    ...changed,
    ...links.removed.map((old) =>
      linkChange('removed', old, null, { before: namesOf(old, old.fromKey), after: null }),
    ),
    ...links.added.map((now) =>
      linkChange('added', null, now, { before: null, after: namesOf(now, now.fromKey) }),
    ),
  ]
}

function knownLinks(graph: PipelineGraph, keyOf: (id: Link['from']) => string): KnownLink[] {
  return linksOf(graph).flatMap((link) => {
    const from = placeOf(graph, link.from)
    const to = placeOf(graph, link.to)
    if (from === null || to === null) return []
    return [{ link, from, to, fromKey: keyOf(link.from), toKey: keyOf(link.to) }]
  })
}

/** Seen from the end called `fromKey`: which way a link is drawn may change with its blocks. */
function namesOf({ link, from, to, fromKey: drawn }: KnownLink, fromKey: string): LinkNames {
  if (link.mutual) return 'both'
  const { remote } = from.endpoint
  const fromNames = remote?.kind === 'endpoint' && remote.endpoint === to.endpoint.id
  return fromNames === (drawn === fromKey) ? 'from' : 'to'
}

function linkChange(
  kind: LinkChange['kind'],
  before: KnownLink | null,
  after: KnownLink | null,
  names: LinkChange['names'],
): LinkChange {
  const shown = after ?? before
  if (shown === null) throw new Error('A link that is on neither side')
  return {
    kind,
    before: before?.link.id ?? null,
    after: after?.link.id ?? null,
    from: endSpot(shown.from),
    to: endSpot(shown.to),
    names,
  }
}
