/** What a link asks for: a project to work on, or one only to look at. */
export type ShareKind = 'board' | 'view'

export interface SharedHash {
  readonly kind: ShareKind
  readonly packed: string
}

/** Reads '#board=…' and '#view=…'; null for any other hash. */
export function sharedOfHash(hash: string): SharedHash | null {
  const parts = new URLSearchParams(hash.slice(1))
  for (const kind of ['board', 'view'] as const) {
    const packed = parts.get(kind)
    if (packed !== null) return { kind, packed }
  }
  return null
}

/** @param page - the address of the page, of which only folder and file name count */
export const linkTo = (page: string, kind: ShareKind, packed: string): string =>
  `${bare(page)}#${kind}=${packed}`

/** A frame for another page: the canvas and the paths, nothing to press. */
export const embedCode = (page: string, packed: string): string =>
  `<iframe src="${bare(page)}?embed#view=${packed}" title="Display pipeline" width="100%" height="480" loading="lazy"></iframe>`

/** Whether a page is only to be looked at, as its address has it. */
export const isViewed = (hash: string): boolean => sharedOfHash(hash)?.kind === 'view'

export const isEmbedded = (search: string): boolean => new URLSearchParams(search).has('embed')

const bare = (page: string): string => page.replace(/[?#].*$/, '')
