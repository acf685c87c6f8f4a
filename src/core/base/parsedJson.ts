/**
 * Far deeper than anything ever written, and far from where `JSON.stringify`, which is recursive, gives
 * out over what `JSON.parse`, which is not, has read.
 */
const MOST_DEPTH = 500

/** What JSON text from outside holds; undefined for what is no JSON, or nested too deep (`tooDeepJson`). */
export function parsedJson(text: string): unknown {
  if (tooDeepJson(text) !== null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a message says of text that is nested too deep to be handled; null where it is not. */
export const tooDeepJson = (text: string): string | null =>
  depthOf(text) > MOST_DEPTH
    ? `has brackets nested more than ${MOST_DEPTH} deep, which nothing has that Portwire writes`
    : null

/** How deep its lists and objects are nested, as far as it is JSON. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isText = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isText && sign === '\\') at += 1
    else if (sign === '"') isText = !isText
    else if (!isText && (sign === '[' || sign === '{')) deepest = Math.max(deepest, ++depth)
    else if (!isText && (sign === ']' || sign === '}')) depth -= 1
  }
  return deepest
}
