/**
 * Remembers the last few calls: the same arguments, by identity, give the same result again. For results
 * too large to be kept for as long as their arguments live.
 */
export function memoizeRecent<Args extends readonly unknown[], Result>(
  kept: number,
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  /** Newest first. */
  let calls: readonly { readonly args: Args; readonly result: Result }[] = []
  return (...args) => {
    const found = calls.find((call) => args.every((arg, at) => Object.is(arg, call.args[at])))
    const call = found ?? { args, result: compute(...args) }
    if (calls[0] !== call) calls = [call, ...calls.filter((other) => other !== call)].slice(0, kept)
    return call.result
  }
}
