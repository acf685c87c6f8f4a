/** What came of asking the outside world for something. `message` is a sentence for the user. */
export type Outcome<Value = undefined> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'failed'; readonly message: string }

export const ok = <Value>(value: Value): Outcome<Value> => ({ kind: 'ok', value })
export const failed = (message: string): { readonly kind: 'failed'; readonly message: string } => ({
  kind: 'failed',
  message,
})

/** The outside world's own words, for the end of a sentence of ours. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : String(error)
