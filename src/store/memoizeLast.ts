/** Remembers the last call: the same arguments, by identity, give the same result again. */
export function memoizeLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null
  return (...args) => {
    const known = last
    if (known !== null && args.every((arg, i) => Object.is(arg, known.args[i]))) return known.result
    const result = compute(...args)
    last = { args, result }
    return result
  }
}
