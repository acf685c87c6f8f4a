import { type Macro, SPACED } from './macro.ts'
import {
  CHAR,
  COMMA,
  DIRECTIVE,
  HASH,
  IDENT,
  NUMBER,
  PASTE,
  SHIFT_LEFT,
  STRING,
  type TokenStore,
} from './tokens.ts'

/** More than any expansion budget: what grows past it, in tokens or in letters made, is not read. */
const LIMIT = 2_000_000

/**
 * The tokens a macro use stands for, before they are scanned again: the body with its parameters
 * replaced, `#` and `##` carried out.
 *
 * @param raw - arguments as written, for `#` and `##`
 * @param expanded - the same, macros expanded
 */
export function substitute(
  store: TokenStore,
  macro: Macro,
  raw: readonly (readonly number[])[],
  expanded: readonly (readonly number[])[],
): readonly number[] {
  const { body, paramOf } = macro
  const out: number[] = []
  let paste = false
  /** The left side of a coming `##` is empty: nothing to join with. */
  let leftEmpty = false

  const enough = store.madeText + LIMIT
  for (let i = 0; i < body.length && out.length < LIMIT && store.madeText < enough; i += 1) {
    const entry = body[i] ?? 0
    const kind = store.kinds[entry >> 2]
    if (kind === PASTE && i > 0 && i < body.length - 1) {
      paste = true
      continue
    }
    let param = paramOf[i] ?? -1
    let part: readonly number[] = [entry]
    if (macro.params !== null && kind === HASH && (paramOf[i + 1] ?? -1) >= 0) {
      i += 1
      part = [stringify(store, raw[paramOf[i] ?? 0] ?? []) | (entry & SPACED)]
      param = -1
    }
    const pasteNext = i + 2 < body.length && store.kinds[(body[i + 1] ?? 0) >> 2] === PASTE
    if (param >= 0) {
      const tokens = (paste || pasteNext ? raw : expanded)[param] ?? []
      const head = tokens[0]
      part = head === undefined ? [] : [(head & ~SPACED) | (entry & SPACED), ...tail(tokens)]
    }

    const last = out.at(-1)
    if (!paste || leftEmpty || last === undefined) append(out, part)
    else if (
      param >= 0 &&
      macro.variadic &&
      param === (macro.params ?? 0) - 1 &&
      store.kinds[last >> 2] === COMMA
    ) {
      // ', ## __VA_ARGS__': no arguments take the comma away.
      if (part.length === 0) out.pop()
      else append(out, part)
    } else if (part.length > 0) {
      out.pop()
      append(out, join(store, last, part[0] ?? 0))
      append(out, part.slice(1))
    }
    leftEmpty = part.length === 0 && (!paste || leftEmpty)
    paste = false
  }
  return out
}

const tail = (list: readonly number[]): readonly number[] => (list.length > 1 ? list.slice(1) : [])

function append(out: number[], part: readonly number[]): void {
  for (let i = 0; i < part.length; i += 1) out.push(part[i] ?? 0)
}

/** `##`: one token where the two spellings make one, otherwise both, side by side. */
function join(store: TokenStore, left: number, right: number): readonly number[] {
  const a = spellingOf(store, left)
  const b = spellingOf(store, right)
  const kind = kindOf(a + b)
  if (kind === null) return [left, right & ~SPACED]
  return [(store.make(kind, a + b) << 2) | (left & SPACED)]
}

function kindOf(spelling: string): number | null {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(spelling)) return IDENT
  if (/^\.?[0-9][A-Za-z0-9_.]*$/.test(spelling)) return NUMBER
  const wide = ['<<', '>>', '<=', '>=', '==', '!=', '&&', '||', '##'].indexOf(spelling)
  return wide === -1 ? null : SHIFT_LEFT + wide
}

function stringify(store: TokenStore, tokens: readonly number[]): number {
  let text = ''
  for (const entry of tokens) {
    const kind = store.kinds[entry >> 2] ?? 0
    const spelling = spellingOf(store, entry)
    if (text !== '' && entry & SPACED) text += ' '
    text += kind === STRING || kind === CHAR ? spelling.replace(/["\\]/g, '\\$&') : spelling
  }
  return store.make(STRING, `"${text}"`) << 2
}

function spellingOf(store: TokenStore, entry: number): string {
  const token = entry >> 2
  const kind = store.kinds[token] ?? 0
  return kind === DIRECTIVE ? '' : store.spelling(kind, store.ids[token] ?? 0)
}
