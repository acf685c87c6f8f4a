/**
 * Source with blanks in place of its comments, so that offsets stay; strings as they are. In one pass
 * whatever the text holds: a comment or string without an end goes on to the end.
 */
export const blankComments = (text: string): string =>
  text.replace(TOKEN, (token) => (token.startsWith('"') ? token : ' '.repeat(token.length)))

const TOKEN = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g
