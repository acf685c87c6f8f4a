/**
 * Branded ids. Two ids of different things never mix, and every cast in the project stands here.
 */

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A block of the pipeline document. Opaque, stable across edits and renames; never holds a '#'. */
export type BlockId = Branded<'BlockId'>
/** An endpoint of the pipeline document: its block's id, '#', a serial. Stable across renumbering. */
export type EndpointId = Branded<'EndpointId'>

/** The id of a block that stands at `path` when it enters the document. */
export const blockId = (path: string): BlockId => path.replaceAll('#', '%23') as BlockId

export const endpointId = (block: BlockId, serial: number): EndpointId =>
  `${block}#${serial}` as EndpointId

/** The block an endpoint belongs to: part of its id, so that no index has to be kept. */
export const blockOfEndpoint = (endpoint: EndpointId): BlockId =>
  endpoint.slice(0, endpoint.lastIndexOf('#')) as BlockId

export const serialOfEndpoint = (endpoint: EndpointId): number =>
  Number(endpoint.slice(endpoint.lastIndexOf('#') + 1))

/**
 * `Object.entries` and back, for records keyed by block. An engine copies a record made so as a whole at
 * every edit, one that was filled key by key no longer.
 */
export const blockEntries = <T>(record: Readonly<Record<BlockId, T>>): [BlockId, T][] =>
  Object.entries(record) as [BlockId, T][]
export const blockRecord = <T>(entries: Iterable<readonly [BlockId, T]>): Record<BlockId, T> =>
  Object.fromEntries(entries) as Record<BlockId, T>
