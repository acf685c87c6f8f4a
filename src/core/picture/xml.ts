export type Attributes = Readonly<Record<string, string | number | null>>

/** Markup that was built by `element` or `textNode`: nothing else may be put among children. */
export interface Markup {
  readonly xml: string
}

/** An element. Attributes that are null are left out; numbers are rounded to hundredths. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (Markup | null)[]
): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null
      ? []
      : [` ${key}="${escapeXml(typeof value === 'number' ? num(value) : value)}"`],
  )
  const inside = children.map((child) => child?.xml ?? '').join('')
  const open = `<${name}${written.join('')}`
  return { xml: inside === '' ? `${open}/>` : `${open}>${inside}</${name}>` }
}

export const textNode = (text: string): Markup => ({ xml: escapeXml(text) })

/** What a file calls its nodes is anything: it never becomes markup, nor text no XML may hold. */
const escapeXml = (text: string): string =>
  Array.from(text, (char) => ESCAPES.get(char) ?? (IS_XML.test(char) ? char : '\ufffd')).join('')

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['\n', ' '],
  ['\r', ' '],
  ['\t', ' '],
])

/** XML 1.0, production 2, without what is escaped above. */
const IS_XML = /^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u

export const num = (value: number): string => String(Math.round(value * 100) / 100)
