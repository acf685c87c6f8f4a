import { type Macro, SPACED } from './macro.ts'

/** Boards of the kernel take 16,000; a file of 300 bytes that doubles itself would hold the page for a second with millions. */
const BUDGET = 400_000
const DEPTH_LIMIT = 500

export const BUDGET_SPENT = `Macros expand to more than ${BUDGET} tokens, or make as many letters; reading ends here.`
const TOO_DEEP = `Macros stand for each other more than ${DEPTH_LIMIT} deep; reading ends here.`

/** No token is left. */
export const END = -1

/** Tokens that stand in for a macro use, being read. */
interface Expansion {
  entries: readonly number[]
  at: number
  macro: Macro | null
  /** SPACED flag of the macro's name, which the first token takes over. */
  lead: number
}

/** What macro uses stand for, the innermost on top. Bounded in all it ever takes in. */
export class ExpansionStack {
  depth = 0
  /** Expansions below this are out of reach while an argument or a condition is expanded alone. */
  floor = 0
  private readonly expansions: Expansion[] = []
  private left = BUDGET

  /** The next token; END when the expansions within reach are read. */
  next(): number {
    while (this.depth > this.floor) {
      const top = this.expansions[this.depth - 1]
      if (top === undefined) break
      const i = top.at
      if (i < top.entries.length) {
        top.at = i + 1
        const entry = top.entries[i] ?? 0
        return i === 0 ? (entry & ~SPACED) | top.lead : entry
      }
      this.depth -= 1
    }
    return END
  }

  /** The token `next` would give, not consumed. */
  peek(): number {
    for (let i = this.depth - 1; i >= this.floor; i -= 1) {
      const expansion = this.expansions[i]
      const entry = expansion?.entries[expansion.at]
      if (entry !== undefined) return entry
    }
    return END
  }

  /** Null; or, where nothing is pushed, what limit that would pass. */
  push(entries: readonly number[], macro: Macro | null, lead: number): string | null {
    if (!this.spend(entries.length + 1)) return BUDGET_SPENT
    if (this.depth >= DEPTH_LIMIT) return TOO_DEEP
    const reused = this.expansions[this.depth]
    if (reused === undefined) this.expansions.push({ entries, at: 0, macro, lead })
    else {
      reused.entries = entries
      reused.at = 0
      reused.macro = macro
      reused.lead = lead
    }
    this.depth += 1
    return null
  }

  /** Takes tokens, or letters made, off the budget; false when it is used up. */
  spend(count: number): boolean {
    this.left -= count
    return this.left >= 0
  }

  /** Whether a macro is being expanded: its name inside of that stands for itself. */
  isBusy(macro: Macro): boolean {
    for (let i = this.depth - 1; i >= 0; i -= 1)
      if (this.expansions[i]?.macro === macro) return true
    return false
  }
}
