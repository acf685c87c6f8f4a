/** What the page has to say about something the user asked for. */
export type Notice =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly title: string; readonly details: readonly string[] }
