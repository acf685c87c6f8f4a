export type ParsedJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly message: string }

/** JSON from outside: what is wrong with it is the user's to know. */
export function parseJson(text: string): ParsedJson {
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { kind: 'wrong', message: error.message }
  }
}
