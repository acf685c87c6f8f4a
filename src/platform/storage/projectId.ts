/** Names one of the projects kept in this browser. */
export type ProjectId = string

/** Unlike any other, also where the page has no secure origin and so no `randomUUID`. */
export function newProjectId(): ProjectId {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
