import type { PathChip } from '../drivers/mediatek-drm/pathStory.ts'

/** The way of a path in one line: what was walked, where it stopped, and what stands in its place. */
export function pathWay(
  chips: readonly PathChip[],
  show: (chip: PathChip) => string = ({ text }) => text,
): string {
  const words = chips.map((chip, at) => {
    const before = chips[at - 1]
    if (before === undefined) return show(chip)
    const isInstead = chip.tone === 'kept' && before.tone === 'bad'
    return `${isInstead ? '; in its place: ' : ' → '}${show(chip)}`
  })
  return words.join('')
}
