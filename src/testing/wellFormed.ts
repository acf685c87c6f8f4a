/**
 * What keeps a text from being XML as far as our own files go: elements that close in order, attributes
 * in quotes and each once, only the five entities and numbers, no character XML forbids. Null for
 * nothing.
 */
export function wellFormed(xml: string): string | null {
  const body = xml.replace(/^<\?xml [^?]*\?>\n/, '').trimEnd()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body))
    return 'a control character'
  if (/\p{Surrogate}/u.test(body)) return 'half a surrogate pair'
  const open: string[] = []
  let at = 0
  let roots = 0
  const tag = /<(\/?)([a-z][\w-]*)((?: [\w:-]+="[^"<]*")*)(\/?)>/giy
  while (at < body.length) {
    const next = body.indexOf('<', at)
    const text = body.slice(at, next === -1 ? undefined : next)
    if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) return `an entity in ${text}`
    if (text !== '' && open.length === 0) return `text outside: ${text}`
    if (next === -1) break
    tag.lastIndex = next
    const found = tag.exec(body)
    if (found === null) return `no tag: ${body.slice(next, next + 60)}`
    const [whole, closing, name = '', attributes = '', empty] = found
    const names = [...attributes.matchAll(/ ([\w:-]+)=/g)].map(([, one]) => one)
    if (new Set(names).size < names.length) return `an attribute twice: ${whole}`
    if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(attributes)) return `an entity in ${whole}`
    if (closing === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing`
    } else {
      if (open.length === 0) roots++
      if (empty === '') open.push(name)
    }
    at = next + whole.length
  }
  return open.length > 0 ? `<${open.at(-1)}> stays open` : roots === 1 ? null : `${roots} roots`
}
