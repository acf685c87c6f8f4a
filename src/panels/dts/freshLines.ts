import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/**
 * Line numbers, from 1, of what the last change brought: the lines of `after` that `before` has not,
 * each counted as often as it stands there.
 */
export function freshLines(before: string, after: string): ReadonlySet<number> {
  const left = new Map<string, number>()
  for (const line of before.split('\n')) left.set(line, (left.get(line) ?? 0) + 1)
  const fresh = new Set<number>()
  after.split('\n').forEach((line, at) => {
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    else if (line.trim() !== '') fresh.add(at + 1)
  })
  return fresh
}

const effect = StateEffect.define<ReadonlySet<number>>()
const mark = Decoration.line({ class: 'cm-fresh' })

/** Tints the lines the last change brought, until the next one. */
export const markFreshLines = {
  of: (lines: ReadonlySet<number>) => effect.of(lines),
  field: StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      const change = transaction.effects.find((one) => one.is(effect))
      if (change === undefined) return marks.map(transaction.changes)
      const builder = new RangeSetBuilder<Decoration>()
      const { doc } = transaction.state
      for (const line of [...change.value].sort((a, b) => a - b)) {
        const { from } = doc.line(line)
        builder.add(from, from, mark)
      }
      return builder.finish()
    },
    provide: (field) => EditorView.decorations.from(field),
  }),
}
