// What source says of itself, before it is read: whether it is a board's, an overlay, or a part of another.
import { blankComments } from './blankComments.ts'
import { baseNameOf } from './boardSources.ts'
import { includesOf } from './includes.ts'

/** Whether source is an overlay: it says so before its first node. */
export function isPlugin(text: string): boolean {
  if (!text.includes('/plugin/')) return false
  const plain = blankComments(text.slice(0, FAR_ENOUGH)).replace(/^[ \t]*#.*/gm, '')
  const brace = plain.indexOf('{')
  return /\/plugin\/\s*;/.test(brace === -1 ? plain : plain.slice(0, brace))
}

/** Licence and includes stand before it, no more. */
const FAR_ENOUGH = 0x10000

/** The text asked for, else the `.dts` no other file includes, else a `.dtsi`, else a lone file. */
export function entryOf(
  texts: ReadonlyMap<string, string>,
  asked: string | undefined,
): string | null {
  if (asked !== undefined) return texts.has(asked) ? asked : null
  const names = [...texts.keys()]
  const included = new Set(
    [...texts.values()].flatMap((text) => includesOf(text).map(({ path }) => baseNameOf(path))),
  )
  const free = names.filter((name) => !included.has(baseNameOf(name)))
  const ending = (end: string): string | undefined =>
    free.find((name) => name.endsWith(end)) ?? names.find((name) => name.endsWith(end))
  const sources = names.filter((name) => !name.endsWith('.h'))
  return (
    ending('.dts') ??
    ending('.dtsi') ??
    ending('.dtso') ??
    (sources.length === 1 ? (sources[0] ?? null) : null)
  )
}
