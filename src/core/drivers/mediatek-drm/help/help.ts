/** What something is for, in a sentence or three, to be read beside it. */
export interface Help {
  readonly text: string
  /** The kernel function, file or binding it is taken from. */
  readonly source: string
}
