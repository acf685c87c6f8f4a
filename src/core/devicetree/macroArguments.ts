import { END } from './expansionStack.ts'
import type { Macro } from './macro.ts'
import { CLOSE, COMMA, OPEN, type TokenStore } from './tokens.ts'

/**
 * The arguments of a macro call, up to the parenthesis that closes it; null when the tokens end first.
 * Commas in parentheses of their own separate nothing, nor do those of a variadic macro's last argument.
 *
 * @param next - gives the entries behind the parenthesis that opens the call, then END
 */
export function readArguments(
  { kinds }: TokenStore,
  { params, variadic }: Macro,
  next: () => number,
): number[][] | null {
  let last: number[] = []
  const list = [last]
  let nesting = 0
  for (let entry = next(); entry !== END; entry = next()) {
    const kind = kinds[entry >> 2]
    if (kind === CLOSE && nesting === 0) return list
    if (kind === OPEN) nesting += 1
    else if (kind === CLOSE) nesting -= 1
    if (kind === COMMA && nesting === 0 && !(variadic && list.length >= (params ?? 0))) {
      last = []
      list.push(last)
    } else last.push(entry)
  }
  return null
}

/** One argument for each parameter; null when there are too few or too many. */
export function fitArguments(
  { params, variadic }: Macro,
  list: readonly (readonly number[])[],
): readonly (readonly number[])[] | null {
  if (params === 0 && list.length === 1 && list[0]?.length === 0) return []
  if (list.length === params) return list
  return variadic && list.length + 1 === params ? [...list, []] : null
}
