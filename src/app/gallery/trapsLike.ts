import { TRAPS, type Trap } from '../../core/drivers/mediatek-drm/findings/traps.ts'

/** The traps that have every word of a query in their number, code, mistake or rule. */
export function trapsLike(query: string): readonly Trap[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return TRAPS.filter(({ number, code, mistake, source }) => {
    const text = `${number} ${code} ${mistake} ${source}`.toLowerCase()
    return words.every((word) =>
      /^\d+$/.test(word) ? number === Number(word) : text.includes(word),
    )
  })
}
