/** An edit of one of the user's files. */
export interface FileEdit {
  readonly name: string
  readonly before: string
  readonly after: string
}
