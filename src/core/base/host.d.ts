/**
 * What the core uses of its host, where browsers and Node have it alike. Nothing else of theirs is a name
 * in the core; the projects around it have the whole of it.
 */

interface TextDecoder {
  /** Throws a TypeError where bytes do not decode and the decoder is fatal. */
  decode(bytes: Uint8Array): string
}

declare const TextDecoder: {
  new (
    label: 'utf-8',
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ): TextDecoder
}
