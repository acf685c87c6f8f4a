/**
 * Source without its comments, strings as they are. In one pass whatever the text holds: a comment or
 * string without an end goes on to the end.
 */
export const stripComments = (text: string): string =>
  text.replace(TOKEN, (token) => (token.startsWith('"') ? token : ' '))

const TOKEN = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g
