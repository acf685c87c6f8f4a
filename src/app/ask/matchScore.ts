/**
 * How well a line of a list answers what was typed, from 0 (not at all) to 1.
 *
 * Every typed word has to stand in the line as it was typed; letters strewn over a line do not
 * count, or 'dsi0' would find a driver and Enter would leave the board. A word counts most where
 * the name is or begins with it, then where any word begins with it.
 *
 * @param name - what the line is called
 * @param further - the other words it is found by
 */
export function matchScore(name: string, further: readonly string[], typed: string): number {
  const sought = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const texts = [name, ...further].map((text) => text.toLowerCase())
  return Math.min(
    1,
    ...sought.map((word) => Math.max(...texts.map((text, at) => scoreOf(text, word, at === 0)))),
  )
}

function scoreOf(text: string, word: string, isName: boolean): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  const discount = isName ? 0 : 0.3
  if (at === 0) return (text === word ? 1 : 0.9) - discount
  return (/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 0.4 : 0.8) - discount
}
